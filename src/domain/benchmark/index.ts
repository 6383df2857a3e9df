/** Benchmarks: rates against Medicare and against each other (HANDBOOK 1 and 2). */
export { BENCHMARK_KINDS, type BenchmarkSource, type Citable, citable, citableInWords } from './citable.ts';
export {
  type Average,
  average,
  below,
  gapSentence,
  highest,
  lowest,
  type Offer,
  spread,
  type Weighed,
} from './comparison.ts';
export { type BenchmarkScope, likeForLike, type PracticeScope } from './likeForLike.ts';
export { byPayer, contractedOnly, inForceByPayer, practiceAverage, type RateLine } from './practice.ts';
export {
  type BenchmarkFigure,
  benchmarkQuote,
  benchmarkRange,
  medicareQuote,
  newestFigure,
  type Shortfall,
  shortfallSentence,
} from './quotes.ts';
export { comparable, type DatedRate, holdsFor, latestInForce, type RateQuery, rateGap, rateInForce } from './rates.ts';
export { type BenchmarkedRate, percentBasis, weightedPercent } from './weighted.ts';
