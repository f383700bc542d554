import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Convention } from "../../ctdb/convention.ts";
import { errnoText, systemFailure } from "../../scripts/systemError.ts";
import { BUILT_INS, builtInSequence, type SequenceValues } from "../../sequences/builtIns.ts";
import type { Sequence } from "../../sequences/sequence.ts";
import { didYouMean } from "../didYouMean.ts";
import type { Streams } from "../output.ts";
import { UsageError } from "../usage.ts";

/**
 * The sequence that a word on the command line means: a built-in one, else a file's. What is wrong in the file is told
 * on standard error, with its place.
 * @returns what makes it, once the node is there from which a built-in one has its values.
 * @throws {UsageError} where there is none, or it has errors.
 */
export async function namedSequence(
  what: string,
  convention: Convention,
  streams: Streams,
): Promise<(values: SequenceValues) => Sequence> {
  const isBuiltIn = BUILT_INS.some(({ name }) => name === what);
  const fromFile = isBuiltIn ? null : await sequenceOfFile(what, convention, streams);
  return (values) => {
    const sequence = fromFile ?? builtInSequence(what, convention, values);
    if (sequence === null) {
      throw new Error(`the built-in sequence ${what} cannot be made`);
    }
    return sequence;
  };
}

async function sequenceOfFile(what: string, convention: Convention, streams: Streams): Promise<Sequence> {
  const text = await readFile(what, "utf8").catch((error: unknown) => {
    throw new UsageError(whyNot(what, error), "sequence");
  });
  // YAML and the schema are only loaded where there is a file.
  const { readSequence } = await import("../../sequences/sequenceRead.ts");
  const { sequence, problems } = readSequence(text, sequenceName(what), convention);
  for (const { line, column, severity, sentence } of problems) {
    streams.stderr.write(`${what}:${line}:${column}: ${severity}: ${sentence}\n`);
  }
  if (sequence === null) {
    throw new UsageError(`${what} cannot be run as it is.`, "sequence");
  }
  return sequence;
}

function sequenceName(path: string): string {
  return basename(path).replace(/\.?ctdb-sequence\.ya?ml$|\.ya?ml$/, "") || "sequence";
}

function whyNot(what: string, error: unknown): string {
  const failure = systemFailure(error);
  if (failure?.code === "ENOENT" && !/[./]/.test(what)) {
    const names = BUILT_INS.map(({ name }) => name);
    return `There is no sequence “${what}”, and no such file; there are ${names.join(", ")}.${didYouMean(what, names)}`;
  }
  return `${what} cannot be read: ${failure === null ? String(error) : errnoText(failure.errno)}.`;
}
