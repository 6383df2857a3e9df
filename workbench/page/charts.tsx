/** Charts over the grid: plain drawings that a screen reader can tell as a list of figures. */
import type { Controller } from './controller.ts';
import type { WireChart } from './wire.ts';

const KINDS = { COLUMN: 'Column chart', BAR: 'Bar chart', LINE: 'Line chart', SCATTER: 'Scatter chart' };
const MARGIN = { top: 46, right: 20, bottom: 64, left: 64 };
/** More names than this under an axis cannot be read. */
const NAMES_SHOWN = 12;

export function Charts({ controller }: { controller: Controller }) {
  const { charts, sheetId } = controller.state;
  const here = charts.filter((chart) => chart.sheetId === sheetId);
  if (here.length === 0) return null;
  return (
    <div class="charts">
      {here.map((chart) => {
        const { left, top } = controller.rect(chart.anchor);
        const place = { left: left + chart.anchor.x, top: top + chart.anchor.y };
        return (
          <div key={chart.id} class="chart" style={{ ...place, width: chart.width, height: chart.height }}>
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

function share({ low, high }: Scale, value: number): number {
  return (value - low) / (high - low);
}

function Drawing({ chart }: { chart: WireChart }) {
  const { type, width, height, title, axes, colors, series, categories } = chart;
  const inner = { width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
  const scale = scaleOf(
    series.flatMap(({ values }) => values),
    type !== 'SCATTER',
  );
  const across = chart.acrossEnds ? ticked(chart.acrossEnds.low, chart.acrossEnds.high) : scaleOf(chart.across);
  const lying = type === 'BAR';
  const names = type === 'SCATTER' ? across.ticks.map(String) : categories;
  const slot = (lying ? inner.height : inner.width) / Math.max(1, categories.length);
  const nameAt = (index: number) =>
    type === 'SCATTER' ? (inner.width * index) / Math.max(1, names.length - 1) : slot * (index + 0.5);
  const every = Math.ceil(names.length / NAMES_SHOWN);
  const labels = names.flatMap((name, index) => (index % every === 0 ? [{ name, at: nameAt(index) }] : []));
  return (
    <svg role="img" aria-label={spoken(chart)} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <text class="chart-title" x={MARGIN.left} y={24}>
        {title}
      </text>
      <g transform={`translate(${MARGIN.left} ${MARGIN.top})`}>
        {scale.ticks.map((tick) => {
          const at = lying ? inner.width * share(scale, tick) : inner.height * (1 - share(scale, tick));
          return lying ? (
            <g key={tick}>
              <line x1={at} x2={at} y1={0} y2={inner.height} class="chart-line" />
              <text x={at} y={inner.height + 18} text-anchor="middle">
                {tick}
              </text>
            </g>
          ) : (
            <g key={tick}>
              <line x1={0} x2={inner.width} y1={at} y2={at} class="chart-line" />
              <text x={-8} y={at + 4} text-anchor="end">
                {chart.percent ? `${Math.round(tick * 100)}%` : tick}
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
            {name.length > 14 ? `${name.slice(0, 13)}…` : name}
          </text>
        ))}
        {series
          .map((one, index) => ({ one, index, color: colors[index % colors.length] }))
          .map((drawn) => (
            <g key={drawn.index} fill={drawn.color} stroke={drawn.color}>
              <Marks chart={chart} index={drawn.index} scale={scale} across={across} inner={inner} slot={slot} />
              {chart.legend && drawn.one.values.some((value) => value !== null) && (
                <g transform={`translate(${legendAt(series, drawn.index, inner.width)} -10)`} stroke="none">
                  {drawn.one.pointSize === 0 ? (
                    <rect y={-5} width={12} height={2} />
                  ) : (
                    <Point shape={type === 'SCATTER' ? drawn.one.shape : 'square'} x={5} y={-4} size={10} />
                  )}
                  <text x={15}>{drawn.one.name}</text>
                </g>
              )}
            </g>
          ))}
        <text x={inner.width / 2} y={inner.height + 44} text-anchor="middle">
          {axes.across}
        </text>
        <text transform={`translate(${-48} ${inner.height / 2}) rotate(-90)`} text-anchor="middle">
          {axes.up}
        </text>
      </g>
    </svg>
  );
}

/** One after the other from the left, by the length of the names before. */
function legendAt(series: WireChart['series'], index: number, width: number): number {
  const shown = series.filter((one) => one.values.some((value) => value !== null));
  const lengths = shown.map(({ name }) => 28 + 7 * name.length);
  const before = shown.findIndex(({ name }) => name === series[index]?.name);
  const squeeze = Math.min(1, width / lengths.reduce((sum, length) => sum + length, 0));
  return lengths.slice(0, Math.max(0, before)).reduce((sum, length) => sum + length, 0) * squeeze;
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
  const { values = [], shape = 'circle', lineWidth = 0, pointSize = 6 } = series[index] ?? {};
  const up = (value: number) => inner.height * (1 - share(scale, value));
  const points = values.flatMap((value, point) => (value === null ? [] : [{ value, point }]));
  if (type === 'COLUMN' || type === 'BAR') {
    const size = (slot * 0.72) / series.length;
    return (
      <>
        {points.map(({ value, point }) => {
          const along = slot * (point + 0.14) + size * index;
          const [from, to] = [share(scale, Math.min(0, value)), share(scale, Math.max(0, value))];
          return type === 'BAR' ? (
            <rect key={point} x={inner.width * from} y={along} width={inner.width * (to - from)} height={size} />
          ) : (
            <rect key={point} x={along} y={inner.height * (1 - to)} width={size} height={inner.height * (to - from)} />
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
