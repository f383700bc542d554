import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Diagnostic } from "vscode-languageserver/node";
import { conventionFor } from "../../ctdb/conventions.ts";
import { NEWEST_VERSION } from "../../ctdb/version.ts";
import { configPlaceOf, configReport } from "../../rules/configReport.ts";
import { isCaseFileName } from "../../scripts/testFileNames.ts";
import { ParseLimitError } from "../../shell/shellParser.ts";
import { LineIndex } from "../../text/lineIndex.ts";
import type { CaseReports } from "../caseFiles/caseReports.ts";
import type { DirectoryCheck, FileReport } from "../directories/directoryCheck.ts";
import type { EventDirectories } from "../directories/eventDirectories.ts";
import type { EventDirectory } from "../directories/eventDirectory.ts";
import { uriOf } from "../fileUri.ts";
import type { Log } from "../log.ts";
import type { OpenDocuments } from "../openDocuments.ts";
import type { SettingsStore } from "../settings/settingsStore.ts";
import type { ShellcheckComment } from "../shellcheck/shellcheckComment.ts";
import type { ShellcheckFindings } from "../shellcheck/shellcheckFindings.ts";
import { MOST_BYTES, readText, sizeOnDisk, tooLarge, tooSlow } from "./fileLimit.ts";
import type { RulePages } from "./rulePages.ts";
import { toDiagnostic } from "./toDiagnostic.ts";

/** A check that takes longer is told in the log. */
const LONG_MILLISECONDS = 1000;

/** What is known of a file at one moment. */
export interface FileState {
  readonly path: string;
  readonly uri: string;
  /** Of the open document that was checked; `null`: what is on disk. */
  readonly version: number | null;
  /** Equal for equal diagnostics. */
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
  readonly report: FileReport | null;
  /** `null` for a configuration file that no event directory lies near. */
  readonly directory: EventDirectory | null;
  /** What ShellCheck says of an open script, as far as it has. */
  readonly comments?: readonly ShellcheckComment[];
}

/** What reports are made of. */
export interface ReportServices {
  readonly directories: EventDirectories;
  readonly documents: OpenDocuments;
  readonly settings: SettingsStore;
  readonly shellcheck: ShellcheckFindings;
  readonly pages: RulePages;
  readonly cases: CaseReports;
  readonly log: Log;
}

interface Kept {
  readonly key: string;
  readonly state: Promise<FileState>;
}

/** Checks files and keeps what was found while it holds. */
export class FileReports {
  readonly #services: ReportServices;
  readonly #kept = new Map<string, Kept>();

  constructor(services: ReportServices) {
    this.#services = services;
  }

  /** What is found in an open file, wherever it lies. `null`: it is none of ours. */
  async ofOpen(path: string): Promise<FileState | null> {
    const directory = await this.#services.directories.of(path);
    const isCase = isCaseFileName(basename(path)) && directory?.has(path) !== true;
    return directory === null || isCase ? this.#lone(path) : this.of(path, directory);
  }

