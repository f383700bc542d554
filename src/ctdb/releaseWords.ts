import { t } from "@vscode/l10n";

/** Releases as a sentence names them: `4.9-4.20.6, 4.21.0-4.21.2` is “4.9 to 4.20.6 and 4.21.0 to 4.21.2”. */
export function releaseWords(releases: string): string {
  const parts = releases.split(", ").map(partWords);
  const last = parts.pop() ?? "";
  return parts.length === 0 ? last : t("{0} and {1}", parts.join(", "), last);
}

function partWords(part: string): string {
  const [first = "", last] = part.split("-");
  if (last !== undefined) {
    return t("{0} to {1}", first, last);
  }
  return first.endsWith("+") ? t("{0} and later", first.slice(0, -1)) : first;
}
