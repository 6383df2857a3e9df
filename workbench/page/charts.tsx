/** Charts over the grid: plain drawings that a screen reader can tell as a list of figures. */
import type { Controller } from './controller.ts';
import type { WireChart } from './wire.ts';

const KINDS = { COLUMN: 'Column chart', BAR: 'Bar chart', LINE: 'Line chart', SCATTER: 'Scatter chart' };
/** Around the plot, without its legend. */
const MARGIN = { top: 40, right: 20, bottom: 34, left: 64 };
const AXIS_TITLE = 28;
const LEGEND = { line: 18, mark: 15, gap: 16 };
/** More names than this under an axis cannot be read. */
const NAMES_SHOWN = 12;

export function Charts({ controller }: { controller: Controller }) {
  const { charts, sheetId } = controller.state;
  const here = charts.filter((chart) => chart.sheetId === sheetId);
  if (here.length === 0) return null;
  const frozen = controller.frozen();
  return (
    <div class="charts">
      {here.map((chart) => {
        const rect = controller.rect(chart.anchor);
        const [left, top] = [rect.left + chart.anchor.x, rect.top + chart.anchor.y];
        // it goes under frozen rows and columns, unless it stands on them
        const hidden = {
          top: chart.anchor.row < frozen.rows ? 0 : Math.max(0, frozen.top - top),
          left: chart.anchor.column < frozen.columns ? 0 : Math.max(0, frozen.left - left),
        };
        const clipPath = `inset(${hidden.top}px 0 0 ${hidden.left}px)`;
        return (
          <div key={chart.id} class="chart" style={{ left, top, clipPath, width: chart.width, height: chart.height }}>
            <Drawing chart={chart} />
          </div>
        );
      })}
    </div>
  );
}

/** What is said of a chart: every figure with its name. */
function spoken({ type, title, categories, series }: WireChart): string {
  const figures = series.map(({ name, shown }) => {
    const points = shown.flatMap((text, index) => (text === '' ? [] : [`${categories[index] ?? ''} ${text}`.trim()]));
    return `${name === '' ? '' : `${name}: `}${points.join(', ')}`;
  });
  return `${KINDS[type]}${title === '' ? '' : ` "${title}"`}. ${figures.join('. ')}`;
}

interface Scale {
  low: number;
  high: number;
  ticks: number[];
}

/** To round figures; from zero or below where lengths are compared. */
function scaleOf(values: readonly (number | null)[], fromZero = true): Scale {
  const numbers = values.filter((value) => value !== null);
  const zero = fromZero || numbers.length === 0 ? [0] : [];
  return ticked(Math.min(...zero, ...numbers), Math.max(...zero, ...numbers));
}

