import { isAbsolute } from "node:path";
import { t } from "@vscode/l10n";
import type { Generation } from "../../ctdb/convention.ts";
import { parseVersion, type Version } from "../../ctdb/version.ts";
import type { Severity } from "../../rules/finding.ts";

/** Whether ShellCheck is run: `auto` leaves it to an extension that runs it already. */
export type ShellcheckChoice = "auto" | "on" | "off";

/** The settings below `ctdb.` that the server follows. */
export interface ServerSettings {
  /** `null`: as the layout of the directory shows. */
  readonly generation: Generation | null;
  /** `null`: the newest release of the convention. */
  readonly targetVersion: Version | null;
  readonly severities: ReadonlyMap<string, Severity | "off">;
  readonly shellcheck: ShellcheckChoice;
  /** A program's absolute path or its name on `PATH`. */
  readonly shellcheckPath: string;
}

/** Settings that were read, with a sentence for each value that they cannot have; such a one counts as not set. */
export interface ReadSettings {
  readonly settings: ServerSettings;
  readonly problems: readonly string[];
}

const GENERATIONS: readonly Generation[] = ["classic", "events.d", "component"];
const SEVERITIES: readonly (Severity | "off")[] = ["error", "warning", "information", "hint", "off"];
const CHOICES: readonly ShellcheckChoice[] = ["auto", "on", "off"];
const MOST_SHOWN = 100;
const RULE = /^[a-z][a-z0-9-]*$/;

/**
 * Reads the section `ctdb` of an editor's configuration.
 * @param value what the editor gave: an object by setting name; anything else counts as nothing set
 */
export function readServerSettings(value: unknown): ReadSettings {
  const problems: string[] = [];
  const section = asRecord(value);
  const shellcheck = group(section, "shellcheck");
  function refuse(name: string, found: unknown, allowed: string): null {
    problems.push(t("The setting {0} is {1}, but it must be {2}.", `ctdb.${name}`, shown(found), allowed));
    return null;
  }
  return {
    settings: {
      generation: readGeneration(section.convention, refuse),
      targetVersion: readVersion(section.targetVersion, refuse),
      severities: readSeverities(section.rules, refuse),
      shellcheck: readChoice(shellcheck.enabled, refuse),
      shellcheckPath: readProgram(shellcheck.path, refuse),
    },
    problems,
  };
}

/** A value as JSON, cut where it is too long for a message. */
function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

type Refuse = (name: string, found: unknown, allowed: string) => null;

function readGeneration(value: unknown, refuse: Refuse): Generation | null {
  if (isUnset(value) || value === "auto") {
    return null;
  }
  const found = GENERATIONS.find((one) => one === value);
  return found ?? refuse("convention", value, t("auto, classic, events.d or component"));
}

function readVersion(value: unknown, refuse: Refuse): Version | null {
  if (isUnset(value)) {
    return null;
  }
  const version = typeof value === "string" ? parseVersion(value) : null;
  const allowed = t("a release such as 4.17 or 4.20.7, or empty for the newest");
  return version ?? refuse("targetVersion", value, allowed);
}

function readSeverities(value: unknown, refuse: Refuse): ReadonlyMap<string, Severity | "off"> {
  const severities = new Map<string, Severity | "off">();
  if (isUnset(value)) {
    return severities;
  }
  if (typeof value !== "object" || Array.isArray(value)) {
    refuse("rules", value, t("an object such as {0}", '{ "monitor-slow": "off" }'));
    return severities;
  }
  for (const [code, wanted] of Object.entries(asRecord(value))) {
    const severity = SEVERITIES.find((one) => one === wanted);
    if (!RULE.test(code)) {
      refuse("rules", code, t("the code of a rule, such as monitor-slow"));
    } else if (severity === undefined) {
      refuse(`rules: ${code}`, wanted, t("error, warning, information, hint or off"));
    } else {
      severities.set(code, severity);
    }
  }
  return severities;
}

function readChoice(value: unknown, refuse: Refuse): ShellcheckChoice {
  if (isUnset(value)) {
    return "auto";
  }
  const found = CHOICES.find((one) => one === value);
  return found ?? refuse("shellcheck.enabled", value, t("auto, on or off")) ?? "auto";
}

/** A name is looked up on `PATH`; a relative path would depend on the folder that the server was started in. */
function readProgram(value: unknown, refuse: Refuse): string {
  if (isUnset(value)) {
    return "shellcheck";
  }
  if (typeof value === "string" && (isAbsolute(value) || !value.includes("/"))) {
    return value;
  }
  refuse("shellcheck.path", value, t("the absolute path of shellcheck, or empty for the one on PATH"));
  return "shellcheck";
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

/** Settings below a name: `{ "shellcheck": { "path": … } }`, or `{ "shellcheck.path": … }` as the pages name them. */
function group(section: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  const start = `${name}.`;
  const dotted = Object.entries(section)
    .filter(([key]) => key.startsWith(start))
    .map(([key, value]) => [key.slice(start.length), value]);
  return { ...Object.fromEntries(dotted), ...asRecord(section[name]) };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
