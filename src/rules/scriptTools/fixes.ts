import { t } from "@vscode/l10n";
import type { TextRange } from "../../text/textRange.ts";
import type { Fix } from "../finding.ts";

/** The one right answer, as a single edit of the script. */
export function replaceFix(title: string, { start, end }: TextRange, newText: string): Fix {
  return editFix(title, { start, end }, newText, true);
}

/** An answer that the author has to judge. */
export function suggestion(title: string, { start, end }: TextRange, newText: string): Fix {
  return editFix(title, { start, end }, newText, false);
}

/** One edit of the script; preferred where it is the one right answer. */
export function editFix(title: string, range: TextRange, newText: string, isPreferred: boolean): Fix {
  return { title, steps: [{ kind: "edit", edits: [{ range, newText }] }], isPreferred };
}

/** Only the offsets of a node. */
export function rangeOf({ start, end }: TextRange): TextRange {
  return { start, end };
}

/** `a, b and c` with backquotes. */
export function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.at(-1) ?? "";
  return quoted.length < 2 ? last : t("{0} and {1}", quoted.slice(0, -1).join(", "), last);
}
