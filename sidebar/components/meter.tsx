/** The meter runs from 80 to 120 % of Medicare; what lies beyond stands at its end. */
const LOW = 0.8;
const HIGH = 1.2;
const START = 6;
const LENGTH = 224;

/** Now (ring), ask (dot) and Medicare (line). Hidden from readers: the sentence under it says the same. */
export function Meter({ now, ask }: { now: number; ask: number }) {
  const from = position(now);
  const to = position(ask);
  const medicare = position(1);
  return (
    <svg class="meter" viewBox="0 0 236 34" preserveAspectRatio="xMinYMid meet" aria-hidden="true">
      <path d="M6 12H230" stroke="var(--line)" stroke-width="4" stroke-linecap="round" />
      <path d={`M${from} 12H${to}`} stroke="var(--blue)" stroke-width="4" />
      <path d={`M${medicare} 3V21`} stroke="var(--c-medicare)" stroke-width="1.6" />
      <circle cx={from} cy="12" r="5" fill="var(--paper)" stroke="var(--blue)" stroke-width="2" />
      <circle cx={to} cy="12" r="5.5" fill="var(--blue)" />
      <text x={medicare} y="32" text-anchor="middle">
        Medicare
      </text>
    </svg>
  );
}

function position(ratio: number): number {
  const share = (Math.min(Math.max(ratio, LOW), HIGH) - LOW) / (HIGH - LOW);
  return Math.round((START + share * LENGTH) * 10) / 10;
}
