/** Comparisons that forgive the noise of binary arithmetic: figures closer than 1e-9 are the same figure (DESIGN 4). */

const TOLERANCE = 1e-9;

export function isAtMost(value: number, limit: number): boolean {
  return value <= limit + TOLERANCE;
}

export function isBelow(value: number, limit: number): boolean {
  return value < limit - TOLERANCE;
}
