/** Above this many, remembering costs more than working out anew. */
const MOST = 20_000;

/**
 * The same function, which keeps its answers: a column of thousands of rows repeats a few hundred figures and days, and
 * writing each out is what a sentence costs. Only for functions that depend on their argument alone.
 */
export function remembering<K, V>(work: (argument: K) => V): (argument: K) => V {
  const known = new Map<K, V>();
  return (argument) => {
    const kept = known.get(argument);
    if (kept !== undefined) return kept;
    const value = work(argument);
    if (known.size < MOST) known.set(argument, value);
    return value;
  };
}
