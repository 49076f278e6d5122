// Everything that is measured, in groups that are run and kept as a whole.
import { adoptionCases } from './cases/adoption';
import { capacityCases } from './cases/capacity';
import { browserCases } from './cases/browser';
import { byteCases } from './cases/bytes';
import { figureCases } from './cases/figures';
import { forecastCases } from './cases/forecast';
import { goLiveCases } from './cases/go-live';
import { homeCases } from './cases/homes';
import { historyCases } from './cases/history';
import { moveCases } from './cases/move';
import { pageCases } from './cases/pages';
import { peerCases } from './cases/peers';
import { redmineCases } from './cases/redmine';
import { rolloutCases } from './cases/rollout';
import { schedulerCases } from './cases/scheduler';
import { searchCases } from './cases/search';
import { servedCases } from './cases/served';
import { startCases } from './cases/start';
import type { Finding } from './result';

/** By the name that `npm run bench -- --only …` asks for. */
export const groups: Record<string, () => Promise<Finding[]>> = {
  scheduler: schedulerCases,
  move: moveCases,
  golive: goLiveCases,
  pages: pageCases,
  history: historyCases,
  adoption: adoptionCases,
  capacity: capacityCases,
  figures: figureCases,
  forecast: forecastCases,
  rollout: rolloutCases,
  search: searchCases,
  homes: homeCases,
  bytes: byteCases,
  browser: browserCases,
  peers: peerCases,
  redmine: redmineCases,
  served: servedCases,
  start: startCases,
};
