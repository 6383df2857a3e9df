import type { InputTable } from './column.ts';

export type CommunicationKey =
  | 'date'
  | 'payer'
  | 'channel'
  | 'direction'
  | 'who'
  | 'what'
  | 'private'
  | 'promise'
  | 'sign'
  | 'link'
  | 'notes';

export const CHANNELS = ['email', 'letter', 'call', 'portal', 'meeting', 'fax'] as const;

export const SIGNS = ['put off without a date', 'contradicts what they said before'] as const;

/** Every contact with a payer, in the order in which it happened: the timeline of good faith (LOG-15, LOG-17, FUP-16). */
export const communications: InputTable<CommunicationKey> = {
  id: 'communications',
  title: 'Communications',
  about: 'Every letter, call and answer, with its date: the timeline that you can show.',
  keyColumn: 'payer',
  frozenColumns: 2,
  columns: [
    {
      key: 'date',
      header: 'Date',
      kind: 'date',
      width: 100,
      help: ['The day it happened.', 'Example: 2026-04-23'],
      handbook: 'LOG-15',
    },
    { key: 'payer', header: 'Payer', kind: 'text', width: 150, help: ['As in the Payers tab.', 'Example: Insurer B'] },
    {
      key: 'channel',
      header: 'How',
      kind: 'choice',
      choices: CHANNELS,
      width: 90,
      help: ['By what way.', 'Example: email'],
      handbook: 'LOG-17',
    },
    {
      key: 'direction',
      header: 'From whom',
      kind: 'choice',
      choices: ['us', 'them'],
      width: 90,
      help: ['Who wrote or called.', 'Example: us'],
      handbook: 'LOG-17',
    },
    {
      key: 'who',
      header: 'With whom',
      kind: 'text',
      width: 160,
      help: ['The person or department at the payer.', 'Example: Provider contracting'],
      handbook: 'LOG-15',
    },
    {
      key: 'what',
      header: 'What was said or sent',
      kind: 'long-text',
      width: 360,
      help: ['In one line. Never a client name.', 'Example: Rate request for 90834 and 90837 sent'],
      handbook: 'LOG-15, LOG-17',
    },
    {
      key: 'promise',
      header: 'Promise by word of mouth',
      kind: 'choice',
      choices: ['yes', 'no'],
      width: 110,
      help: ['yes when they promised something that is not in writing yet: ask for it in writing.', 'Example: yes'],
      handbook: 'LOG-15, FUP-11',
    },
    {
      key: 'sign',
      header: 'Warning sign',
      kind: 'choice',
      choices: SIGNS,
      width: 150,
      help: [
        'When they put you off or say the opposite of before. Signs like these say when it is time to go higher.',
        'Example: put off without a date',
      ],
      handbook: 'FUP-09, FUP-10',
      since: 2,
    },
    {
      key: 'link',
      header: 'Document',
      kind: 'text',
      width: 170,
      help: ['A link to the letter or message.'],
      handbook: 'LOG-17',
    },
    {
      key: 'private',
      header: 'Keep private',
      kind: 'choice',
      choices: ['yes', 'no'],
      width: 90,
      help: [
        'yes for a line of your own that no letter or packet may show. Blank: it may stand in a timeline.',
        'Example: no',
      ],
      handbook: 'FUP-16',
    },
    { key: 'notes', header: 'Notes', kind: 'long-text', width: 220, help: ['Never a client name.'] },
  ],
};
