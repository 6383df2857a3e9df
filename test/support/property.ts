/**
 * fast-check with the same cases in every run, so that nobody's change is blamed by chance for what another one broke.
 * PROPERTY_SEED=1 tries others.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20261127) });

export default fc;
