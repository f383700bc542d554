import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Convention } from "../ctdb/convention.ts";
import { ctdbBaseOf } from "../scripts/ctdbBase.ts";
import { readEntry } from "../scripts/directoryEntry.ts";
import { type EventScript, readEventScript } from "../scripts/eventScript/eventScript.ts";
import { LibraryShelf } from "../scripts/eventScript/libraries.ts";
import { FIRST_BYTES } from "../scripts/firstLine.ts";
import { scanDirectory, startProblemOf } from "../scripts/scanDirectory.ts";
import type { ScriptDirectory } from "../scripts/scriptDirectory.ts";
import type { ScriptFile, StartProblem } from "../scripts/scriptFile.ts";
import { readSource, type SourceReader, type SourceText } from "../scripts/sourceText.ts";
import { findStartProblem, findStartProblemIn, InterpreterLookup } from "../scripts/startProblem.ts";
import { readFirstLine } from "../shell/interpreter.ts";
import type { ShellParser } from "../shell/shellParser.ts";
import { FILE_RULES, NOTIFICATION_RULES, RULES_OF_BROKEN_SCRIPTS, SCRIPT_RULES } from "./allRules.ts";
import { type CheckSettings, Collector } from "./collector.ts";
import { type ConfigPlace, findConfigFiles } from "./configPaths.ts";
import { configReport } from "./configReport.ts";
import { directoryRole } from "./directory/directoryRole.ts";
import type { Finding } from "./finding.ts";
import { forgetScript } from "./memo.ts";
import type { DirectoryFacts, FileFacts, ScriptContext, ScriptRule } from "./rule.ts";

/** What was found in one file. */
export interface FileReport {
  /** Absolute path. */
  readonly path: string;
  /** The text that the ranges belong to; empty where the file has none. */
  readonly text: string;
  readonly findings: readonly Finding[];
}

/**
 * Checks the files of one event directory as it was when the checker was opened; after a change of names, modes
 * or sourced files a new one is needed.
 */
export class DirectoryChecker {
  readonly facts: DirectoryFacts;
  readonly shelf: LibraryShelf;
  readonly #parser: ShellParser;
  readonly #read: SourceReader;
  readonly #entries: ReadonlyMap<string, ScriptFile>;
  readonly #interpreters = new InterpreterLookup();

  readonly #configFiles: ReadonlyMap<string, ConfigPlace>;

  private constructor(
    facts: DirectoryFacts,
    configFiles: ReadonlyMap<string, ConfigPlace>,
    parser: ShellParser,
    read: SourceReader,
  ) {
    this.#read = read;
    this.facts = facts;
    this.#configFiles = configFiles;
    this.#parser = parser;
    this.shelf = new LibraryShelf(facts.base, facts.path, parser);
    this.#entries = new Map(facts.scan.files.map((entry) => [join(facts.path, entry.fileName.text), entry]));
  }

  /**
   * Reads an event directory.
   * @param path absolute path
   * @param read how the files are read
   * @throws {ScanError} where it cannot be read
   */
  static async open(
    path: string,
    convention: Convention,
    parser: ShellParser,
    read: SourceReader = readSource,
  ): Promise<DirectoryChecker> {
    // Every file is read when it is checked, so the scan need not open it.
    const scan = await scanDirectory(path, convention, { startProblems: false });
    const base = ctdbBaseOf(path, convention.generation);
    // It has just been read; where it is gone since, the next scan tells.
    const mode = await stat(path).then(
      (result) => result.mode,
      () => null,
    );
    const configFiles = await findConfigFiles(base, path);
    return new DirectoryChecker({ path, convention, base, mode, scan }, configFiles, parser, read);
  }

  get path(): string {
    return this.facts.path;
  }

  get base(): string {
    return this.facts.base;
  }

  get convention(): Convention {
    return this.facts.convention;
  }

  get scan(): ScriptDirectory {
    return this.facts.scan;
  }

