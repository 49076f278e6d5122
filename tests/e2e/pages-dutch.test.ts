// Every page in Dutch, in the house style of the demo.
import { everyPage } from '../support/every-page';

everyPage('nl', 'voorbeeld');
