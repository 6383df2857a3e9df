/** Amounts as people type and read them. Dollars outside and in; rounded half-up where someone reads them (DESIGN 2, AMB-34). */

const { abs, round } = Math;

/** Fifteen significant digits hold every amount that was typed and drop the noise that binary arithmetic adds. */
const SIGNIFICANT = 15;

/** `value` x 10^`places`, shifted in decimal writing, so that 1.005 x 100 is 100.5. */
function shift(value: number, places: number): number {
  const [mantissa = '0', exponent = '0'] = value.toPrecision(SIGNIFICANT).split('e');
  return Number(`${mantissa}e${Number(exponent) + places}`);
}

/** Up to here a figure's fifteenth digit lies below `DOUBT`, so noise cannot carry it over a half that is farther away. */
const PLAIN = 1e9;
const DOUBT = 1e-5;

/**
 * Rounds a half away from zero on the decimal digits, not on the binary ones: `roundHalfUp(1.005, 2)` is 1.01 and
 * `roundHalfUp(-2.5, 0)` is -3. Figures beyond the fifteenth significant digit count as arithmetic noise.
 */
export function roundHalfUp(value: number, digits: number): number {
  const rounded = roundedSize(abs(value), digits);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

function roundedSize(size: number, digits: number): number {
  const unit = digits < 0 ? Number.NaN : 10 ** digits;
  const units = size * unit;
  // Decimal writing is slow, and only close to a half does it decide.
  if (units < PLAIN && abs((units % 1) - 0.5) > DOUBT) return round(units) / unit;
  return shift(round(shift(size, digits)), -digits);
}

/** A sign, a dollar sign, digits with or without thousands commas, decimals. */
const AMOUNT = /^(-?)\s*\$?\s*((?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)$/;

/**
 * A typed number, unrounded: "0.8718", "$1,094.50", " 94.5 " (NBSP too), "-5". Null where it isn't one number beyond
 * doubt: "", "n/a", "94,5", "0,850", "90-110", "1 094.50".
 */
export function parseNumber(text: string): number | null {
  const match = AMOUNT.exec(text.trim());
  if (match === null) return null;
  return Number((match[2] ?? '').replace(/,/g, '')) * (match[1] === '-' ? -1 : 1);
}

/** An amount in dollars, as a number or as `parseNumber` reads it, rounded half-up to cents; null where it isn't one. */
export function parseAmount(value: string | number): number | null {
  const amount = typeof value === 'number' ? value : parseNumber(value);
  if (amount === null) return null;
  const cents = roundHalfUp(amount, 2);
  return Number.isSafeInteger(Math.round(cents * 100)) ? cents : null;
}

function grouped(value: number, decimals: number): string {
  const [whole = '0', fraction] = abs(value).toFixed(decimals).split('.');
  const thousands = whole.length > 3 ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole;
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

/** 94.5 -> "$94.50", 1094.505 -> "$1,094.51", -5 -> "-$5.00". */
export function formatDollars(amount: number): string {
  const cents = roundHalfUp(amount, 2);
  return `${cents < 0 ? '-' : ''}$${grouped(cents, 2)}`;
}

/** 2635.4 -> "$2,635": yearly sums, where cents only distract. */
export function formatDollarsWhole(amount: number): string {
  const dollars = roundHalfUp(amount, 0);
  return `${dollars < 0 ? '-' : ''}$${grouped(dollars, 0)}`;
}

/** Decimals of a ratio that mean something: the difference of two amounts in cents loses digits, (100 - 99.95) / 100. */
const RATIO_DECIMALS = 12;

/** A ratio as a percentage with one decimal (AMB-34): 0.0941 -> "9.4%", 0.0945 -> "9.5%", -0.0941 -> "-9.4%". */
export function formatPercent(ratio: number): string {
  return percentTo(ratio, 1);
}

function percentTo(ratio: number, decimals: number): string {
  const rounded = roundHalfUp(roundHalfUp(ratio, RATIO_DECIMALS), decimals + 2);
  return `${rounded < 0 ? '-' : ''}${grouped(rounded * 100, decimals)}%`;
}

/** A figure that lies on one side of a limit, with as many decimals as show that it does: no 80.0% below 80.0%. */
function apart(value: number, limit: number, show: (value: number, decimals: number) => string): string {
  let decimals = 1;
  while (decimals < 8 && show(value, decimals) === show(limit, decimals)) decimals++;
  return show(value, decimals);
}

/** `formatPercent` beside the limit that it misses: (0.79, 0.8) -> "79.0%", (0.7997, 0.8) -> "79.97%". */
export function formatPercentApart(ratio: number, limit: number): string {
  return apart(ratio, limit, percentTo);
}

/** A number with one decimal at most, and more where it would show as the limit: (16, 15) -> "16", (15.01, 15) -> "15.01". */
export function formatNumberApart(value: number, limit: number): string {
  return apart(value, limit, (each, decimals) => String(roundHalfUp(each, decimals)));
}