  /** Every file that is reported on, entries of the directory first: absolute paths. */
  get paths(): readonly string[] {
    return [...new Set([...this.#entries.keys(), ...this.#configFiles.keys()])];
  }

  /** What the scripts that were checked so far source: absolute paths. */
  get libraries(): readonly string[] {
    return this.shelf.paths;
  }

  /**
   * Checks one file.
   * @param path one of {@link paths}
   * @param openText the text in an editor, in place of the file's
   */
  async check(path: string, settings: CheckSettings, openText?: string): Promise<FileReport> {
    const config = this.#configFiles.get(path);
    const entry = this.#entries.get(path);
    if (config !== undefined) {
      const report = await configReport(path, config, this.convention, settings, openText);
      return entry === undefined ? report : this.#withFileRules(report, entry, settings, openText);
    }
    if (entry === undefined) {
      return { path, text: "", findings: [] };
    }
    const file = await this.#fileFacts(path, entry, openText);
    const text = file.source?.text ?? "";
    const collector = new Collector(path, text, settings);
    for (const rule of FILE_RULES) {
      collector.add(rule, () => rule.check(file, this.facts));
    }
    const script = this.readScript(file);
    if (script !== null) {
      const context = await this.contextOf(file, script);
      const rules = directoryRole(this.facts) === "notification" ? NOTIFICATION_RULES : rulesOf(script);
      try {
        for (const rule of rules) {
          collector.add(rule, () => rule.check(script, context));
        }
      } finally {
        forgetScript();
      }
    }
    return { path, text, findings: collector.sorted() };
  }

  /** Options files of scripts lie among the scripts, and anybody who may write them runs commands as root. */
  async #withFileRules(
    report: FileReport,
    entry: ScriptFile,
    settings: CheckSettings,
    openText: string | undefined,
  ): Promise<FileReport> {
    const file = await this.#fileFacts(report.path, entry, openText);
    const collector = new Collector(report.path, report.text, settings);
    for (const rule of FILE_RULES) {
      collector.add(rule, () => rule.check(file, this.facts));
    }
    return { ...report, findings: [...collector.sorted(), ...report.findings] };
  }

  /** The script of a file, or `null` where it is no shell script or not meant to be an event script. */
  readScript(file: FileFacts): EventScript | null {
    const { source, entry } = file;
    if (source === null || source.isBinary || isNoScript(entry)) {
      return null;
    }
    const firstLine = readFirstLine(source.text);
    const isShell = firstLine === null || firstLine.dialect === "sh" || firstLine.dialect === "bash";
    return isShell ? readEventScript(this.#parser.parse(source.text)) : null;
  }

  /** What rules may ask for besides the script. */
  async contextOf(file: FileFacts, script: EventScript): Promise<ScriptContext> {
    const sourced = await this.shelf.sourcedBy(file.path, script.sources);
    return { convention: this.convention, directory: this.facts, file, sourced };
  }

  async #fileFacts(path: string, entry: ScriptFile, openText: string | undefined): Promise<FileFacts> {
    const onDisk = await this.#readText(entry);
    const source = openText === undefined || onDisk === null ? onDisk : { ...onDisk, text: openText };
    return { path, entry, source, startProblem: await this.#startProblem(entry, source) };
  }

  async #startProblem(entry: ScriptFile, source: SourceText | null): Promise<StartProblem | null> {
    if (entry.position === null) {
      return null;
    }
    if (source === null || source.isBinary) {
      // The bytes of a program or of UTF-16 are not in the text.
      const now = await readEntry(this.path, entry.fileName.bytes, entry.type);
      const found = await findStartProblem(now, this.convention, this.#interpreters);
      return startProblemOf(found, entry.state);
    }
    const bytes = Buffer.from((source.hasByteOrderMark ? "\ufeff" : "") + source.text.slice(0, FIRST_BYTES));
    const problem = await findStartProblemIn(bytes, this.convention, this.#interpreters);
    return startProblemOf(problem, entry.state);
  }

  async #readText(entry: ScriptFile): Promise<SourceText | null> {
    if (entry.type === "directory") {
      return null;
    }
    try {
      return await this.#read(Buffer.concat([Buffer.from(`${this.path}/`), entry.fileName.bytes]));
    } catch {
      return null; // the rules about entries say what is wrong with it
    }
  }
}

/** Options files, backups and documentation are no scripts, whatever they hold. */
function isNoScript({ reason, state }: ScriptFile): boolean {
  return (
    state === "ignored" &&
    ["options-file", "test-file", "documentation", "directory", "backup", "package-copy", "dotfile"].includes(
      reason.code,
    )
  );
}

/** While somebody types, an open quote swallows the arms behind it, and nothing about events is certain. */
function rulesOf({ shell }: EventScript): readonly ScriptRule[] {
  return shell.errors.length > 0 ? RULES_OF_BROKEN_SCRIPTS : SCRIPT_RULES;
}
