// The last step of a build: makes the data folder with the demo that a first start copies. See docs/decisions/0033-first-start.md.
import { today } from '~/clock.server';
import { loadDemoOnce } from '~/models/demo.server';
import { prepareDemo, preparedDemoDir } from '~/models/prepared-demo.server';

await prepareDemo(preparedDemoDir(), today(), loadDemoOnce);
