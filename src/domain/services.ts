/** Plain names of the services that behavioral-health practices bill, in our own words; CPT descriptors are the AMA's. */
const labels: ReadonlyMap<string, string> = new Map([
  ['90785', 'Added complexity'],
  ['90791', 'First evaluation'],
  ['90792', 'First evaluation with medical services'],
  ['90832', '30-minute session'],
  ['90833', '30-minute session added to a medical visit'],
  ['90834', '45-minute session'],
  ['90836', '45-minute session added to a medical visit'],
  ['90837', '60-minute session'],
  ['90838', '60-minute session added to a medical visit'],
  ['90839', 'Crisis session, first hour'],
  ['90840', 'Crisis session, each further half hour'],
  ['90845', 'Psychoanalysis session'],
  ['90846', 'Couple or family session without the client'],
  ['90847', 'Couple or family session with the client'],
  ['90849', 'Session for several families'],
  ['90853', 'Group session'],
  ['90880', 'Hypnosis session'],
  ['96105', 'Aphasia testing, per hour'],
  ['96110', 'Developmental screening form'],
  ['96112', 'Developmental testing, first hour'],
  ['96113', 'Developmental testing, each further half hour'],
  ['96116', 'Thinking and behavior exam, first hour'],
  ['96121', 'Thinking and behavior exam, each further hour'],
  ['96125', 'Cognitive performance testing, per hour'],
  ['96127', 'Short symptom questionnaire'],
  ['96130', 'Psychological test evaluation, first hour'],
  ['96131', 'Psychological test evaluation, each further hour'],
  ['96132', 'Neuropsychological test evaluation, first hour'],
  ['96133', 'Neuropsychological test evaluation, each further hour'],
  ['96136', 'Giving and scoring tests by the clinician, first half hour'],
  ['96137', 'Giving and scoring tests by the clinician, each further half hour'],
  ['96138', 'Giving and scoring tests by a technician, first half hour'],
  ['96139', 'Giving and scoring tests by a technician, each further half hour'],
  ['96146', 'One automated computer test'],
  ['96156', 'Health behavior assessment'],
  ['96158', 'Health behavior session, first half hour'],
  ['96159', 'Health behavior session, each further quarter hour'],
  ['96164', 'Health behavior group, first half hour'],
  ['96165', 'Health behavior group, each further quarter hour'],
  ['96167', 'Health behavior family session with the client, first half hour'],
  ['96168', 'Health behavior family session with the client, each further quarter hour'],
  ['99202', 'New-client medical visit, level 2'],
  ['99203', 'New-client medical visit, level 3'],
  ['99204', 'New-client medical visit, level 4'],
  ['99205', 'New-client medical visit, level 5'],
  ['99211', 'Follow-up medical visit, level 1'],
  ['99212', 'Follow-up medical visit, level 2'],
  ['99213', 'Follow-up medical visit, level 3'],
  ['99214', 'Follow-up medical visit, level 4'],
  ['99215', 'Follow-up medical visit, level 5'],
  ['99484', 'Behavioral health care management, monthly'],
  ['99492', 'Collaborative care, first month'],
  ['99493', 'Collaborative care, each further month'],
  ['99494', 'Collaborative care, added half hour'],
]);

/** Our plain name of a service, e.g. "45-minute session"; '' for codes we have none for. */
export function serviceLabel(code: string | number): string {
  return labels.get(String(code).trim()) ?? '';
}

/** The codes a new practice starts from (BEN-08). */
export const starterCodes: readonly string[] = [
  '90791',
  '90832',
  '90834',
  '90837',
  '90846',
  '90847',
  '96130',
  '96131',
  '96136',
  '96137',
];

/** The codes that any ask or comparison should cover (BEN-09). */
export const coreCodes: readonly string[] = ['90834', '90837', '90791'];
