const memories: Map<object, unknown>[] = [];

/**
 * Keeps what a function makes of an object: many rules ask the same of one script. A plain map that is emptied after each
 * script ({@link forgetScript}), since weak maps keep thousands of syntax trees alive until the next full collection.
 */
export function memo<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<object, { readonly value: Value }>();
  memories.push(known);
  return (key) => {
    let entry = known.get(key);
    if (entry === undefined) {
      entry = { value: compute(key) };
      known.set(key, entry);
    }
    return entry.value;
  };
}

/** Forgets everything about the script that was checked last. */
export function forgetScript(): void {
  for (const known of memories) {
    known.clear();
  }
}
