import { basename } from "node:path";
import { t } from "@vscode/l10n";
import { missingCommands, tellsOfMissing } from "./missingCommands.ts";
import { readQuotedWords } from "./quotedWords.ts";
import type { ParsedRecord } from "./traceParser.ts";
import type { Traced } from "./tracePlan.ts";

const MOST_NOTES = 10;
const MOST_SOURCES = 100;
const MOST_MESSAGE_LETTERS = 120;
/** Commands of which the words tell something. */
const TELLING = /^(?:echo|exit|return|set|shift|kill|wait)(?: |$)/;
const MESSAGE =
  /^(\/.*?): (?:eval: )?(?:line (\d+): (.*)|(illegal option -- .|option requires an argument -- .))$/gm;
/** What bash says where it goes on and dash ends the script. */
const ENDS_IN_DASH =
  /shift count out of range|can only `return'|not a valid identifier|function nesting level exceeded|cannot unset/;

/** Notes where a run under bash was, or may have been, another one than under the script's own shell. */
export class ShellDifferences {
  readonly #plan: Pick<Traced, "standIn" | "echo" | "notes">;
  readonly #notes: Set<string>;
  /** Files whose name may begin a message of bash. */
  readonly #sources = new Set<string>();

  /** Shells that sent a signal. */
  readonly #killers = new Set<number>();

  /** @param scriptPath as bash was given it. */
  constructor(plan: Pick<Traced, "standIn" | "echo" | "notes">, scriptPath: string) {
    this.#plan = plan;
    this.#notes = new Set(plan.notes);
    this.#sources.add(scriptPath);
  }

  /** Looks at the next record. */
  add(record: ParsedRecord): void {
    const source = record.stack[0]?.source ?? "";
    if (this.#sources.size < MOST_SOURCES) {
      this.#sources.add(source);
    }
    if (this.#notes.size >= MOST_NOTES || !TELLING.test(record.command)) {
      return;
    }
    const [name, ...words] = readQuotedWords(record.command) ?? [];
    const place = `${basename(source)}:${record.line}`;
    const note =
      traceNote(name, words, place) ??
      (this.#plan.standIn === "dash" ? this.#dashNote(name, words, place, record) : null);
    if (note !== null) {
      this.#notes.add(note);
    }
  }

  /**
   * All notes.
   * @param output what the script printed, or its ends.
   * @param token the trace's: where it is found in the output, the script closed the trace's descriptor.
   */
  finish(output: string, token: string): readonly string[] {
    const notes = [...this.#notes, ...missingCommands(output, this.#sources)];
    if (output.includes(`\u0001${token} `)) {
      notes.push(
        t(
          "The script closed the descriptor of the trace, so that the rest of it stands in the output: run it without a trace to see its own output.",
        ),
      );
    }
    const message = this.#plan.standIn === "dash" ? this.#messageOfBash(output) : null;
    return message === null ? notes : [...notes, message];
  }

  #dashNote(
    name: string | undefined,
    words: readonly string[],
    place: string,
    { parameters, pid }: ParsedRecord,
  ): string | null {
    const [first] = words;
    if (name === "shift" && Number(first ?? 1) > parameters) {
      return t(
        "{0}: dash, the `sh` of this machine, ends a script with status 2 where `shift` finds too few arguments; bash, which wrote the trace, went on.",
        place,
      );
    }
    const isNumber = /^\d+$/.test(first ?? "0") && (name === "exit" || Number(first ?? 0) < 256);
    if ((name === "exit" || name === "return") && !isNumber) {
      return t(
        "{0}: dash, the `sh` of this machine, makes another status of {1} than bash, which wrote the trace.",
        place,
        `\`${name} ${first}\``,
      );
    }
    if (name === "kill" && first !== "-0" && first !== "-l" && this.#killers.size < MOST_SOURCES) {
      this.#killers.add(pid);
    }
    if (name === "wait" && this.#killers.has(pid)) {
      return t(
        "{0}: dash, the `sh` of this machine, prints a word as `Terminated` where `wait` finds that a signal ended the process; bash, which wrote the trace, does not.",
        place,
      );
    }
    return name === "echo" ? this.#echoNote(words, place) : null;
  }

  #echoNote(words: readonly string[], place: string): string | null {
    const text = words.join(" ");
    const isOtherwise =
      this.#plan.echo === "xpg"
        ? /^-n+$/.test(words[0] ?? "") || /\\[xuUE1-7]/.test(text)
        : /\\[abcefnrtv0\\]/.test(text);
    return isOtherwise || /^-n?[eE]+$/.test(words[0] ?? "")
      ? t(
          "{0}: dash, the `sh` of this machine, prints this `echo` otherwise than bash, which wrote the trace. Use `printf`.",
          place,
        )
      : null;
  }

  /** `FILE: line N: MESSAGE` and the messages of `getopts`, as only bash writes them. */
  #messageOfBash(output: string): string | null {
    for (const [, file = "", line, message, option = ""] of output.matchAll(MESSAGE)) {
      const text = message ?? option;
      if (this.#sources.has(file) && !tellsOfMissing(text)) {
        const shown = text.length > MOST_MESSAGE_LETTERS ? `${text.slice(0, MOST_MESSAGE_LETTERS)}…` : text;
        const place = line === undefined ? basename(file) : `${basename(file)}:${line}`;
        return ENDS_IN_DASH.test(text)
          ? t(
              "The output has a message of bash, which wrote the trace ({0}: {1}). The `sh` of this machine is dash: where bash goes on, dash ends the script with status 2.",
              place,
              shown,
            )
          : t(
              "The output has a message of bash, which wrote the trace ({0}: {1}). The `sh` of this machine is dash: dash has other words for it, and often another status (2 where bash has 1).",
              place,
              shown,
            );
      }
    }
    return null;
  }
}

/** What a script does to the trace itself. */
function traceNote(name: string | undefined, words: readonly string[], place: string): string | null {
  if (name !== "set") {
    return null;
  }
  const flags = words
    .filter((word, at) => /^[-+]/.test(word) || /^[-+]\w*o$/.test(words[at - 1] ?? ""))
    .join(" ");
  if (/(?:^| )\+[a-zA-Z]*x|\+\w*o xtrace/.test(flags)) {
    return t("{0} switches the trace off: what follows is not known.", place);
  }
  return /(?:^| )-[a-zA-Z]*[xv]|-\w*o (?:xtrace|verbose)/.test(flags)
    ? t("{0} has the shell write a trace of its own, which is missing in the output.", place)
    : null;
}
