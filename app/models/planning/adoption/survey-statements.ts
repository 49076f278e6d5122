// What is asked in a survey, statement by statement, and what each statement measures. Scores run from 1 (disagree) to 5 (agree).
// Acceptance after perceived usefulness and ease of use (Davis 1989; Venkatesh et al. 2003); ADKAR after Hiatt (Prosci).
import type { Label } from '../plan';
import type { SurveyKind } from './survey-kind';

/** The elements of change, in the order in which each builds on the one before. */
export const adkarElements = ['awareness', 'desire', 'knowledge', 'ability', 'reinforcement'] as const;
export type AdkarElement = (typeof adkarElements)[number];

export type Measured = AdkarElement | 'usefulness' | 'ease' | 'intention' | 'support' | 'amount' | 'pace' | 'recovery';

export type Statement = { measures: Measured; text: Label };

const says = (measures: Measured, nl: string, en: string): Statement => ({ measures, text: { nl, en } });

/** The order is that of the scores of an answer: a statement never moves, and none is taken out. */
export const statementsOf: Record<SurveyKind, readonly Statement[]> = {
  acceptance: [
    says('usefulness', 'Het zaaksysteem helpt mij mijn werk goed te doen.', 'The case system helps me do my job well.'),
    says('usefulness', 'Inwoners zijn beter geholpen.', 'Residents are better served.'),
    says('ease', 'Ik vind het makkelijk te gebruiken.', 'I find it easy to use.'),
    says('ease', 'Ik vind snel wat ik zoek.', 'I quickly find what I need.'),
    says('intention', 'Ik zou het blijven gebruiken als ik mocht kiezen.', 'I would keep using it if I could choose.'),
    says('support', 'Als ik vastloop, krijg ik snel hulp.', 'When I am stuck, I get help quickly.'),
  ],
  adkar: [
    says('awareness', 'Ik weet waarom we dit doen.', 'I know why we are doing this.'),
    says('awareness', 'Ik weet wat er gebeurt als we niets doen.', 'I know what happens if we do nothing.'),
    says('desire', 'Ik wil meewerken.', 'I want to take part.'),
    says('desire', 'Het levert mij iets op.', 'There is something in it for me.'),
    says('knowledge', 'Ik weet hoe ik een zaak behandel.', 'I know how to handle a case.'),
    says('knowledge', 'Ik weet waar ik uitleg vind.', 'I know where to find an explanation.'),
    says('ability', 'Het lukt mij zonder hulp.', 'I can do it without help.'),
    says('ability', 'Ik heb tijd om het goed te doen.', 'I have time to do it well.'),
    says('reinforcement', 'Mijn leidinggevende spreekt erover.', 'My manager talks about it.'),
    says('reinforcement', 'We verbeteren wat niet werkt.', 'We improve what does not work.'),
  ],
  pressure: [
    says('amount', 'Ik heb te veel werk.', 'I have too much work.'),
    says('pace', 'Ik moet te snel werken.', 'I have to work too fast.'),
    says('recovery', 'Ik herstel onvoldoende.', 'I do not recover enough.'),
  ],
};

/** The metric its scores are figures of; of ADKAR the lowest element. */
export const metricOfSurvey: Record<SurveyKind, string> = { acceptance: 'M13', adkar: 'M14', pressure: 'M17' };
