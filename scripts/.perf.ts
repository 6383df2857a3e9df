import { cellFunctions } from '../src/functions/index.ts';

Object.assign(globalThis, {
  SpreadsheetApp: { getActive: () => ({ getSpreadsheetTimeZone: () => 'America/New_York' }) },
  Utilities: {
    parseDate: (d: string) => new Date(d + 'T05:00:00Z'),
    formatDate: (d: Date) => d.toISOString().slice(0, 10),
  },
});
const f = Object.fromEntries(cellFunctions.map((c) => [c.name, c.call]));
const N = 10000;
const col = (g: (i: number) => unknown) => Array.from({ length: N }, (_, i) => [g(i)]);
const L = ['green', 'yellow', 'red', ''];
const lights = Array.from({ length: N }, (_, i) => [0, 1, 2, 3, 4].map((k) => L[(i >> k) % 4]));
const pct = col((i) => 0.6 + (i % 700) / 1000),
  m = col((i) => (i % 50) - 10),
  d = col((i) => i % 70),
  dates = col((i) => new Date(Date.UTC(2026, 0, 1 + (i % 365), 5)));
const payers = col((i) => 'Insurer ' + (i % 250)),
  codes = col((i) => 90791 + (i % 10)),
  rates = col((i) => 80 + (i % 901) / 10),
  n = col((i) => i % 300);
const runs: [string, unknown[]][] = [
  ['RATE_LIGHT', [pct, pct, m]],
  ['COST_LIGHT', [d, pct]],
  ['DENIAL_LIGHT', [col((i) => (i % 100) / 300), col(() => 0.1), n]],
  ['DAYS_LIGHT', [d, '', n]],
  ['SHARE_LIGHT', [col((i) => (i % 100) / 100), col((i) => (i % 90) / 100)]],
  ['PAYER_GRADE', [lights, pct, m]],
  ['EXPLAIN_GRADE', [lights, pct, m]],
  ['PAYER_QUADRANT', [lights, pct, m]],
  ['WALK_AWAY_FLAGS', [pct, m, rates, rates, d, col((i) => (i % 100) / 300), 0.1, d, 20, n]],
  ['COST_TO_SERVE', [d, 28]],
  ['NET_RATE', [rates, d]],
  ['REVENUE_LIFT', [rates, rates, n]],
  ['PROJECTED_RATE', [rates, 0.03, 3]],
  ['AVERAGE_OF_OTHERS', [payers, payers, d, n]],
  ['PAYER_PCT_OF_BEST', [payers, payers, codes, rates, n]],
  ['NEXT_FOLLOW_UP', [dates]],
  ['ESCALATE_ON', [dates]],
  ['NEGOTIATION_WINDOW', [dates, d]],
  ['OFFER_VERDICT', [rates, 120, col((i) => 90 + (i % 40)), 113, n]],
  ['OFFER_BREADTH', [rates, rates, n]],
  ['CLAIMED_PCT_GAP', [rates, 1.15, '90834', '05401']],
  ['LEVERAGE_SUMMARY', ['yes', 'no', col((i) => (i % 2 ? 'yes' : 'no'))]],
  ['NEGOTIATED_DELTA', [rates, rates, n]],
  ['SHARE_OF', [d, 100]],
  ['CASELOAD_VS_REVENUE', [col((i) => (i % 100) / 100), col((i) => (i % 90) / 100)]],
];
const only = process.argv[2];
for (const [name, args] of runs) {
  if (only && name !== only) continue;
  const t = performance.now();
  f[name]!(...args);
  console.log(name.padEnd(22), (performance.now() - t).toFixed(1));
}
