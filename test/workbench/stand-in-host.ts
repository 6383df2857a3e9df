/** A host over a real workbook with a script of a few functions, for tests of the server and the page. */
import { Workbook } from '../../workbench/engine/workbook.ts';
import type { ActiveCell, ExecutionResult, Host, StoredDocument, UiRequest } from '../../workbench/types.ts';

export const PANEL = `<!DOCTYPE html>
<html lang="en">
<head><base target="_top"><title>Panel</title></head>
<body>
<h1>Panel</h1>
<button id="ask">Ask</button>
<button id="fail">Fail</button>
<button id="date">Send a date</button>
<button id="close">Close</button>
<a id="letter" href="https://docs.google.com/document/d/letter1/edit">Open the letter</a>
<p id="said" role="status"></p>
<script>
  const said = (text) => { document.getElementById('said').textContent = text; };
  const run = google.script.run.withSuccessHandler((value, user) => said(JSON.stringify(value) + ' ' + user))
    .withFailureHandler((error) => said(error instanceof Error && error.message)).withUserObject('mine');
  document.getElementById('ask').onclick = () => run.echo({ rate: 94, list: [1, undefined, 'x'] });
  document.getElementById('fail').onclick = () => run.fail();
  document.getElementById('date').onclick = () => { try { run.echo({ when: new Date() }); } catch (error) { said(error.message); } };
  document.getElementById('close').onclick = () => google.script.host.close();
</script>
</body>
</html>`;

type Script = (host: StandInHost, ...args: unknown[]) => { value?: unknown; ui?: UiRequest[] };

const SCRIPT: Record<string, Script> = {
  showPanel: () => ({ ui: [{ kind: 'sidebar', title: 'RateCase', html: PANEL }] }),
  echo: (_, value) => ({ value }),
  fail: () => {
    throw new Error('The rate is missing.');
  },
  sayHello: () => ({
    ui: [
      { kind: 'toast', title: 'RateCase', message: 'All tabs are up to date.' },
      { kind: 'alert', title: 'About', message: 'RateCase helps you ask.' },
    ],
  }),
  writeBelow: (host) => {
    host.workbook.sheets[0]?.put(9, 0, 'written by the script');
    host.active = { sheetId: 0, row: 9, column: 0, rowCount: 1, columnCount: 1 };
    return { value: true };
  },
};

export class StandInHost implements Host {
  readonly workbook = new Workbook({ now: () => new Date(Date.UTC(2026, 4, 12, 12)) });
  active: ActiveCell = { sheetId: 0, row: 0, column: 0, rowCount: 1, columnCount: 1 };
  readonly menu = [
    { label: 'Show panel', run: 'showPanel' },
    { label: '' },
    { label: 'About', run: 'sayHello' },
    { label: 'Write below', run: 'writeBelow' },
  ];
  readonly drive = new Map<string, StoredDocument>();
  readonly ran: string[] = [];

  run(functionName: string, args: unknown[] = []): ExecutionResult {
    this.ran.push(functionName);
    const script = SCRIPT[functionName];
    try {
      if (script === undefined) throw new Error(`Script function not found: ${functionName}`);
      const { value = null, ui = [] } = script(this, ...args);
      return { ok: true, value, ui, calls: {}, log: [] };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { ok: false, error: message, ui: [], calls: {}, log: [] };
    }
  }

  open(): ExecutionResult {
    return { ok: true, ui: [], calls: {}, log: [] };
  }

  toJSON(): unknown {
    return this.workbook.toJSON();
  }
}

