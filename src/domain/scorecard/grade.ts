/** The letter grade and the sentence behind it (AMB-17). */
import { formatDollars, formatPercent, formatPercentApart, roundHalfUp } from '../money.ts';
import { remembering } from '../remember.ts';
import type { Thresholds } from '../thresholds.ts';
import { isBelow } from '../tolerance.ts';
import { joinWords, plural } from '../words.ts';
import { isBelowCost, LIGHT_NAMES, type Light } from './lights.ts';

const percent = remembering(formatPercent);
const dollars = remembering(formatDollars);

export type Letter = 'A' | 'B' | 'C' | 'D' | 'F';
const LETTERS: readonly Letter[] = ['A', 'B', 'C', 'D', 'F'];

export interface GradeFacts {
  /** In the order of LIGHT_NAMES; null: not known. */
  readonly lights: readonly (Light | null)[];
  readonly ofMedicare: number | null;
  /** Dollars a session over its full cost. */
  readonly margin: number | null;
}

/** What holds a grade down. */
type Cap = 'rate' | 'walkAway' | 'cost' | 'reds';

interface Grade {
  readonly letter: Letter | 'n/a';
  /** What the points alone would make. */
  readonly byPoints: Letter;
  readonly points: number;
  readonly known: number;
  /** Those that hold it at its letter and below what the points make. */
  readonly caps: readonly Cap[];
}

const POINTS: Readonly<Record<Light, number>> = { green: 2, yellow: 1, red: 0 };
const rank = (letter: Letter): number => LETTERS.indexOf(letter);
const count = (lights: GradeFacts['lights'], light: Light): number => lights.filter((each) => each === light).length;

function letterOfPoints(share: number, limits: Thresholds): Letter {
  if (!isBelow(share, limits.gradeA)) return 'A';
  if (!isBelow(share, limits.gradeB)) return 'B';
  if (!isBelow(share, limits.gradeC)) return 'C';
  return isBelow(share, limits.gradeD) ? 'F' : 'D';
}

function capsOf({ lights, ofMedicare, margin }: GradeFacts, limits: Thresholds): [Cap, Letter][] {
  const caps: [Cap, Letter][] = [];
  const reds = count(lights, 'red');
  if (lights[0] === 'red') caps.push(['rate', 'C']);
  if (ofMedicare !== null && isBelow(ofMedicare, limits.walkAway)) caps.push(['walkAway', 'D']);
  if (isBelowCost(margin)) caps.push(['cost', 'D']);
  if (reds > 0 && reds >= limits.redsGradeF) caps.push(['reds', 'F']);
  else if (reds > 0 && reds >= limits.redsGradeD) caps.push(['reds', 'D']);
  return caps;
}

/** Null when no light is known. */
function judge(facts: GradeFacts, limits: Thresholds): Grade | null {
  const lights = facts.lights.filter((light) => light !== null);
  if (lights.length === 0) return null;
  const points = lights.reduce((sum, light) => sum + POINTS[light], 0);
  const byPoints = letterOfPoints(points / (2 * lights.length), limits);
  const caps = capsOf(facts, limits);
  const letter = caps.reduce((worst, [, cap]) => (rank(cap) > rank(worst) ? cap : worst), byPoints);
  const holding = letter === byPoints ? [] : caps.filter(([, cap]) => cap === letter).map(([cap]) => cap);
  const isEnough = lights.length >= limits.minLights;
  return { letter: isEnough ? letter : 'n/a', byPoints, points, known: lights.length, caps: holding };
}

/** `work` done once for all payers with the same lights on the same sides of the limits. */
function oncePerKind<T>(
  work: (facts: GradeFacts, limits: Thresholds) => T,
): (facts: GradeFacts, limits: Thresholds) => T {
  const done = new WeakMap<Thresholds, Map<string, T>>();
  return (facts, limits) => {
    const { lights, ofMedicare, margin } = facts;
    const isLow = ofMedicare !== null && isBelow(ofMedicare, limits.walkAway);
    const kind = `${lights.join()} ${isLow} ${isBelowCost(margin)}`;
    const known = done.get(limits) ?? new Map<string, T>();
    done.set(limits, known);
    const found = known.get(kind);
    if (found !== undefined) return found;
    const result = work(facts, limits);
    known.set(kind, result);
    return result;
  };
}

const gradeOf = oncePerKind(judge);

/**
 * A to F over the lights that are known: green 2 points, yellow 1, red 0. Caps: rate light red C; below `walkAway` of
 * Medicare D; at or below cost D; two reds D; three F. Fewer than `minLights` known: "n/a". None: null. AMB-17, SC-07.
 */
export function payerGrade(facts: GradeFacts, limits: Thresholds): Letter | 'n/a' | null {
  return gradeOf(facts, limits)?.letter ?? null;
}

/** Everything that is one step better: one light up by one, or a figure over its limit. */
function stepsFrom(facts: GradeFacts, limits: Thresholds): GradeFacts[] {
  const { lights, ofMedicare, margin } = facts;
  const steps: GradeFacts[] = [];
  lights.forEach((light, at) => {
    if (light === null || light === 'green') return;
    const better: Light = light === 'red' ? 'yellow' : 'green';
    steps.push({ ...facts, lights: lights.map((each, index) => (index === at ? better : each)) });
  });
  if (ofMedicare !== null && isBelow(ofMedicare, limits.walkAway))
    steps.push({ ...facts, ofMedicare: limits.walkAway });
  if (isBelowCost(margin)) steps.push({ ...facts, margin: 1 });
  return steps;
}

