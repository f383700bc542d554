import type { ConfigFileKind } from "../../../../src/configFiles/configFileKind.ts";
import { conventionFor } from "../../../../src/ctdb/conventions.ts";
import type { Version } from "../../../../src/ctdb/version.ts";
import { type ConfigFinding, checkConfigFile } from "../../../../src/rules/configFiles/configRules.ts";
import type { Fix } from "../../../../src/rules/finding.ts";
import { PLACES } from "../../../support/configPlaces.ts";

interface Setting {
  readonly version?: Version;
  readonly path?: string;
  readonly siblings?: readonly string[];
}

/** What the rules say of a text. */
export function findingsIn(kind: ConfigFileKind, text: string, setting: Setting = {}): ConfigFinding[] {
  const { version = [4, 24, 0], path = PLACES[kind], siblings = [] } = setting;
  return checkConfigFile(path, text, kind, { convention: conventionFor(version), siblings });
}

/** Each finding as `code: the text that it is about`. */
export function seen(kind: ConfigFileKind, text: string, setting: Setting = {}): string[] {
  return findingsIn(kind, text, setting).map(
    ({ code, remark: { range } }) => `${code}: ${text.slice(range.start, range.end)}`,
  );
}

/** The text after the first preferred fix of the first finding that has one. */
export function mended(kind: ConfigFileKind, text: string, setting: Setting = {}): string {
  const fixes = findingsIn(kind, text, setting).flatMap(({ remark }) => remark.fixes ?? []);
  return applied(
    text,
    fixes.find(({ isPreferred }) => isPreferred),
  );
}

function applied(text: string, fix: Fix | undefined): string {
  const edits = (fix?.steps ?? []).flatMap((step) => (step.kind === "edit" ? step.edits : []));
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start)
    .reduce((all, { range, newText }) => all.slice(0, range.start) + newText + all.slice(range.end), text);
}
