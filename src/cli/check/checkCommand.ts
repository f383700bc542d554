import { oneOf, readMixedLine } from "../commandLine.ts";
import { CONVENTION_OPTIONS, conventionOption } from "../conventionOption.ts";
import type { Streams } from "../output.ts";
import { checkLoneFiles } from "./checkJob.ts";
import { checkJson } from "./checkJson.ts";
import { checkJunit } from "./checkJunit.ts";
import { checkSarif } from "./checkSarif.ts";
import { checkTargets } from "./checkTargets.ts";
import { checkText } from "./checkText.ts";
import { checkInThreads } from "./checkWorkers.ts";
import { counts, type ListedFile } from "./listedFinding.ts";

const FORMATS = { text: checkText, json: checkJson, sarif: checkSarif, junit: checkJunit } as const;

/**
 * `check`: what is wrong with event directories and their configuration files.
 * @param program this program's file, which workers start
 * @returns the exit status: 1 where there are errors or warnings, else 0.
 * @throws {UsageError | ScanError}
 */
export async function checkCommand(args: readonly string[], streams: Streams, program: URL): Promise<number> {
  const { options, words } = readMixedLine(args, [...CONVENTION_OPTIONS, "format"], "check");
  const format = oneOf(options.format, ["text", "json", "sarif", "junit"], "format", "check") ?? "text";
  const files: ListedFile[] = [];
  for (const target of await checkTargets(words.length === 0 ? ["."] : words, streams)) {
    const { version } = await conventionOption(target.directory, options, "check");
    const wanted = target.files === null ? null : [...target.files];
    const job = { directory: target.directory, version, files: wanted };
    files.push(
      ...(target.isLone === true && wanted !== null
        ? await checkLoneFiles(wanted, version)
        : await checkInThreads(job, program)),
    );
  }
  streams.stdout.write(FORMATS[format](files));
  return files.some(({ findings }) => findings.some(counts)) ? 1 : 0;
}
