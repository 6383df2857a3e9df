/** Outcomes: what clients' scores and counts say, without any client (HANDBOOK 12). Not for cells: scores have no place in a sheet. */
export { LEAST_PAIRS, type ScorePair, type SymptomChange, symptomChange, symptomSentence } from './change.ts';
export { isScore, MEASURES, type Measure, type MeasureKey, measureOf, severity } from './measures.ts';
export { type OutcomeCounts, type OutcomeMetrics, outcomeMetrics } from './metrics.ts';
