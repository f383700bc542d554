import { t } from "@vscode/l10n";
import { defaultMarkdown } from "../../ctdb/options/defaultText.ts";
import type { Version } from "../../ctdb/version.ts";
import type { TextRange } from "../../text/textRange.ts";
import { fileLines } from "../fileLines.ts";

/** Something that can be put in where one types. */
export interface ConfigCompletion {
  readonly label: string;
  /** What is put in, where it is more than the label. */
  readonly insertText?: string;
  /** A few words beside the label. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** What it takes the place of. */
  readonly range: TextRange;
}

/** What is known of a place. */
export interface ConfigDescription {
  readonly range: TextRange;
  readonly markdown: string;
}

/** Where help is asked for. */
export interface HelpPlace {
  readonly text: string;
  readonly offset: number;
  /** The line of the offset, which is no comment. */
  readonly line: CursorLine;
  readonly version: Version;
}

/** The help of one format. */
export interface ConfigHelp {
  completions(place: HelpPlace): ConfigCompletion[];
  describe(place: HelpPlace): ConfigDescription | null;
}

/** The line that the cursor is in, divided at its `=`. */
export interface CursorLine {
  /** Behind the blanks at the line's beginning. */
  readonly nameStart: number;
  /** `null` without a `=` in the line. */
  readonly equals: number | null;
  /** The word before the `=`, or all of the line. */
  readonly name: string;
  /** Where the value begins, behind `=` and blanks. */
  readonly valueStart: number;
  /** Without what ends the line. */
  readonly end: number;
  readonly isComment: boolean;
  /** Whether the cursor stands behind the `=`. */
  readonly isInValue: boolean;
}

/** Finds the parts of the line that holds `offset`; joined lines count one by one. */
export function cursorLine(text: string, offset: number): CursorLine {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const line = fileLines(text).find(({ range }) => range.start === lineStart)?.content ?? "";
  const content = line.replace(/\r$/, "");
  const indent = /^[ \t]*/.exec(content)?.[0].length ?? 0;
  const at = content.indexOf("=");
  const equals = at < 0 ? null : lineStart + at;
  const gap = /^[ \t]*/.exec(content.slice(at + 1))?.[0].length ?? 0;
  return {
    nameStart: lineStart + indent,
    equals,
    name: content.slice(indent, at < 0 ? undefined : at).trim(),
    valueStart: lineStart + (at < 0 ? content.length : at + 1 + gap),
    end: lineStart + content.length,
    isComment: /^[ \t]*[#;]/.test(content),
    isInValue: equals !== null && offset > equals,
  };
}

/** What a completion says beside the value that holds where nothing is set; `""` beside others. */
export function defaultDetail(isDefault: boolean): string {
  return isDefault ? t("default") : "";
}

/** @param value the default, or `null` where there is none */
export function defaultSentence(value: string | null): string {
  return value === null ? t("Default: none.") : t("Default: {0}.", defaultMarkdown(value));
}

/** Where the name of the line stands. */
export function nameRange({ nameStart, name }: CursorLine): TextRange {
  return { start: nameStart, end: nameStart + name.length };
}

/** The value that stands in the line, up to its end; empty at the cursor where the cursor is before it. */
export function valueRange({ valueStart, end }: CursorLine, offset: number): TextRange {
  return offset < valueStart ? { start: offset, end: offset } : { start: valueStart, end };
}
