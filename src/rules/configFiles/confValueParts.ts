import { t } from "@vscode/l10n";
import type { IniValue } from "../../configFiles/iniFile.ts";
import type { ConfOption } from "../../ctdb/confOptions/confOption.ts";
import { withoutBlanksBehind } from "../../text/blanks.ts";
import type { TextRange } from "../../text/textRange.ts";
import type { ConfigFile } from "../configFile.ts";
import type { Fix } from "../finding.ts";
import { edit, indentOf, lineStart } from "./fixes.ts";

/** A value of an option that the release has. */
interface KnownSetting {
  readonly entry: IniValue;
  readonly option: ConfOption;
}

/** The values of `ctdb.conf` that ctdbd of the release looks at; none of releases without that file. */
export function* knownSettings(file: ConfigFile): Generator<KnownSetting> {
  for (const { entry, option, isInRelease } of file.facts.hasCtdbConf ? file.conf.settings : []) {
    if (option !== null && isInRelease) {
      yield { entry, option };
    }
  }
}

/** A comment that somebody wrote behind a value, and which CTDB takes for a part of it. */
export interface TrailingComment {
  /** From the blank before the `#` on. */
  readonly range: TextRange;
  readonly comment: string;
  /** What was meant as the value. */
  readonly value: string;
}

/**
 * Finds `value # comment`; with `;` only where asked for, since commands and paths may hold one.
 * @returns `null` where there is none, or where the entry goes over several lines.
 */
export function trailingComment(text: string, entry: IniValue, isPlain: boolean): TrailingComment | null {
  const { start, end } = entry.valueRange;
  const raw = text.slice(start, end);
  const at = raw.search(isPlain ? /[#;]/ : /#/);
  const value = withoutBlanksBehind(raw.slice(0, Math.max(0, at)));
  if (!entry.isOneLine || value === "" || value.length === at || raw.includes("\r", at)) {
    return null;
  }
  return { range: { start: start + value.length, end }, comment: raw.slice(at), value };
}

/** Gives the comment a line of its own before the entry. */
export function moveComment(text: string, entry: IniValue, { range, comment }: TrailingComment): Fix {
  const at = lineStart(text, entry.range.start);
  const line = `${indentOf(text, entry.range.start)}${comment.trimEnd()}\n`;
  return edit(t("Move the comment to a line of its own"), [
    { range: { start: at, end: at }, newText: line },
    { range, newText: "" },
  ]);
}

/** The value without quotes round it, or `null` where it has none; quotes within are left to what reads the value. */
export function unquoted(value: string): string | null {
  const inner = /^"([^"]*)"$|^'([^']*)'$/.exec(value);
  return inner === null ? null : (inner[1] ?? inner[2] ?? "");
}
