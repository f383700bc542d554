import { resolve } from "node:path";
import { formatVersion } from "../ctdb/version.ts";
import { printable } from "../scripts/fileNames.ts";
import { type LayoutMismatch, layoutMismatch, withMismatch } from "../scripts/layoutMismatch.ts";
import { scanDirectory } from "../scripts/scanDirectory.ts";
import type { ScriptDirectory } from "../scripts/scriptDirectory.ts";
import type { ScriptFile } from "../scripts/scriptFile.ts";
import { oneOf, readMixedLine } from "./commandLine.ts";
import { CONVENTION_OPTIONS, conventionOption, mismatchText } from "./conventionOption.ts";
import { warnOfNoScripts } from "./emptyDirectory.ts";
import type { Streams } from "./output.ts";
import { UsageError } from "./usage.ts";

/**
 * `list`: every file of an event directory with its place, state and reason.
 * @returns the exit status.
 * @throws {UsageError | ScanError}
 */
export async function listCommand(args: readonly string[], streams: Streams): Promise<number> {
  const { options, words } = readMixedLine(args, [...CONVENTION_OPTIONS, "format"], "list");
  const [path, ...extra] = words;
  if (path === undefined || extra.length > 0) {
    throw new UsageError("list takes one directory.", "list");
  }
  const format = oneOf(options.format, ["text", "json"], "format", "list") ?? "text";
  const convention = await conventionOption(path, options, "list");
  const mismatch = await layoutMismatch(resolve(path), convention);
  const directory = withMismatch(await scanDirectory(resolve(path), convention), mismatch);
  const trouble = mismatch === null ? directory.refusal : mismatchText(mismatch);
  streams.stdout.write(format === "json" ? listJson(directory, mismatch) : listText(directory, trouble));
  if (mismatch === null && directory.files.every(({ position }) => position === null)) {
    await warnOfNoScripts(resolve(path), streams);
  }
  return 0;
}

/** @param trouble why CTDB runs nothing of it, or `null` */
function listText(directory: ScriptDirectory, trouble: string | null): string {
  const { convention, files, path } = directory;
  const nameOf = (file: ScriptFile) => printable(file.fileName.text);
  const width = Math.max(0, ...files.map((file) => nameOf(file).length));
  const rows = files.map((file) => {
    const place = String(file.position ?? "-").padStart(4);
    const reason = file.startProblem?.sentence ?? (file.state === "enabled" ? "" : file.reason.sentence);
    return `${place}  ${stateWord(file).padEnd(8)}  ${nameOf(file).padEnd(width)}  ${reason}`.trimEnd();
  });
  const head = `${path}: ${convention.generation} convention, CTDB ${formatVersion(convention.version)} (${convention.step})`;
  return `${[head, ...(trouble === null ? [] : [trouble]), ...rows].join("\n")}\n`;
}

function stateWord(file: ScriptFile): string {
  return file.state === "enabled" && file.startProblem !== null ? "problem" : file.state;
}

function listJson(
  { convention, files, path, refusal }: ScriptDirectory,
  mismatch: LayoutMismatch | null,
): string {
  const document = {
    directory: path,
    convention: convention.generation,
    step: convention.step,
    targetVersion: formatVersion(convention.version),
    refusal,
    mismatch: mismatch?.sentence ?? null,
    files: files.map((file) => ({
      file: file.fileName.text,
      name: file.name.text,
      position: file.position,
      state: file.state,
      reason: file.reason,
      startProblem: file.startProblem,
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
