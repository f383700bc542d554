import { t } from "@vscode/l10n";
import type { Convention } from "../ctdb/convention.ts";
import { releaseWords } from "../ctdb/releaseWords.ts";
import { type DirectoryEntry, readEntries } from "./directoryEntry.ts";
import { compareBytes, fileName, printable, shownName } from "./fileNames.ts";
import { mapBounded } from "./mapBounded.ts";
import { scanNumber } from "./nameRule.ts";
import { compareInRunOrder } from "./runOrder.ts";
import type { ScriptDirectory } from "./scriptDirectory.ts";
import type { ScriptFile, StartProblem } from "./scriptFile.ts";
import { findStartProblem, InterpreterLookup } from "./startProblem.ts";
import { type Judgement, judgeEntry } from "./stateReason.ts";

/** How many files are open at once. */
const PARALLEL = 32;

/** What a scan may leave out. */
export interface ScanOptions {
  /** `false`: files are not opened and no start problem is looked for (the runner needs none). */
  readonly startProblems?: boolean;
}

interface JudgedEntry extends Judgement {
  readonly entry: DirectoryEntry;
}

/** What A1 makes of two executable scripts with one number. */
export function refusalSentence(first: Buffer, second: Buffer, convention: Convention): string {
  const [a, b] = [first, second].map((name) => printable(name.toString("utf8")));
  return t(
    "CTDB {0} refuses every event, since `{1}` and `{2}` have the same number. " +
      "Give one of them another.",
    releaseWords(convention.releases),
    a ?? "",
    b ?? "",
  );
}

/** The start problem as the state of its script has it: a disabled one need not start yet. */
export function startProblemOf(
  problem: StartProblem | null,
  state: ScriptFile["state"],
): StartProblem | null {
  return problem !== null && state === "disabled"
    ? { ...problem, sentence: t("Once it is enabled: {0}", problem.sentence) }
    : problem;
}

/** A1 (to 1.0.61): two executable scripts with one number refuse every event. */
function findRefusal(listed: readonly JudgedEntry[], convention: Convention): string | null {
  if (convention.duplicates !== "event-refused") {
    return null;
  }
  for (const [index, item] of listed.entries()) {
    const next = listed[index + 1];
    if (next !== undefined && scanNumber(item.entry.name) === scanNumber(next.entry.name)) {
      return refusalSentence(item.entry.name, next.entry.name, convention);
    }
  }
  return null;
}

function toScriptFile(
  { entry, state, reason }: JudgedEntry,
  convention: Convention,
  position: number | null,
  startProblem: StartProblem | null,
): ScriptFile {
  return {
    fileName: fileName(entry.name),
    name: fileName(shownName(entry.name, convention.names)),
    type: entry.type,
    linkTarget: entry.linkTarget?.toString("utf8") ?? null,
    ...("errno" in entry.stat ? { mode: null, statErrno: entry.stat.errno } : { mode: entry.stat.mode }),
    state,
    reason,
    position,
    startProblem: startProblemOf(startProblem, state),
  };
}

/**
 * Reads an event directory as the convention's CTDB does: which files it lists, in which order,
 * which of them it runs, and why not for every other entry
 * (`common/event_script.c` in 4.9+, `ctdb/server/eventscript.c` and `ctdb_eventd.c` before).
 * @throws {ScanError} where the directory cannot be read.
 */
export async function scanDirectory(
  path: string,
  convention: Convention,
  options: ScanOptions = {},
): Promise<ScriptDirectory> {
  const judged = (await readEntries(path)).map((entry) => ({ entry, ...judgeEntry(entry, convention) }));
  const listed = judged
    .filter(({ state }) => state !== "ignored")
    .sort((a, b) => compareInRunOrder(a.entry.name, b.entry.name, convention));
  const rest = judged
    .filter(({ state }) => state === "ignored")
    .sort((a, b) => compareBytes(a.entry.name, b.entry.name));
  const interpreters = new InterpreterLookup();
  const problems =
    options.startProblems === false
      ? []
      : await mapBounded(listed, PARALLEL, ({ entry }) => findStartProblem(entry, convention, interpreters));
  return {
    path,
    convention,
    files: [
      ...listed.map((item, index) => toScriptFile(item, convention, index + 1, problems[index] ?? null)),
      ...rest.map((item) => toScriptFile(item, convention, null, null)),
    ],
    refusal: findRefusal(listed, convention),
  };
}
