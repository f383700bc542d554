import { t } from "@vscode/l10n";
import type { ConfOption, ConfSection } from "../../ctdb/confOptions/confOption.ts";
import {
  confOptionNamed,
  confOptionsOf,
  confSectionNamed,
  isConfOptionDeprecated,
  isConfOptionIn,
  LOG_LEVELS,
} from "../../ctdb/confOptions/confOptions.ts";
import { CONF_SECTIONS } from "../../ctdb/confOptions/confOptionTable.ts";
import { formatVersion, type Version } from "../../ctdb/version.ts";
import { sentences } from "../../text/sentences.ts";
import { tableText } from "../../text/tableText.ts";
import { type ConfigHelp, defaultDetail, defaultSentence, nameRange, valueRange } from "./help.ts";

const TYPES: Readonly<Record<ConfOption["type"], () => string>> = {
  text: () => t("text"),
  boolean: () => t("yes or no"),
  integer: () => t("number"),
  address: () => t("address"),
  "log-level": () => t("log level"),
  "log-location": () => t("where to"),
  transport: () => t("transport"),
  directory: () => t("folder"),
  script: () => t("program in CTDB_BASE"),
};

const LOCATIONS = ["file:", "syslog", "syslog:nonblocking", "syslog:udp", "syslog:udp-rfc5424"];

/** Completions and descriptions in `ctdb.conf`. */
export const CONF_HELP: ConfigHelp = {
  completions({ text, offset, line, version }) {
    const section = sectionAt(text, line.nameStart);
    if (line.isInValue) {
      const option = section === null ? null : confOptionNamed(section, line.name);
      const range = valueRange(line, offset);
      return option === null
        ? []
        : valuesOf(option).map((label) => ({
            label,
            detail: defaultDetail(label.toLowerCase() === option.default?.toLowerCase()),
            documentation: tableText(option.description),
            range,
          }));
    }
    const range = { start: line.nameStart, end: Math.max(offset, line.equals ?? line.end) };
    const sections = Object.entries(CONF_SECTIONS).map(([name, documentation]) => ({
      label: `[${name}]`,
      detail: t("section"),
      documentation: tableText(documentation),
      range,
    }));
    const hasEquals = line.equals !== null;
    const options = confOptionsOf(version)
      .filter((option) => option.section === section && !isConfOptionDeprecated(option, version))
      .map((option) => ({
        label: option.name,
        insertText: hasEquals ? `${option.name} ` : `${option.name} = `,
        detail: TYPES[option.type](),
        documentation: describeOption(option, version),
        range,
      }));
    return text[line.nameStart] === "[" ? sections : [...options, ...(hasEquals ? [] : sections)];
  },

  describe({ text, offset, line, version }) {
    const heading = /^\[([^\]]*)\]/.exec(line.name)?.[1];
    if (heading !== undefined) {
      const section = confSectionNamed(heading);
      const range = { start: line.nameStart, end: line.nameStart + heading.length + 2 };
      return section === null || offset > range.end
        ? null
        : { range, markdown: `**[${section}]**\n\n${tableText(CONF_SECTIONS[section])}` };
    }
    const section = sectionAt(text, line.nameStart);
    const option = section === null ? null : confOptionNamed(section, line.name);
    return option === null || line.isInValue || offset < line.nameStart
      ? null
      : { range: nameRange(line), markdown: describeOption(option, version) };
  },
};

/** The section that a line stands in; `null` before any, and in one that CTDB does not know. */
function sectionAt(text: string, offset: number): ConfSection | null {
  const before = [...text.slice(0, offset).matchAll(/^[ \t]*\[([^\]\n]*)\].*\n/gm)].at(-1);
  return before?.[1] === undefined ? null : confSectionNamed(before[1]);
}

function valuesOf(option: ConfOption): readonly string[] {
  switch (option.type) {
    case "boolean":
      return option.default === "false" ? ["false", "true", "no", "yes"] : ["true", "false", "yes", "no"];
    case "log-level":
      return LOG_LEVELS;
    case "log-location":
      return LOCATIONS;
    case "transport":
      return ["tcp"];
    case "script":
      return option.section === "event" ? ["debug-hung-script.sh"] : ["debug_locks.sh"];
    default:
      return option.default === null ? [] : [option.default];
  }
}

function describeOption(option: ConfOption, version: Version): string {
  const { section, name, description, since, before, deprecatedSince } = option;
  const release = (found: Version) => formatVersion(found).replace(/\.0$/, "");
  const life = sentences(
    defaultSentence(option.default),
    t("Since {0}.", release(since)),
    before === undefined ? "" : t("Gone since {0}.", release(before)),
    deprecatedSince === undefined ? "" : t("Deprecated since {0}.", release(deprecatedSince)),
    isConfOptionIn(option, version) ? "" : `**${t("Not in {0}.", formatVersion(version))}**`,
  );
  return `**[${section}] ${name}** (${TYPES[option.type]()})\n\n${tableText(description)}\n\n${life}`;
}
