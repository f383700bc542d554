import { basename, matchesGlob } from "node:path";
import { contributes } from "./manifest.ts";

/**
 * The language that VS Code gives to a path by what the extension contributes: an exact name first, then the
 * longest pattern that matches. Both win over a suffix and over the first line, which come later
 * (`languagesAssociations.ts` of VS Code 1.139).
 * @returns `undefined` where VS Code goes on with the suffix and then the first line
 */
export function languageOf(path: string): string | undefined {
  const name = contributes.languages.find(({ filenames }) => filenames?.includes(basename(path)));
  if (name) return name.id;
  const patterns = contributes.languages.flatMap(({ id, filenamePatterns = [] }) =>
    filenamePatterns.filter((pattern) => matches(path, pattern)).map((pattern) => ({ id, pattern })),
  );
  return patterns.toSorted((a, b) => b.pattern.length - a.pattern.length)[0]?.id;
}

// VS Code matches without regard to case.
function matches(path: string, pattern: string): boolean {
  return matchesGlob(path.toLowerCase(), pattern.toLowerCase());
}