/** What is better in `to`. */
function gains(from: GradeFacts, to: GradeFacts): string[] {
  const lights = to.lights.flatMap((light, at) => (light === from.lights[at] ? [] : [`${LIGHT_NAMES[at]} ${light}`]));
  return [
    ...lights,
    ...(to.ofMedicare === from.ofMedicare ? [] : [`a rate of at least ${percent(to.ofMedicare ?? 0)} of Medicare`]),
    ...(to.margin === from.margin ? [] : ['a rate above your cost']),
  ];
}

interface WayUp {
  readonly gains: readonly string[];
  readonly letter: Letter;
}

/** The ways to a better grade that take the fewest steps, up to three; [] where it takes more. */
function waysUp(facts: GradeFacts, from: Letter, limits: Thresholds): WayUp[] {
  let reached = [facts];
  for (let taken = 0; taken < 3; taken++) {
    const next = new Map<string, GradeFacts>();
    for (const to of reached.flatMap((at) => stepsFrom(at, limits))) {
      next.set(`${to.lights} ${to.ofMedicare} ${to.margin}`, to);
    }
    reached = [...next.values()];
    const ways = reached.flatMap((to): WayUp[] => {
      const letter = gradeOf(to, limits)?.letter ?? 'n/a';
      return letter !== 'n/a' && rank(letter) < rank(from) ? [{ gains: gains(facts, to), letter }] : [];
    });
    if (ways.length > 0) return ways;
  }
  return [];
}

function lightsInWords(lights: GradeFacts['lights']): string {
  const named = (light: Light): string => {
    const names = LIGHT_NAMES.filter((_, at) => lights[at] === light);
    return names.length === 0 ? '' : `${joinWords(names)} ${light}`;
  };
  return (['green', 'yellow', 'red'] as const)
    .map(named)
    .filter((words) => words !== '')
    .join('; ');
}

/** "$4.50 less than it costs", "no more than it costs": for a margin at or below zero, to the cent. */
export function shortOfCost(margin: number | null): string {
  const short = roundHalfUp(-(margin ?? 0), 2);
  return `${short > 0 ? `${dollars(short)} less than` : 'no more than'} it costs`;
}

function capInWords(cap: Cap, { lights, ofMedicare, margin }: GradeFacts, limits: Thresholds): string {
  if (cap === 'rate') return 'its rate light is red';
  if (cap === 'reds') return `it has ${count(lights, 'red')} red ${plural(count(lights, 'red'), 'light')}`;
  if (cap === 'cost') return `a session brings ${shortOfCost(margin)}`;
  return `it pays ${formatPercentApart(ofMedicare ?? 0, limits.walkAway)} of Medicare, below ${percent(limits.walkAway)}`;
}

function liftInWords(facts: GradeFacts, letter: Letter, limits: Thresholds): string {
  const ways = waysUp(facts, letter, limits);
  const [first] = ways;
  if (!first) {
    const worst = facts.lights.includes('red') ? 'red' : 'yellow';
    const lights = joinWords(LIGHT_NAMES.filter((_, at) => facts.lights[at] === worst));
    return `It takes more than three steps to lift it: begin with ${lights}.`;
  }
  const single = ways.filter((way) => way.letter === first.letter && way.gains.length === 1);
  if (single.length > 0)
    return `It would be ${first.letter} with ${joinWords(
      single.flatMap((way) => way.gains),
      'or',
    )}.`;
  return `It would be ${first.letter} with ${joinWords(first.gains)}${ways.length > 1 ? ', among other ways' : ''}.`;
}

/** What is said of a grade besides its figures. */
interface Said {
  readonly lights: string;
  readonly blank: string;
  readonly lift: string;
}

const saidOf = oncePerKind((facts, limits): Said => {
  const missing = LIGHT_NAMES.filter((_, at) => (facts.lights[at] ?? null) === null);
  const letter = gradeOf(facts, limits)?.letter ?? 'n/a';
  return {
    lights: lightsInWords(facts.lights),
    blank: missing.length === 0 ? '' : ` No light for ${joinWords(missing)}: no figures yet, or too few claims.`,
    lift: letter === 'A' || letter === 'n/a' ? '' : ` ${liftInWords(facts, letter, limits)}`,
  };
});

/** The sentences behind the grade: which lights, how many count, what holds it, what would lift it. AMB-17. */
export function explainGrade(facts: GradeFacts, limits: Thresholds): string | null {
  const grade = gradeOf(facts, limits);
  if (grade === null) return null;
  const { lights, blank, lift } = saidOf(facts, limits);
  const { letter, byPoints, points, known, caps } = grade;
  if (letter === 'n/a') {
    return `n/a: only ${known} of ${LIGHT_NAMES.length} lights ${plural(known, 'is', 'are')} known, and a grade takes ${limits.minLights}.${blank}`;
  }
  const why = caps.map((cap) => capInWords(cap, facts, limits)).join(', and because ');
  const held = why === '' ? '' : ` The points alone would make it ${byPoints}; it is ${letter} because ${why}.`;
  return `${letter}: ${lights}; ${points} of ${2 * known} points from ${known} of ${LIGHT_NAMES.length} lights.${held}${blank}${lift}`;
}
