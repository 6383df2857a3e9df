/** Every tab that people type into or that holds settings, in the order in which they stand (DESIGN 5). */
import { benchmarks } from './benchmarks.ts';
import { claims } from './claims.ts';
import type { InputTable } from './column.ts';
import { communications } from './communications.ts';
import { contacts } from './contacts.ts';
import { negotiationLog } from './negotiationLog.ts';
import { outcomes } from './outcomes.ts';
import { payers } from './payers.ts';
import { rates } from './rates.ts';
import { scorecardHistory } from './scorecardHistory.ts';
import { thresholds } from './thresholds.ts';

export const TABLES: readonly InputTable[] = [
  payers,
  rates,
  claims,
  outcomes,
  benchmarks,
  contacts,
  negotiationLog,
  communications,
  scorecardHistory,
  thresholds,
];
