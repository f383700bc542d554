import { t } from "@vscode/l10n";
import type { ConfOption, ConfSection } from "../ctdb/confOptions/confOption.ts";
import { confOptionNamed, confSectionNamed, isConfOptionIn } from "../ctdb/confOptions/confOptions.ts";
import { formatVersion, type Version } from "../ctdb/version.ts";
import type { TextRange } from "../text/textRange.ts";
import { confValueFlaw } from "./confValue.ts";
import { type FileProblem, quoted } from "./fileProblem.ts";
import { type IniSection, type IniSyntaxError, type IniValue, parseIni } from "./iniFile.ts";

/** A line `name = value` of `ctdb.conf`. */
export interface ConfSetting {
  readonly entry: IniValue;
  /** The section that it stands in; `null`: before any, or in one that CTDB does not know. */
  readonly section: ConfSection | null;
  /** The line of that section, known or not. */
  readonly heading: IniSection | null;
  /** The option, of whatever release; `null` where CTDB never had it. */
  readonly option: ConfOption | null;
  readonly isInRelease: boolean;
}

export type ConfProblemKind =
  | "syntax"
  | "unknown-section"
  | "before-sections"
  | "no-equals"
  | "unknown-option"
  | "not-in-release"
  | "wrong-value";

export interface ConfFile {
  readonly settings: readonly ConfSetting[];
  readonly syntaxError: IniSyntaxError | null;
  readonly problems: readonly FileProblem<ConfProblemKind>[];
}

/**
 * Reads `ctdb.conf` as ctdbd does (`ctdb/conf/conf.c` on top of tini): an unknown section or option is passed over, the
 * last of several values counts. After a syntax error every option has its default, and nobody is told; the problems
 * then name it alone, and before it wrong values, which stop ctdbd all the same.
 */
export function parseConfFile(content: string, version: Version): ConfFile {
  const { entries, syntaxError } = parseIni(content);
  const settings: ConfSetting[] = [];
  const problems: FileProblem<ConfProblemKind>[] = [];
  let heading: IniSection | null = null;
  for (const entry of entries) {
    const { name } = entry;
    const section: ConfSection | null = heading === null ? null : confSectionNamed(heading.name);
    const complain = (kind: ConfProblemKind, range: TextRange, sentence: string) =>
      problems.push({ kind, line: entry.line, range, sentence });
    if (entry.kind === "section") {
      heading = entry;
      if (confSectionNamed(name) === null) {
        complain(
          "unknown-section",
          entry.nameRange,
          t("CTDB has no section [{0}] and passes over what is in it.", name),
        );
      }
      continue;
    }
    if (entry.kind === "bare") {
      complain("no-equals", entry.range, t("{0} has no “=”, so CTDB passes over it.", quoted(name)));
      continue;
    }
    const option = section === null ? null : confOptionNamed(section, name);
    const isInRelease = option !== null && isConfOptionIn(option, version);
    settings.push({ entry, section, heading, option, isInRelease });
    if (heading === null) {
      const sentence = t("{0} stands before any section, so CTDB passes over it.", quoted(name));
      complain("before-sections", entry.nameRange, sentence);
    } else if (section !== null && !isInRelease) {
      complain(
        option === null ? "unknown-option" : "not-in-release",
        entry.nameRange,
        t(
          "[{0}] has no option {1} in {2}, so CTDB passes over it.",
          section,
          quoted(name),
          formatVersion(version),
        ),
      );
    } else if (option !== null && confValueFlaw(option, entry.value) !== null) {
      const sentence = t(
        "{0} is no value for {1}; ctdbd does not start with it.",
        quoted(entry.value),
        quoted(name),
      );
      complain("wrong-value", entry.valueRange, sentence);
    }
  }
  if (syntaxError !== null) {
    const { line, range } = syntaxError;
    const sentence = t(
      "The line is no section and no option: CTDB then drops the whole file without a word, and every option has its default.",
    );
    const stopping = problems.filter(({ kind }) => kind === "wrong-value");
    return { settings, syntaxError, problems: [...stopping, { kind: "syntax", line, range, sentence }] };
  }
  return { settings, syntaxError, problems };
}
