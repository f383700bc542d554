import { atLeast, type Version } from "../version.ts";
import type { ConfOption, ConfSection } from "./confOption.ts";
import { CONF_OPTIONS, CONF_SECTIONS } from "./confOptionTable.ts";

/** The levels that CTDB knows; any beginning of a name counts, too, in whatever case. */
export const LOG_LEVELS: readonly string[] = ["ERROR", "WARNING", "NOTICE", "INFO", "DEBUG"];

/** The section of that name, whatever its case; `null` where CTDB has none. */
export function confSectionNamed(name: string): ConfSection | null {
  const wanted = name.toLowerCase();
  return (Object.keys(CONF_SECTIONS) as ConfSection[]).find((section) => section === wanted) ?? null;
}

/** The option of a section, of whatever release. */
export function confOptionNamed(section: ConfSection, name: string): ConfOption | null {
  return CONF_OPTIONS.find((option) => option.section === section && option.name === name) ?? null;
}

export function isConfOptionIn(option: ConfOption, version: Version): boolean {
  return atLeast(version, option.since) && (option.before === undefined || !atLeast(version, option.before));
}

/** Whether ctdbd warns of the option at its start. */
export function isConfOptionDeprecated(option: ConfOption, version: Version): boolean {
  return option.deprecatedSince !== undefined && atLeast(version, option.deprecatedSince);
}

/** What a release knows, in the order of `ctdb-config dump`. */
export function confOptionsOf(version: Version): ConfOption[] {
  return CONF_OPTIONS.filter((option) => isConfOptionIn(option, version));
}

/** Whether a text is a log level for CTDB (`debug_level_parse` in `ctdb/common/logging.c`). */
export function isLogLevel(text: string): boolean {
  if (/^\d/.test(text)) {
    return Number.parseInt(text, 10) <= 10;
  }
  return text !== "" && LOG_LEVELS.some((level) => level.startsWith(text.toUpperCase()));
}
