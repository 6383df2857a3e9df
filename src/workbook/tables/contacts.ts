import type { InputTable } from './column.ts';
import { YES_NO_UNKNOWN } from './payers.ts';

export type ContactKey =
  | 'payer'
  | 'name'
  | 'title'
  | 'department'
  | 'region'
  | 'canApprove'
  | 'phone'
  | 'email'
  | 'bestMethod'
  | 'manner'
  | 'notes';

/** CON-03, CON-04: the first two decide on rates. */
export const DEPARTMENTS = [
  'Provider contracting',
  'Network development',
  'Network management',
  'Provider relations',
  'Credentialing',
  'Customer service',
] as const;

export const contacts: InputTable<ContactKey> = {
  id: 'contacts',
  title: 'Contacts',
  about: 'Whom you talk with at each payer, and who can decide.',
  keyColumn: 'payer',
  frozenColumns: 2,
  columns: [
    { key: 'payer', header: 'Payer', kind: 'text', width: 150, help: ['As in the Payers tab.', 'Example: Insurer B'] },
    {
      key: 'name',
      header: 'Name',
      kind: 'text',
      width: 150,
      help: ['The person at the payer. Leave it blank while you know the department only.', 'Example: J. Rivera'],
      handbook: 'CON-01',
    },
    { key: 'title', header: 'Title', kind: 'text', width: 150, help: ['As they sign.', 'Example: Contract manager'] },
    {
      key: 'department',
      header: 'Department',
      kind: 'choice',
      choices: DEPARTMENTS,
      width: 160,
      help: [
        'Contracting and network development decide on rates; customer service does not.',
        'Example: Provider contracting',
      ],
      handbook: 'CON-03, CON-04',
    },
    {
      key: 'region',
      header: 'Region',
      kind: 'text',
      width: 110,
      help: ['What area they handle.', 'Example: New England'],
      handbook: 'CON-01',
    },
    {
      key: 'canApprove',
      header: 'Can approve rates?',
      kind: 'choice',
      choices: YES_NO_UNKNOWN,
      width: 100,
      help: ['Letters go to someone who can. Ask if you do not know.', 'Example: yes'],
      handbook: 'AMB-20',
    },
    {
      key: 'phone',
      header: 'Phone',
      kind: 'identifier',
      width: 120,
      help: ['Direct line if you have it.', 'Example: 802-555-0199'],
    },
    {
      key: 'email',
      header: 'Email',
      kind: 'identifier',
      width: 200,
      help: ['Where letters go.', 'Example: contracting@insurer-b.example'],
    },
    {
      key: 'bestMethod',
      header: 'Best way to reach',
      kind: 'choice',
      choices: ['email', 'phone', 'portal', 'mail', 'fax'],
      width: 110,
      help: ['What has worked.', 'Example: email'],
      handbook: 'CON-01',
    },
    {
      key: 'manner',
      header: 'How they respond',
      kind: 'choice',
      choices: ['responsive', 'slow to respond', 'open to negotiation', 'not helpful'],
      width: 140,
      help: ['Your experience so far.', 'Example: slow to respond'],
      handbook: 'CON-02',
    },
    {
      key: 'notes',
      header: 'Notes',
      kind: 'long-text',
      width: 240,
      help: ['How you found them, what helps. Never a client name.'],
      handbook: 'CON-01, CON-05',
    },
  ],
};
