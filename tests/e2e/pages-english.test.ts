// Every page in English, in the other house style.
import { everyPage } from '../support/every-page';

everyPage('en', 'waterstad');
