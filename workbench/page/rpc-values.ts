/**
 * What google.script.run carries: numbers, booleans, strings, null, and plain objects and arrays of these. Anything else
 * is refused, also nested; undefined becomes null in arrays and is left out of objects.
 */
export function wireValue(value: unknown, property: string, around: readonly object[] = []): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (Number.isFinite(value)) return value;
      break;
    case 'undefined':
      return null;
    case 'object': {
      if (value === null) return null;
      if (around.includes(value)) break;
      const inside = [...around, value];
      if (Array.isArray(value)) return Array.from(value, (item, index) => wireValue(item, String(index), inside));
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== null && Object.getPrototypeOf(prototype) !== null) break;
      return Object.fromEntries(
        Object.entries(value)
          .filter(([, item]) => item !== undefined)
          .map(([key, item]) => [key, wireValue(item, key, inside)]),
      );
    }
  }
  throw new TypeError(`Failed due to illegal value in property: ${property}`);
}
