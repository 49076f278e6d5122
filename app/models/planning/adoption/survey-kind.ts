// What can be asked in a survey: its statements, what they measure, and which metric their scores are figures of.

/** `acceptance` M13, `adkar` M14, `pressure` M17. */
export const surveyKinds = ['acceptance', 'adkar', 'pressure'] as const;
export type SurveyKind = (typeof surveyKinds)[number];
