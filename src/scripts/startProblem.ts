import { close, constants, open, read, stat } from "node:fs";
import { promisify } from "node:util";
import { t } from "@vscode/l10n";
import type { DirectoryEntry } from "./directoryEntry.ts";
import { printable } from "./fileNames.ts";
import { FIRST_BYTES, type FirstLine, parseFirstLine } from "./firstLine.ts";
import { isWithinReach } from "./reach.ts";
import type { StartProblem } from "./scriptFile.ts";
import { type StartConvention, startConsequence } from "./startConsequence.ts";
import { errnoText, systemFailure } from "./systemError.ts";

const openFile = promisify(open);
const closeFile = promisify(close);
const readFile = promisify(read);
const statFile = promisify(stat);

/** Whether an interpreter can be started; `unknown` where this user may not look. */
export type InterpreterState = "starts" | "missing" | "not-executable" | "unknown";

/** Looks interpreters up once per scan; thousands of scripts share a few. */
export class InterpreterLookup {
  readonly #known = new Map<string, Promise<InterpreterState>>();

  find(path: Buffer): Promise<InterpreterState> {
    const key = path.toString("latin1");
    let state = this.#known.get(key);
    if (state === undefined) {
      state = this.#look(path);
      this.#known.set(key, state);
    }
    return state;
  }

  async #look(path: Buffer): Promise<InterpreterState> {
    try {
      // ctdbd's working directory is `/`: a relative interpreter is looked for there.
      const absolute = path[0] === 0x2f ? path : Buffer.concat([Buffer.from("/"), path]);
      const result = await statFile(absolute);
      return result.isFile() && (result.mode & 0o111) !== 0 ? "starts" : "not-executable";
    } catch (thrown) {
      return systemFailure(thrown)?.code === "EACCES" ? "unknown" : "missing";
    }
  }
}