/** A small practice: rates with formats, colors, notes, choices, an error, a hidden row and a spilling formula. */
export function smallPractice(): StandInHost {
  const host = new StandInHost();
  const { workbook } = host;
  workbook.name = 'Rates of a small practice';
  const rates = workbook.sheets[0];
  if (rates === undefined) throw new Error('A new workbook has a sheet.');
  workbook.renameSheet(rates.id, 'Rates');
  workbook.customFunction = (name) => {
    if (name.toUpperCase() !== 'PCT_OF') return undefined;
    return ([rate, benchmark]) => {
      const ratio = (a: unknown, b: unknown) => {
        if (a === '' || b === '') return '';
        if (typeof a !== 'number' || typeof b !== 'number') throw new Error('rate: type an amount like 94.00.');
        return a / b;
      };
      if (!Array.isArray(rate) || !Array.isArray(benchmark)) return ratio(rate, benchmark);
      return rate.map((row, r) => row.map((cell, c) => ratio(cell, benchmark[r]?.[c])));
    };
  };
  const heads = ['Payer', 'CPT code', 'Contracted rate', 'Medicare', 'Percent of Medicare', 'Light', 'Source', 'Notes'];
  const blue = { background: '#dce8fc', fontColor: '#0842a0' };
  for (const [column, head] of heads.entries()) {
    rates.put(0, column, head);
    rates.setAttributes(0, column, {
      ...(column === 4 || column === 5 ? { background: '#e9e3f5', fontColor: '#4b3583' } : blue),
      bold: true,
      wrap: 'wrap',
      vertical: 'middle',
      borders: { bottom: { color: column === 4 || column === 5 ? '#6a4fa3' : '#0b57d0', style: 'solid-medium' } },
    });
  }
  rates.setAttributes(0, 2, { note: 'What the contract pays for one session.\nFor example 94.00' });
  const rows: [string, string, number, number, string][] = [
    ['Insurer A', '90834', 88.5, 113.9, 'yellow'],
    ['Insurer A', '90837', 131, 167, 'red'],
    ['Insurer B', '90834', 104.25, 113.9, 'green'],
    ['Insurer B', '90837', 151.2, 167, 'green'],
    ['Insurer C', '90834', 79, 113.9, 'red'],
  ];
  for (const [index, [payer, code, rate, medicare, light]] of rows.entries()) {
    const row = index + 1;
    rates.put(row, 0, payer);
    rates.setAttributes(row, 0, {
      validation: { kind: 'list', values: ['Insurer A', 'Insurer B', 'Insurer C'], allowInvalid: false },
    });
    rates.setAttributes(row, 1, { numberFormat: '@' });
    rates.putText(row, 1, code);
    rates.put(row, 2, rate);
    rates.put(row, 3, medicare);
    rates.put(row, 5, light);
    rates.setAttributes(row, 5, { horizontal: 'center', bold: true });
    for (const column of [2, 3]) rates.setAttributes(row, column, { numberFormat: '$#,##0.00' });
    rates.setAttributes(row, 4, { numberFormat: '0.0%', background: '#f8f6fc' });
  }
  rates.put(1, 4, '=PCT_OF(C2:C6, D2:D6)');
  rates.put(2, 7, 'The last raise was in 2021 and covered one code only; ask for the whole family this time.');
  rates.setAttributes(2, 7, { wrap: 'wrap', vertical: 'top' });
  rates.put(7, 0, 'A long text that runs over the empty cells at its right');
  rates.put(8, 0, '=PCT_OF("x", 3)');
  rates.put(8, 2, '=HYPERLINK("https://docs.google.com/document/d/letter1/edit", "Letter of May 12")');
  const colors = { green: ['#e4f4ea', '#14532d'], yellow: ['#fff3d1', '#614700'], red: ['#fce8e6', '#8c1d18'] };
  rates.properties.conditionalFormats = Object.entries(colors).map(([light, [background = '', fontColor = '']]) => ({
    areas: [{ top: 1, left: 5, bottom: 99, right: 5 }],
    condition: { type: 'TEXT_EQUAL_TO', values: [light] },
    format: { background, fontColor },
  }));
  rates.properties.frozenRows = 1;
  rates.properties.frozenColumns = 1;
  rates.properties.tabColor = '#0b57d0';
  rates.properties.columnWidths = new Map([
    [0, 110],
    [1, 76],
    [2, 104],
    [3, 104],
    [4, 104],
    [5, 72],
    [7, 200],
  ]);
  const comparison = workbook.addSheet('Rate Comparison');
  comparison.properties.tabColor = '#6a4fa3';
  comparison.properties.hideGridlines = true;
  comparison.properties.hiddenRows.add(3);
  comparison.properties.frozenRows = 4;
  comparison.put(0, 0, 'Rate comparison');
  comparison.setAttributes(0, 0, { bold: true, fontSize: 16 });
  comparison.put(4, 0, '=Rates!C2*2');
  const folder = { mimeType: 'application/vnd.google-apps.folder', html: '', trashed: false, createdAt: '2026-05-12' };
  host.drive.set('folder1', { id: 'folder1', name: 'RateCase letters', parents: [], ...folder });
  host.drive.set('letter1', {
    id: 'letter1',
    name: 'Insurer A: rate request, May 2026',
    mimeType: 'application/vnd.google-apps.document',
    parents: ['folder1'],
    html: '<html><head><style>p{margin:0 0 12px}</style></head><body><p>May 12, 2026</p><p>Dear contracting team,</p><p>We ask that the rate for 90834 be raised from $88.50 to $104.25.</p></body></html>',
    trashed: false,
    createdAt: '2026-05-12T12:00:00.000Z',
  });
  return host;
}