  /** What is found in a file of a directory. `null`: the directory does not report on it. */
  async of(path: string, directory: EventDirectory): Promise<FileState | null> {
    const check = await directory.ready();
    if (check === null || !directory.has(path)) {
      return null;
    }
    const { documents, settings, shellcheck } = this.#services;
    const document = documents.at(path);
    const key = [
      directory.path,
      directory.generationOf(path),
      settings.generation,
      documents.revisionOf(path),
    ].join("\n");
    let kept = this.#kept.get(path);
    if (kept?.key !== key) {
      const made: Kept = { key, state: this.#make(path, directory, check, document?.getText()) };
      kept = made;
      this.#kept.set(path, made);
      made.state.catch(() => {
        if (this.#kept.get(path) === made) {
          this.#kept.delete(path); // who asked is told; the next one tries again
        }
      });
    }
    const own = await kept.state;
    if (isCaseFileName(basename(path))) {
      return { ...own, ...withId([...own.items, ...(await this.#caseItems(path))]), report: null };
    }
    return document === null || own.report === null ? own : shellcheck.join(own, check, document);
  }

  async #caseItems(path: string): Promise<readonly Diagnostic[]> {
    const { documents, cases } = this.#services;
    const text = await this.textOf(path);
    return text === null || text.length > MOST_BYTES
      ? []
      : cases.itemsOf(path, text, documents.at(path) !== null);
  }

  /**
   * What is found in an open file of cases, or in an open configuration file that no event directory lies near. `null`: it
   * is neither.
   */
  async #lone(path: string): Promise<FileState | null> {
    const { documents, settings } = this.#services;
    const document = documents.at(path);
    if (document !== null && isCaseFileName(basename(path))) {
      const { uri, version } = document;
      const found = withId(await this.#caseItems(path));
      return { path, uri, version, directory: null, ...found, report: null };
    }
    const place = document === null ? null : await configPlaceOf(path);
    if (document === null || place === null) {
      return null;
    }
    const { severities, targetVersion } = await settings.get(document.uri);
    const convention = conventionFor(targetVersion ?? NEWEST_VERSION);
    const { uri, version } = document;
    const text = document.getText();
    const base = { path, uri, version, directory: null };
    if (text.length > MOST_BYTES) {
      return { ...base, ...withId([tooLarge(text.length)]), report: null };
    }
    const report = await configReport(path, place, convention, { severities }, text);
    return { ...base, ...withId(await this.#diagnosticsOf(report)), report };
  }

  #diagnosticsOf(report: FileReport): Promise<Diagnostic[]> {
    const context = {
      lines: new LineIndex(report.text),
      page: (code: string) => this.#services.pages.uri(code),
      textOf: (file: string) => this.textOf(file),
    };
    return Promise.all(report.findings.map((finding) => toDiagnostic(finding, context)));
  }

  /** Lets go of a file that is closed or gone. */
  forget(path: string): void {
    this.#services.cases.forget(path);
    this.#kept.delete(path);
  }

  /** Lets go of every file of a directory that is gone. */
  forgetDirectory(directory: EventDirectory): void {
    for (const [path, { key }] of this.#kept) {
      if (key.startsWith(`${directory.path}\n`)) {
        this.#kept.delete(path);
      }
    }
  }

  /** The text of a file as its checker sees it: the editor's where it is open. */
  async textOf(path: string): Promise<string | null> {
    return this.#services.documents.at(path)?.getText() ?? (await readText(path));
  }

  async #make(
    path: string,
    directory: EventDirectory,
    check: DirectoryCheck,
    openText: string | undefined,
  ): Promise<FileState> {
    const { documents, settings, log } = this.#services;
    const version = documents.at(path)?.version ?? null;
    const uri = documents.uri(path) ?? uriOf(path);
    const base = { path, uri, version, directory };
    const size = openText?.length ?? (await sizeOnDisk(path));
    if (size > MOST_BYTES) {
      return { ...base, ...withId([tooLarge(size)]), report: null };
    }
    const { severities } = await settings.get(uriOf(directory.path));
    const began = performance.now();
    const report = await readable(check.check(path, { severities }, openText));
    if (report instanceof ParseLimitError) {
      return { ...base, ...withId([tooSlow(report)]), report: null };
    }
    directory.watchLibraries();
    const took = performance.now() - began;
    if (took > LONG_MILLISECONDS) {
      log.warn(`Checking ${path} took ${Math.round(took)} ms.`);
    }
    const items = await this.#diagnosticsOf(report);
    // The texts of files that are not open are not kept: there may be thousands.
    return { ...base, ...withId(items), report: openText === undefined ? null : report };
  }
}

/** What comes of a check: its report, or that the script takes too long to read. */
async function readable(check: Promise<FileReport>): Promise<FileReport | ParseLimitError> {
  try {
    return await check;
  } catch (error) {
    if (error instanceof ParseLimitError) {
      return error;
    }
    throw error;
  }
}

/** Diagnostics with what tells them from others. */
export function withId(items: readonly Diagnostic[]): Pick<FileState, "items" | "resultId"> {
  const resultId = createHash("sha256").update(JSON.stringify(items)).digest("base64url").slice(0, 22);
  return { items, resultId };
}
