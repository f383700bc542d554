/** What of a text must be the same in every language: code, targets of links, placeholders, variables. */
export function fixedParts(text: string): readonly string[] {
  const parts = [/`[^`]+`/g, /\]\([^)]+\)/g, /\{\d+\}/g, /\$\([a-z-]+\)/g].flatMap(
    (kind) => text.match(kind) ?? [],
  );
  return parts.toSorted();
}

/** How many lines a text has, and whether it ends or begins with white space: what layouts rely on. */
export function shapeOf(text: string): readonly unknown[] {
  return [text.split("\n").length, /^\s/.test(text), /\s$/.test(text), /…$/.test(text)];
}
