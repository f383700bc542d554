import { realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { ctdbBaseOf } from "../../../scripts/ctdbBase.ts";
import type { PlannedRun } from "../../run/plannedRun.ts";
import type { TestSubject } from "./testTree.ts";

/** What the tests of an event directory are run with, as the settings are. */
export type SettingsOf = (directory: string) => Pick<PlannedRun, "convention" | "settings"> | null;

/**
 * Whether a test may come to another verdict since a file changed. In doubt it may: a run too many costs less than a
 * result that is no longer true.
 * @param path absolute, and real as far as links go
 */
export function dependsOn(subject: TestSubject, path: string, settingsOf: SettingsOf): boolean {
  switch (subject.kind) {
    case "handler":
      return directoryDependsOn(subject.directory, subject.script, path, settingsOf);
    case "event-script":
      return (
        isScript(subject.directory, subject.script, path) ||
        directoryDependsOn(subject.directory, null, path, settingsOf)
      );
    case "case": {
      const { file, directory, script, given } = subject.testCase;
      return (
        path === file || path === given.profileFile || directoryDependsOn(directory, script, path, settingsOf)
      );
    }
    case "provided":
      return subject.test.dependencies.some((other) => path === other || isBelow(path, other));
  }
}

/** @param script file name of the one script that runs; `null`: all of the directory */
function directoryDependsOn(
  directory: string,
  script: string | null,
  path: string,
  settingsOf: SettingsOf,
): boolean {
  if (dirname(path) === directory) {
    return script === null || isOf(script, path.slice(directory.length + 1));
  }
  if (script !== null && isScript(directory, script, path)) {
    return true;
  }
  if (path.endsWith(".ctdb-test.yaml")) {
    return false;
  }
  const place = settingsOf(directory);
  const base = place === null ? dirname(directory) : ctdbBaseOf(directory, place.convention.generation);
  const { profilePath = null, ownStubs = null } = place?.settings.sandbox ?? {};
  if (path === profilePath || (ownStubs !== null && isBelow(path, ownStubs))) {
    return true;
  }
  // Beside it lie the directories of other components, and scripts that are not enabled.
  return (
    isBelow(path, base) && !isBelow(path, join(base, "events")) && !isBelow(path, join(base, "events.d"))
  );
}

/** Enabling a script of 4.9 or later makes a link: who edits it edits what the link leads to. */
function isScript(directory: string, script: string, path: string): boolean {
  try {
    return realpathSync(join(directory, script)) === path;
  } catch {
    return false; // gone, or a link to nowhere
  }
}

/** A script and what lies beside it by its name, such as `50.samba.options`; other scripts are not its business. */
function isOf(script: string, name: string): boolean {
  const stem = script.replace(/\.script$/, "");
  return name === script || name.startsWith(`${stem}.`) || !/^\d\d\./.test(name);
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
