import { basename } from "node:path";
import { readQuotedWords } from "./quotedWords.ts";
import type { ParsedRecord } from "./traceParser.ts";
import type { Traced } from "./tracePlan.ts";

const MOST_NOTES = 10;
const MOST_SOURCES = 100;
const MOST_MESSAGE_LETTERS = 120;
/** Commands of which the words tell something. */
const TELLING = /^(?:echo|exit|return|set|shift|exec)(?: |$)/;
/** What bash says where it goes on and dash ends the script. */
const ENDS_IN_DASH = /shift count out of range|can only `return'|not a valid identifier|cannot unset/;

/** Notes where a run under bash was, or may have been, another one than under the script's own shell. */
export class ShellDifferences {
  readonly #plan: Pick<Traced, "standIn" | "echo" | "notes">;
  readonly #notes: Set<string>;
  /** Files whose name may begin a message of bash. */
  readonly #sources = new Set<string>();

  constructor(plan: Pick<Traced, "standIn" | "echo" | "notes">) {
    this.#plan = plan;
    this.#notes = new Set(plan.notes);
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
      (this.#plan.standIn === "dash" ? this.#dashNote(name, words, place, record.parameters) : null);
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
    const notes = [...this.#notes];
    if (output.includes(`\u0001${token} `)) {
      notes.push(
        "The script closed the descriptor of the trace, so that the rest of it stands in the output: run it without a trace to see its own output.",
      );
    }
    const message = this.#plan.standIn === "dash" ? this.#messageOfBash(output) : null;
    return message === null ? notes : [...notes, message];
  }

  #dashNote(
    name: string | undefined,
    words: readonly string[],
    place: string,
    parameters: number,
  ): string | null {
    if (name === "shift" && Number(words[0] ?? 1) > parameters) {
      return `${place}: dash, the \`sh\` of this machine, ends a script with status 2 where \`shift\` finds too few arguments; bash, which wrote the trace, went on.`;
    }
    if (
      (name === "exit" || name === "return") &&
      words[0] !== undefined &&
      !/^0*(?:1?\d?\d|2[0-4]\d|25[0-5])$/.test(words[0])
    ) {
      return `${place}: dash, the \`sh\` of this machine, makes another status of \`${name} ${words[0]}\` than bash, which wrote the trace.`;
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
      ? `${place}: dash, the \`sh\` of this machine, prints this \`echo\` otherwise than bash, which wrote the trace. Use \`printf\`.`
      : null;
  }

  /** `FILE: line N: MESSAGE`, as only bash writes it. */
  #messageOfBash(output: string): string | null {
    for (const [, file = "", line, message = ""] of output.matchAll(
      /^(\/.*?): (?:eval: )?line (\d+): (.*)$/gm,
    )) {
      if (this.#sources.has(file)) {
        const shown =
          message.length > MOST_MESSAGE_LETTERS ? `${message.slice(0, MOST_MESSAGE_LETTERS)}…` : message;
        const effect = ENDS_IN_DASH.test(message)
          ? "where bash goes on, dash ends the script with status 2"
          : "dash has other words for it, and often another status (2 where bash has 1)";
        return `The output has a message of bash, which wrote the trace (${basename(file)}:${line}: ${shown}). The \`sh\` of this machine is dash: ${effect}.`;
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
    return `${place} switches the trace off: what follows is not known.`;
  }
  return /(?:^| )-[a-zA-Z]*[xv]|-\w*o (?:xtrace|verbose)/.test(flags)
    ? `${place} has the shell write a trace of its own, which is missing in the output.`
    : null;
}
