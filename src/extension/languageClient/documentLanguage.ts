import { basename } from "node:path";
import { readFirstLine } from "../../shell/interpreter.ts";

/** What is known of a document when its language is chosen. */
export interface LanguageQuestion {
  readonly path: string;
  /** The language that VS Code gave it. */
  readonly languageId: string;
  /** Its first line. */
  readonly firstLine: string;
  /** Whether it lies in an event directory, by the folder's name or as the server found. */
  readonly inEventDirectory: boolean;
  /** The names in its folder; asked for only where they matter. */
  readonly siblings: () => Promise<readonly string[]>;
}

/** Interpreters by the language that VS Code has for them. */
const INTERPRETERS: readonly (readonly [language: string, program: RegExp])[] = [
  ["python", /^python[\d.]*$/],
  ["perl", /^perl[\d.]*$/],
  ["ruby", /^ruby[\d.]*$/],
];

/** What lies in `CTDB_BASE` under names that other programs use, too. */
const IN_BASE: ReadonlyMap<string, string> = new Map([
  ["nodes", "ctdb-nodes"],
  ["functions", "shellscript"],
]);

/** The language that a document should have instead of its own; `null` where it has the right one. */
export async function documentLanguage(question: LanguageQuestion): Promise<string | null> {
  const { path, languageId, firstLine, inEventDirectory, siblings } = question;
  const wanted = inEventDirectory ? byFirstLine(firstLine) : IN_BASE.get(basename(path));
  if (wanted === undefined || wanted === languageId) {
    return null;
  }
  // Whoever chose a language of its own for the file knows why.
  const isReplaceable = languageId === "plaintext" || (languageId === "shellscript" && inEventDirectory);
  if (!isReplaceable) {
    return null;
  }
  return inEventDirectory || holdsEvents(await siblings()) ? wanted : null;
}

function byFirstLine(text: string): string | undefined {
  const line = readFirstLine(text);
  if (line === null) {
    return undefined;
  }
  if (line.dialect !== "other") {
    return "shellscript";
  }
  const program = basename(line.program);
  return INTERPRETERS.find(([, pattern]) => pattern.test(program))?.[0];
}

function holdsEvents(names: readonly string[]): boolean {
  return names.includes("events") || names.includes("events.d");
}
