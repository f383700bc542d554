import { dirname, resolve } from "node:path";
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver/node";
import type { CaseProblem } from "../../caseFiles/readCaseFile.ts";
import { formatVersion } from "../../ctdb/version.ts";
import { LineIndex } from "../../text/lineIndex.ts";
import { SOURCE, toRange } from "../diagnostics/toDiagnostic.ts";
import { FolderWatch } from "../directories/folderWatch.ts";
import { statNow } from "../directories/statNow.ts";
import { uriOf } from "../fileUri.ts";
import type { SettingsStore } from "../settings/settingsStore.ts";
import { watchedFolders } from "./watchedFolders.ts";

/** What checks of case files need of the server. */
export interface CaseReportServices {
  readonly settings: SettingsStore;
  /** Whether a YAML extension tells already what the schema forbids. */
  readonly schemaIsChecked: boolean;
  /** Told when something has changed that an open case file names. */
  readonly changed: () => void;
}

interface Kept {
  readonly key: string;
  readonly items: Promise<readonly Diagnostic[]>;
}

/** Files of one case file that are looked at; the rest of a longer list changes with the file itself. */
const MOST_NAMED = 200;

/**
 * Checks case files, and keeps what was found until the text or something that it names changes. What reads YAML is
 * loaded with the first of them.
 */
export class CaseReports {
  readonly #services: CaseReportServices;
  readonly #kept = new Map<string, Kept>();
  /** What open case files name: absolute paths. */
  readonly #named = new Map<string, readonly string[]>();
  readonly #watch: FolderWatch;

  constructor(services: CaseReportServices) {
    this.#services = services;
    this.#watch = new FolderWatch(() => services.changed());
  }

  /**
   * What is wrong in a case file.
   * @param isOpen whether an editor shows it, so that what it names is watched
   */
  async itemsOf(path: string, text: string, isOpen: boolean): Promise<readonly Diagnostic[]> {
    const named = await namedBy(path, text);
    if (isOpen) {
      this.#named.set(path, named);
      this.#watch.look(watchedFolders([...this.#named.values()].flat()));
    }
    const key = JSON.stringify([text, this.#services.settings.generation, named.map(stampOf)]);
    const known = this.#kept.get(path);
    if (known?.key === key) {
      return known.items;
    }
    const made = { key, items: this.#check(path, text) };
    this.#kept.set(path, made);
    made.items.catch(() => {
      if (this.#kept.get(path) === made) {
        this.#kept.delete(path); // who asked is told; the next one tries again
      }
    });
    return made.items;
  }

  /** Lets go of a file that is closed or gone. */
  forget(path: string): void {
    this.#kept.delete(path);
    if (this.#named.delete(path)) {
      this.#watch.look(watchedFolders([...this.#named.values()].flat()));
    }
  }

  close(): void {
    this.#watch.close();
    this.#kept.clear();
    this.#named.clear();
  }

  async #check(path: string, text: string): Promise<readonly Diagnostic[]> {
    const { settings, schemaIsChecked } = this.#services;
    const { targetVersion } = await settings.get(uriOf(path));
    const { loadCaseFile } = await import("../../caseFiles/loadCaseFile.ts");
    const { problems } = await loadCaseFile(path, {
      text,
      ...(targetVersion === null ? {} : { targetVersion: formatVersion(targetVersion) }),
    });
    const lines = new LineIndex(text);
    return problems
      .filter(({ isOfSchema }) => !(isOfSchema && schemaIsChecked))
      .map((problem) => diagnosticOf(problem, lines));
  }
}

function diagnosticOf({ start, end, sentence, severity }: CaseProblem, lines: LineIndex): Diagnostic {
  return {
    range: toRange(lines, { start, end }),
    severity: severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: SOURCE,
    message: sentence,
  };
}

/** What decides about a case file beside its text: the scripts, directories and profiles that it names, or its own folder. */
async function namedBy(path: string, text: string): Promise<readonly string[]> {
  const { caseLinks } = await import("../../caseFiles/help/caseLinks.ts");
  const links = caseLinks(text).slice(0, MOST_NAMED);
  const named = links.map((link) => resolve(dirname(path), link.path));
  return [...new Set([...named, dirname(path)])];
}

/** Changes with what is at a path and with the names beside it. */
function stampOf(path: string): readonly unknown[] {
  const own = statNow(path);
  return [own?.ino, own?.size, own?.mtimeMs, own?.mode, statNow(dirname(path))?.mtimeMs];
}
