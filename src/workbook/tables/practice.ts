import { clinicians } from '../../domain/medicare/index.ts';
import type { FactSheet } from './column.ts';

export type PracticeKey =
  | 'practiceName'
  | 'signer'
  | 'credentials'
  | 'license'
  | 'npi'
  | 'address'
  | 'phone'
  | 'email'
  | 'zip'
  | 'clinician'
  | 'setting'
  | 'year'
  | 'asOf'
  | 'opening'
  | 'closing';

export const practice: FactSheet<PracticeKey> = {
  id: 'practice',
  title: 'Practice',
  about: 'Who you are, where you work, and what letters say about you.',
  facts: [
    { key: 'practiceName', label: 'Practice name', kind: 'text', help: 'As payers know it. It heads your letters.' },
    { key: 'signer', label: 'Letters signed by', kind: 'text', help: 'Your name, as it stands under a letter.' },
    { key: 'credentials', label: 'Credentials', kind: 'text', help: 'For example: PsyD, Licensed Psychologist.' },
    { key: 'license', label: 'License number', kind: 'identifier', help: 'Optional. Printed under the signature.' },
    { key: 'npi', label: 'NPI', kind: 'identifier', help: 'Payers find your contract by it. Ten digits.' },
    { key: 'address', label: 'Address', kind: 'text', help: 'Optional. Street, city, state, ZIP on one line.' },
    { key: 'phone', label: 'Phone', kind: 'identifier', help: 'Where the payer reaches you.' },
    { key: 'email', label: 'Email', kind: 'text', help: 'Where the payer reaches you.' },
    {
      key: 'zip',
      label: 'Office ZIP code',
      kind: 'identifier',
      help: 'Medicare pays by area. This ZIP decides which amounts are yours.',
      handbook: 'BEN-02',
    },
    {
      key: 'clinician',
      label: 'Clinician type',
      kind: 'choice',
      choices: clinicians().map(({ key }) => key),
      help: 'Medicare pays some licenses 75% or 85% of its schedule. Psychologists and physicians: 100%.',
      handbook: 'AMB-39',
    },
    {
      key: 'setting',
      label: 'Setting',
      kind: 'choice',
      choices: ['office', 'facility'],
      help: 'Office, unless you see clients in a hospital or other facility.',
      handbook: 'AMB-39',
    },
    {
      key: 'year',
      label: 'Medicare schedule year',
      kind: 'year',
      help: 'The fee schedule your figures are compared with.',
      handbook: 'BEN-07',
    },
    {
      key: 'asOf',
      label: 'Figures as of',
      kind: 'date',
      help: 'Of two rates for one payer and code, the latest in effect on this day counts.',
    },
    {
      key: 'opening',
      label: 'Standard opening',
      kind: 'long-text',
      help: 'Optional. Your own first sentence in letters.',
    },
    {
      key: 'closing',
      label: 'Standard closing',
      kind: 'long-text',
      help: 'Optional. Your own last sentence in letters.',
    },
  ],
};
