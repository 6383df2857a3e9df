import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { renderTabsPage, tabsPage } from '../../scripts/docs-tabs.ts';

describe('docs/tabs.md', () => {
  it('says what the declarations of the tabs say ("npm run docs" writes it)', async () => {
    expect(await readFile(tabsPage, 'utf8')).toBe(renderTabsPage());
  });

  it('has the thirteen columns of the log verbatim and in order', () => {
    const page = renderTabsPage();
    const log = page.slice(page.indexOf('## Negotiation Log'), page.indexOf('## Communications'));
    expect(
      [...log.matchAll(/^\| ([^|]+?) \|.*LOG-(\d\d)/gm)].slice(0, 13).map(([, header, id]) => [Number(id), header]),
    ).toEqual([
      [1, 'Insurer Name'],
      [2, 'Contract Representative Name & Title'],
      [3, 'Contact Info (Phone/Email)'],
      [4, 'Date of Initial Request'],
      [5, 'CPT Codes Requested for Review'],
      [6, 'Current Rate per Code'],
      [7, 'Requested Rate per Code'],
      [8, 'Response Received?'],
      [9, 'Date of Response'],
      [10, 'Nature of Response'],
      [11, 'Notes / Next Steps'],
      [12, 'Date of Next Follow-Up'],
      [13, 'Status'],
    ]);
  });
});