function ticked(min: number, max: number): Scale {
  const rough = (max - min || 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const [low, high] = [Math.floor(min / step) * step, Math.ceil(max / step) * step || step];
  const count = Math.round((high - low) / step);
  return {
    low,
    high,
    ticks: Array.from({ length: count + 1 }, (_, index) => Number((low + index * step).toPrecision(12))),
  };
}

/** From end to end as told, with round figures in between. */
function between({ low, high }: { low: number; high: number }): Scale {
  return { low, high, ticks: ticked(low, high).ticks.filter((tick) => tick >= low && tick <= high) };
}

function share({ low, high }: Scale, value: number): number {
  return (value - low) / (high - low);
}

const measuring = document.createElement('canvas').getContext('2d');

function widthOf(text: string): number {
  if (measuring === null) return 7 * text.length;
  measuring.font = '12px Arial, Liberation Sans, Helvetica, sans-serif';
  return measuring.measureText(text).width;
}

/** Marks and names one after the other, in as many lines as they need. */
function legendOf({ legend, series }: WireChart, width: number): { items: LegendItem[]; lines: number } {
  const items: LegendItem[] = [];
  let [x, line] = [0, 0];
  series.forEach((one, index) => {
    if (!legend || one.values.every((value) => value === null)) return;
    const length = LEGEND.mark + widthOf(one.name);
    if (x > 0 && x + length > width) [x, line] = [0, line + 1];
    items.push({ index, x, line });
    x += length + LEGEND.gap;
  });
  return { items, lines: items.length === 0 ? 0 : line + 1 };
}

interface LegendItem {
  index: number;
  x: number;
  line: number;
}

/** A name beside an axis, as far as there is room. */
function shortened(name: string, room: number): string {
  if (widthOf(name) <= room) return name;
  const letters = [...name];
  while (letters.length > 1 && widthOf(`${letters.join('')}…`) > room) letters.pop();
  return `${letters.join('')}…`;
}

/** A figure beside an axis, in the unit of what is drawn. */
function tickText({ percent, series }: WireChart, tick: number): string {
  if (percent) return `${Math.round(tick * 100)}%`;
  const amount = Math.abs(tick).toLocaleString('en-US');
  const dollars = series.some(({ shown }) => shown.some((text) => /^-?\$/.test(text)));
  return `${tick < 0 ? '-' : ''}${dollars ? '$' : ''}${amount}`;
}

export function Drawing({ chart }: { chart: WireChart }) {
  const { type, width, height, title, axes, colors, series, categories } = chart;
  const room = width - MARGIN.left - MARGIN.right;
  const { items, lines } = legendOf(chart, room);
  const top = MARGIN.top + lines * LEGEND.line;
  const inner = { width: room, height: height - top - MARGIN.bottom - (axes.across === '' ? 0 : AXIS_TITLE) };
  const scale = scaleOf(
    series.flatMap(({ values }) => values),
    type !== 'SCATTER',
  );
  const across = chart.acrossEnds ? between(chart.acrossEnds) : scaleOf(chart.across);
  const lying = type === 'BAR';
  const names = type === 'SCATTER' ? across.ticks.map((tick) => tick.toLocaleString('en-US')) : categories;
  const slot = (lying ? inner.height : inner.width) / Math.max(1, categories.length);
  const nameAt = (index: number) =>
    type === 'SCATTER' ? inner.width * share(across, across.ticks[index] ?? 0) : slot * (index + 0.5);
  const every = Math.ceil(names.length / NAMES_SHOWN);
  const labels = names.flatMap((name, index) => (index % every === 0 ? [{ name, at: nameAt(index) }] : []));
  const colorOf = (index: number) => colors[index % colors.length];
  return (
    <svg role="img" aria-label={spoken(chart)} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <text class="chart-title" x={MARGIN.left} y={24}>
        {title}
      </text>
      <g transform={`translate(${MARGIN.left} ${MARGIN.top + 6})`} class="chart-legend">
        {items.map(({ index, x, line }) => (
          <g key={index} transform={`translate(${x} ${line * LEGEND.line})`} fill={colorOf(index)}>
            {series[index]?.pointSize === 0 ? (
              <rect y={-5} width={12} height={2} />
            ) : (
              <Point shape={type === 'SCATTER' ? (series[index]?.shape ?? '') : 'square'} x={5} y={-4} size={10} />
            )}
            <text x={LEGEND.mark}>{series[index]?.name}</text>
          </g>
        ))}
      </g>
      <g transform={`translate(${MARGIN.left} ${top})`}>
        {scale.ticks.map((tick) => {
          const at = lying ? inner.width * share(scale, tick) : inner.height * (1 - share(scale, tick));
          return lying ? (
            <g key={tick}>
              <line x1={at} x2={at} y1={0} y2={inner.height} class="chart-line" />
              <text x={at} y={inner.height + 18} text-anchor="middle">
                {tickText(chart, tick)}
              </text>
            </g>
          ) : (
            <g key={tick}>
              <line x1={0} x2={inner.width} y1={at} y2={at} class="chart-line" />
              <text x={-8} y={at + 4} text-anchor="end">
                {tickText(chart, tick)}
              </text>
            </g>
          );
        })}
        {labels.map(({ name, at }) => (
          <text
            key={at}
            x={lying ? -8 : at}
            y={lying ? at + 4 : inner.height + 18}
            text-anchor={lying ? 'end' : 'middle'}
          >
            {shortened(name, lying ? MARGIN.left - 8 : slot * every)}
          </text>
        ))}
        {series.map((one, index) => (
          <g key={one.name} fill={colorOf(index)} stroke={colorOf(index)}>
            <Marks chart={chart} index={index} scale={scale} across={across} inner={inner} slot={slot} />
          </g>
        ))}
        {axes.across !== '' && (
          <text x={inner.width / 2} y={inner.height + 44} text-anchor="middle">
            {axes.across}
          </text>
        )}
        <text transform={`translate(${-50} ${inner.height / 2}) rotate(-90)`} text-anchor="middle">
          {axes.up}
        </text>
      </g>
    </svg>
  );
}

/** Corners of the shapes that are none, as shares of the size. */
const CORNERS: Readonly<Record<string, string>> = {
  square: '-0.5,-0.5 0.5,-0.5 0.5,0.5 -0.5,0.5',
  triangle: '0,-0.58 0.58,0.46 -0.58,0.46',
  diamond: '0,-0.65 0.65,0 0,0.65 -0.65,0',
  star: '0,-0.65 0.16,-0.2 0.62,-0.2 0.25,0.1 0.4,0.55 0,0.27 -0.4,0.55 -0.25,0.1 -0.62,-0.2 -0.16,-0.2',
  polygon: '0,-0.6 0.57,-0.19 0.35,0.49 -0.35,0.49 -0.57,-0.19',
};

function Point({ shape, x, y, size }: { shape: string; x: number; y: number; size: number }) {
  const corners = CORNERS[shape];
  if (!corners) return <circle cx={x} cy={y} r={size / 2} />;
  return <polygon points={corners} transform={`translate(${x} ${y}) scale(${size})`} stroke="none" />;
}

interface MarksProps {
  chart: WireChart;
  index: number;
  scale: Scale;
  across: Scale;
  inner: { width: number; height: number };
  /** Pixels for each category. */
  slot: number;
}

/** The points of one series. */
function Marks({ chart, index, scale, across: acrossScale, inner, slot }: MarksProps) {
  const { type, series, across } = chart;
  const { values = [], shown = [], shape = 'circle', lineWidth = 0, pointSize = 6, labels } = series[index] ?? {};
  const up = (value: number) => inner.height * (1 - share(scale, value));
  const points = values.flatMap((value, point) => (value === null ? [] : [{ value, point }]));
  if (type === 'COLUMN' || type === 'BAR') {
    const size = (slot * 0.72) / series.length;
    return (
      <>
        {points.map(({ value, point }) => {
          const along = slot * (point + 0.14) + size * index;
          const [from, to] = [share(scale, Math.min(0, value)), share(scale, Math.max(0, value))];
          if (type === 'BAR') {
            return (
              <rect key={point} x={inner.width * from} y={along} width={inner.width * (to - from)} height={size} />
            );
          }
          const y = inner.height * (1 - to);
          // a label that would run into its neighbors is left out, as at Google
          const label = labels && widthOf(shown[point] ?? '') <= size ? shown[point] : undefined;
          return (
            <g key={point}>
              <rect x={along} y={y} width={size} height={inner.height * (to - from)} />
              {label !== undefined && (
                <text x={along + size / 2} y={y - 4} text-anchor="middle" stroke="none">
                  {label}
                </text>
              )}
            </g>
          );
        })}
      </>
    );
  }
  const places = points.flatMap(({ value, point }) => {
    const x = type === 'LINE' ? slot * (point + 0.5) : inner.width * share(acrossScale, across[point] ?? 0);
    return type === 'SCATTER' && (across[point] ?? null) === null ? [] : [{ x, y: up(value), point }];
  });
  return (
    <>
      {lineWidth > 0 && (
        <polyline points={places.map(({ x, y }) => `${x},${y}`).join(' ')} fill="none" stroke-width={lineWidth} />
      )}
      {pointSize > 0 &&
        places.map(({ x, y, point }) => <Point key={point} shape={shape} x={x} y={y} size={pointSize} />)}
    </>
  );
}
