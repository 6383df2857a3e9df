/** The payer scorecard: lights, grade, grid, walk-away checks (HANDBOOK 5 to 7). */
export { explainGrade, type GradeFacts, type Letter, payerGrade } from './grade.ts';
export {
  type CodeFacts,
  codeLightsInWords,
  costLight,
  daysLight,
  denialLight,
  isUnpredictable,
  LIGHT_NAMES,
  type Light,
  type LightName,
  parseLight,
  rateLight,
  shareLight,
} from './lights.ts';
export { frictionPoints, payerQuadrant, QUADRANTS, type Quadrant } from './quadrant.ts';
export { type ReviewAnswer, type ReviewFacts, reviewAnswer } from './review.ts';
export { type WalkAwayCheck, type WalkAwayFacts, walkAwayChecks, walkAwayFlags } from './walkAway.ts';
