import { mkdirSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { t } from "@vscode/l10n";
import { replaceFile } from "../virtualNode/disk/nodeFolder.ts";
import { plainText } from "../virtualNode/disk/plainFile.ts";
import type { StubAnswer } from "../virtualNode/stubAnswer.ts";
import { SandboxError } from "./sandbox.ts";

/** More are not looked through at each call. */
const MOST_ANSWERS = 1000;
/** Of all answers together, in bytes. */
const MOST_BYTES = 4 * 1024 * 1024;
const LONGEST_DELAY_SECONDS = 86_400;

/** What runs scripts and stub commands: in its place nothing would run at all. */
const INTERPRETERS: readonly string[] = [
  "sh",
  "dash",
  "bash",
  "ash",
  "ksh",
  "mksh",
  "zsh",
  "busybox",
  "perl",
];

/** What the folder was made from, beside it: scripts change neither. */
const MADE_FILE = "answers.made";

/** The commands that answers stand for, each once. */
export function answeredCommands(answers: readonly StubAnswer[]): string[] {
  return [...new Set(answers.map(({ command }) => command))];
}

/**
 * Puts answers where stub commands look for them: `answers/COMMAND` in the node's folder. The calls that fit are
 * counted from then on; with the same answers as before the count goes on.
 * @param stubs the commands that have a stub without an answer: what fits no answer is theirs, else the machine's.
 * @throws {SandboxError} for answers that cannot be given.
 */
export async function layAnswers(
  nodeDirectory: string,
  answers: readonly StubAnswer[],
  stubs: readonly string[],
): Promise<void> {
  checkAnswers(answers);
  const files = Object.fromEntries(
    answeredCommands(answers).map((command) => [command, fileOf(command, answers, stubs)]),
  );
  const made = answers.length === 0 ? null : JSON.stringify(files);
  const mark = join(nodeDirectory, MADE_FILE);
  if (plainText(mark, { most: 4 * MOST_BYTES }) === made) {
    return;
  }
  const folder = join(nodeDirectory, "answers");
  await Promise.all(
    [mark, folder, join(nodeDirectory, "answered")].map((path) => rm(path, { recursive: true, force: true })),
  );
  if (made !== null) {
    mkdirSync(folder);
    for (const [command, text] of Object.entries(files)) {
      writeFileSync(join(folder, command), text, { flag: "wx" });
    }
    await replaceFile(mark, made);
  }
}

/** One answer a line, see `kit/stub/answers.pl`. */
function fileOf(command: string, answers: readonly StubAnswer[], stubs: readonly string[]): string {
  const lines = answers.flatMap((answer, index) => {
    const { args, call, exit, delaySeconds, stdout, stderr } = answer;
    const patterns = args === null ? ["any"] : ["words", ...args];
    const fields = [index, call ?? "-", exit, delaySeconds, stdout, stderr, ...patterns];
    return answer.command === command ? [fields.map((field) => encoded(String(field))).join("\t")] : [];
  });
  return `${[stubs.includes(command) ? "stub" : "real", ...lines].join("\n")}\n`;
}

function encoded(field: string): string {
  return field.replace(
    /[%\t\n\r]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

function checkAnswers(answers: readonly StubAnswer[]): void {
  if (answers.length > MOST_ANSWERS) {
    throw new SandboxError(
      t("There are {0} answers of stub commands.", answers.length),
      t("Give at most {0}.", MOST_ANSWERS),
    );
  }
  const bytes = answers.reduce((sum, { stdout, stderr }) => sum + stdout.length + stderr.length, 0);
  if (bytes > MOST_BYTES) {
    throw new SandboxError(t("The answers of stub commands are longer than 4 MiB."), t("Give shorter ones."));
  }
  for (const answer of answers) {
    const problem = problemOf(answer);
    if (problem !== null) {
      throw new SandboxError(
        t("An answer of {0} cannot be given: {1}", JSON.stringify(answer.command), problem),
        "",
      );
    }
  }
}

/** A sentence, or `null`. */
function problemOf({ command, args, call, exit, delaySeconds }: StubAnswer): string | null {
  if (!/^[\w.+-]+$/.test(command) || /^\.+$/.test(command)) {
    return t("a command is named without a folder, by letters, digits and any of `_`, `.`, `+` and `-`.");
  }
  if (INTERPRETERS.includes(command)) {
    return t("it runs the scripts themselves.");
  }
  if (!Number.isInteger(exit) || exit < 0 || exit > 255) {
    return t("{0} is no exit status; 0 to 255 are.", exit);
  }
  if (!(delaySeconds >= 0 && delaySeconds <= LONGEST_DELAY_SECONDS)) {
    return t("a delay is 0 to {0} seconds.", LONGEST_DELAY_SECONDS);
  }
  if (call !== null && !(Number.isInteger(call) && call >= 1)) {
    return t("calls are counted from 1.");
  }
  return args?.some((word) => word.includes("\0")) === true ? t("no argument can hold a NUL byte.") : null;
}