/** Reads the first bytes without ever blocking, even if a fifo has taken the file's place. */
async function readFirstBytes(path: Buffer): Promise<Buffer> {
  const descriptor = await openFile(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  try {
    const { buffer, bytesRead } = await readFile(descriptor, Buffer.alloc(FIRST_BYTES), 0, FIRST_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await closeFile(descriptor);
  }
}

function unreadable(thrown: unknown): StartProblem | null {
  const failure = systemFailure(thrown);
  if (failure === null) {
    throw thrown;
  }
  if (failure.code === "ENOENT") {
    return null; // vanished since stat: the next scan tells
  }
  const why =
    failure.code === "EACCES"
      ? t("This user may not read the file, so its first line is unknown here; CTDB runs as root and may")
      : t("The file cannot be read ({0}), so its first line is unknown", errnoText(failure.errno));
  return { code: "unreadable", sentence: `${why}.` };
}

/** What is wrong with a first line under /bin/sh, which runs a file without `#!` itself. */
function shellProblem(line: FirstLine): StartProblem | null {
  return line.kind === "byte-order-mark"
    ? {
        code: "byte-order-mark",
        sentence: t(
          "The file begins with a byte-order mark: /bin/sh runs it, but fails to find its first line as a " +
            "command, and the interpreter named there is not used. Save the file without the mark.",
        ),
      }
    : null;
}

function lineProblem(line: FirstLine, convention: StartConvention): StartProblem | null {
  const consequence = startConsequence(convention, "ENOEXEC");
  switch (line.kind) {
    case "binary":
    case "interpreter":
      return null;
    case "empty":
      return {
        code: "empty",
        sentence: `${t("The file is empty: {0}.", consequence)} ${t("Begin it with `#!/bin/sh`.")}`,
      };
    case "byte-order-mark":
      return {
        code: "byte-order-mark",
        sentence:
          `${t("The file begins with a byte-order mark, so its `#!` is not seen: {0}.", consequence)} ` +
          t("Save it without the mark."),
      };
    case "none":
      return {
        code: "no-first-line",
        sentence:
          `${t("The first line does not begin with `#!`, and CTDB starts scripts without a shell: {0}.", consequence)} ` +
          t("Begin the file with `#!/bin/sh`."),
      };
    case "no-interpreter":
      return {
        code: "no-first-line",
        sentence:
          `${t("The first line names no interpreter within {0} bytes: {1}.", FIRST_BYTES, consequence)} ` +
          t("Begin the file with `#!/bin/sh`."),
      };
  }
}

function carriageReturnProblem(
  line: FirstLine & { kind: "interpreter" },
  convention: StartConvention,
): StartProblem {
  const mend = t("Save the file with LF line ends.");
  if (line.carriageReturn === "interpreter") {
    const wanted = printable(line.interpreter.toString("utf8"));
    return {
      code: "crlf",
      sentence: `${t(
        "The lines end with CR LF, so the interpreter is `{0}`, which does not exist: {1}.",
        wanted,
        startConsequence(convention, "ENOENT"),
      )} ${mend}`,
    };
  }
  const argument = printable(line.argument?.toString("utf8") ?? "");
  return {
    code: "crlf",
    sentence: `${t(
      "The lines end with CR LF, so the interpreter gets the argument `{0}`, and most likely it refuses that and the event fails.",
      argument,
    )} ${mend}`,
  };
}

async function interpreterProblem(
  line: FirstLine & { kind: "interpreter" },
  convention: StartConvention,
  interpreters: InterpreterLookup,
): Promise<StartProblem | null> {
  const state = await interpreters.find(line.interpreter);
  if (line.carriageReturn !== null && !(line.carriageReturn === "interpreter" && state === "starts")) {
    return carriageReturnProblem(line, convention);
  }
  const shown = printable(line.interpreter.toString("utf8"));
  switch (state) {
    case "missing":
      return {
        code: "interpreter-missing",
        sentence: `${t(
          "The interpreter `{0}` does not exist on this machine: {1}.",
          shown,
          startConsequence(convention, "ENOENT"),
        )} ${t("Install it or name another one.")}`,
      };
    case "not-executable":
      return {
        code: "interpreter-not-executable",
        sentence:
          `${t("The interpreter `{0}` is not an executable file: {1}.", shown, startConsequence(convention, "EACCES"))} ` +
          t("Name a program in the first line."),
      };
    case "starts":
    case "unknown":
      return null;
  }
}

/**
 * What stands in the way when CTDB starts a listed entry, as far as its first bytes tell.
 * Only regular files are opened.
 */
export async function findStartProblem(
  entry: DirectoryEntry,
  convention: StartConvention,
  interpreters: InterpreterLookup,
): Promise<StartProblem | null> {
  if ("errno" in entry.stat) {
    return null;
  }
  if (!entry.stat.regular) {
    return {
      code: "not-a-file",
      sentence: t("Not a regular file: {0}.", startConsequence(convention, "EACCES")),
    };
  }
  if (!(await isWithinReach(entry.path))) {
    return {
      code: "unreadable",
      sentence: t(
        "The file lies outside of the workspace, which is not trusted, so its first line is unknown here.",
      ),
    };
  }
  let line: FirstLine;
  try {
    line = parseFirstLine(await readFirstBytes(entry.path));
  } catch (thrown) {
    return unreadable(thrown);
  }
  return lineStartProblem(line, convention, interpreters);
}

/** As {@link findStartProblem} for a regular file of which only the bytes are known, for example from an editor. */
export async function findStartProblemIn(
  bytes: Buffer,
  convention: StartConvention,
  interpreters: InterpreterLookup,
): Promise<StartProblem | null> {
  return lineStartProblem(parseFirstLine(bytes.subarray(0, FIRST_BYTES)), convention, interpreters);
}

async function lineStartProblem(
  line: FirstLine,
  convention: StartConvention,
  interpreters: InterpreterLookup,
): Promise<StartProblem | null> {
  if (line.kind === "interpreter") {
    return interpreterProblem(line, convention, interpreters);
  }
  return convention.launch === "shell" ? shellProblem(line) : lineProblem(line, convention);
}
