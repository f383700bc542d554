/** One letter of a pattern: whether a letter fits; `null`: `*`. */
type Part = ((letter: string) => boolean) | null;

/**
 * What a pattern of `case` fits; nothing where it is no pattern. A regular expression would take minutes for a pattern of
 * twenty `*`, which a stranger can write.
 */
export function globTest(glob: string): (name: string) => boolean {
  const parts = partsOf(glob);
  const least = parts?.filter((part) => part !== null).length ?? 0;
  return (name) => parts !== null && least <= name.length && fits(parts, name);
}

/** Where a part does not fit, only the last `*` before it takes one letter more: what fits an earlier one fits that, too. */
function fits(parts: readonly Part[], name: string): boolean {
  let [at, letter] = [0, 0];
  let star: { readonly at: number; readonly letter: number } | null = null;
  while (letter < name.length) {
    const part = parts[at];
    if (part === null) {
      star = { at, letter };
      at++;
    } else if (part?.(name.charAt(letter))) {
      at++;
      letter++;
    } else if (star !== null) {
      star = { at: star.at, letter: star.letter + 1 };
      at = star.at + 1;
      letter = star.letter;
    } else {
      return false;
    }
  }
  return parts.slice(at).every((part) => part === null);
}

/** `null` for an open bracket, which the shell takes literally: no event has one in its name. */
function partsOf(glob: string): readonly Part[] | null {
  const parts: Part[] = [];
  for (const [text] of glob.matchAll(/\*+|\[[!^]?\]?[^\]]*\]|[\s\S]/g)) {
    const part = text.startsWith("*") ? null : partOf(text);
    if (part === undefined) {
      return null;
    }
    parts.push(part);
  }
  return parts;
}

function partOf(text: string): Part | undefined {
  if (text === "?") {
    return () => true;
  }
  if (!text.startsWith("[")) {
    return (letter) => letter === text;
  }
  try {
    const inner = text
      .slice(1, -1)
      .replace(/^!/, "^")
      .replace(/[[\]\\]/g, "\\$&");
    const pattern = new RegExp(`^[${inner}]$`);
    return text === "[" ? undefined : (letter) => pattern.test(letter);
  } catch {
    return undefined; // a range whose end is before its begin
  }
}
