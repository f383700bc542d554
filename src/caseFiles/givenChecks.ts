import { t } from "@vscode/l10n";
import { quoted } from "../configFiles/fileProblem.ts";
import { nearest } from "../text/nearest.ts";
import { checkProfile, type ProfileFault } from "../virtualNode/profile/profileChecks.ts";
import { callWords } from "./callWords.ts";
import type { FileFile, FileGiven } from "./caseShape.ts";
import { SHELL_BUILTINS, STUB_COMMANDS } from "./stubCommands.ts";

type Path = ProfileFault["path"];

/** Checks what the schema cannot: the profile against itself, kinds of files, modes, commands and their patterns. */
export function checkGiven(given: FileGiven, path: Path): ProfileFault[] {
  const { node = {}, files = {}, stubs = [] } = given;
  return [
    ...checkProfile(node).map((fault) => ({ ...fault, path: [...path, "node", ...fault.path] })),
    ...Object.entries(files).flatMap(([name, file]) => checkFile(name, file, [...path, "files", name])),
    ...stubs.flatMap(({ command }, i) =>
      checkPattern(command, [...path, "stubs", i, "command"]).concat(
        checkCommand(command, [...path, "stubs", i, "command"]),
      ),
    ),
  ];
}

function error(path: Path, sentence: string, part: "key" | "value" = "value"): ProfileFault {
  return { path, part, sentence, severity: "error" };
}

function checkFile(name: string, file: string | FileFile, path: Path): ProfileFault[] {
  const faults = checkPath(name, path);
  if (typeof file === "string") {
    return faults;
  }
  const kinds = ["content", "folder", "link"].filter((kind) => Object.hasOwn(file, kind));
  if (kinds.length !== 1) {
    const sentence =
      kinds.length === 0
        ? t("Say what it is: content for a file, folder: true or link.")
        : t("Only one of these can be said: {0}.", kinds.join(", "));
    faults.push(error(path, sentence, "key"));
  }
  if (file.mode !== undefined && file.link !== undefined) {
    faults.push(error([...path, "mode"], t("A link has no mode of its own."), "key"));
  }
  if (file.mode !== undefined && modeOf(file.mode) > 0o7777) {
    faults.push(error([...path, "mode"], t("{0} is no mode: 7777 is the greatest.", quoted(file.mode))));
  }
  return faults;
}

/** The bits of a mode in octal digits. */
export function modeOf(text: string): number {
  return Number.parseInt(text.replace(/^0o/, ""), 8);
}

/** Whether a file's path leads where it says; that it begins with a slash or $CTDB_BASE tells the schema. */
export function checkPath(name: string, path: Path): ProfileFault[] {
  const parts = name.split("/");
  if (parts.includes("..") || parts.includes(".")) {
    return [error(path, t("Write {0} without . and .. in it.", quoted(name)), "key")];
  }
  return name.includes("\0") || name === "/" || name === "$CTDB_BASE/"
    ? [error(path, t("{0} is no path of a file.", quoted(name)), "key")]
    : [];
}

/** Whether the words of a pattern can be told, and `**` is the last one. */
export function checkPattern(text: string, path: Path): ProfileFault[] {
  const words = callWords(text);
  if (words === null) {
    return [error(path, t("A quote opens and never closes."))];
  }
  const early = words.slice(0, -1).includes("**");
  return early ? [error(path, t("** stands for any more words, so it must be the last one."))] : [];
}

function checkCommand(text: string, path: Path): ProfileFault[] {
  const name = callWords(text)?.[0] ?? "";
  const bare = name.slice(name.lastIndexOf("/") + 1);
  if (bare !== name) {
    return [error(path, t("Name the command without its folder: {0}.", bare || "NAME"))];
  }
  if (/[*?]/.test(name)) {
    return [error(path, t("The command itself cannot be a pattern."))];
  }
  if (!/^[\w.+@:[-]+$/.test(name)) {
    return [error(path, t("{0} cannot be the name of a command.", quoted(name)))];
  }
  if (SHELL_BUILTINS.includes(name)) {
    return [
      warning(
        path,
        t("Shells do {0} by themselves: the answer is only given where no shell is asked.", name),
      ),
    ];
  }
  const meant = STUB_COMMANDS.includes(name) ? null : nearest(name, STUB_COMMANDS);
  return meant === null || name.length < 4
    ? []
    : [
        warning(
          path,
          t("The virtual node has no command {0} of its own; is {1} meant?", quoted(name), meant),
        ),
      ];
}

function warning(path: Path, sentence: string): ProfileFault {
  return { path, part: "value", sentence, severity: "warning" };
}
