/** The performance grid: pay against friction (HANDBOOK 6, AMB-18; ICANotes). */
import { isBelow } from '../tolerance.ts';
import type { GradeFacts } from './grade.ts';
import { isBelowCost } from './lights.ts';

export type Quadrant = keyof typeof QUADRANTS;

/** GRID-01..04, each with what to do. */
export const QUADRANTS = {
  'high pay, low friction': 'protect and grow',
  'high pay, high friction': 'negotiate and streamline',
  'low pay, low friction': 'monitor',
  'low pay, high friction': 'top candidate to leave',
} as const;

/** At Medicare or above, and above cost; without a Medicare price a green rate light. Null: not known. */
function isHighPay({ lights, ofMedicare, margin }: GradeFacts): boolean | null {
  const [rate = null] = lights;
  if (isBelowCost(margin) || rate === 'red') return false;
  if (ofMedicare !== null) return !isBelow(ofMedicare, 1);
  return rate === null ? null : rate === 'green';
}

/** Friction points over cost, denials and days: yellow 1, red 2. Two are high. Null: none of the three known. */
export function frictionPoints(lights: GradeFacts['lights']): number | null {
  const known = lights.slice(1, 4).filter((light) => light !== null);
  if (known.length === 0) return null;
  return known.reduce((sum, light) => sum + (light === 'red' ? 2 : light === 'yellow' ? 1 : 0), 0);
}

/** Null: not enough facts. */
export function payerQuadrant(facts: GradeFacts): Quadrant | null {
  const high = isHighPay(facts);
  const friction = frictionPoints(facts.lights);
  if (high === null || friction === null) return null;
  return `${high ? 'high' : 'low'} pay, ${friction >= 2 ? 'high' : 'low'} friction`;
}
