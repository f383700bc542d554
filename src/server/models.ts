import { readdir } from "node:fs/promises";
import { basename, dirname, sep } from "node:path";
import { conventionFor } from "../ctdb/conventions.ts";
import { NEWEST_VERSION } from "../ctdb/version.ts";
import { DirectoryChecker } from "../rules/directoryChecker.ts";
import { isWithinReach } from "../scripts/reach.ts";
import { loadShellParser } from "../shell/shellParser.ts";
import { MOST_BYTES, readText } from "./diagnostics/fileLimit.ts";
import type { RulePages } from "./diagnostics/rulePages.ts";
import type { DirectoryCheck } from "./directories/directoryCheck.ts";
import type { EventDirectories } from "./directories/eventDirectories.ts";
import type { EventDirectory } from "./directories/eventDirectory.ts";
import type { DocumentModel } from "./features/model/documentModel.ts";
import type { KnownDirectory } from "./features/model/knownDirectory.ts";
import { makeModel } from "./features/model/makeModel.ts";
import type { Models } from "./features/model/models.ts";
import { pathOf, uriOf } from "./fileUri.ts";
import type { OpenDocuments } from "./openDocuments.ts";
import type { SettingsStore } from "./settings/settingsStore.ts";

/** Models of files that are not open; further ones push the oldest out. */
const MOST_CLOSED = 40;
/** Files whose name other programs use, too: what lies beside them decides. */
const COMMON_NAMES = new Set(["nodes", "home_nodes"]);

/** What models are made with. */
export interface ModelServices {
  readonly documents: OpenDocuments;
  readonly directories: EventDirectories;
  readonly settings: SettingsStore;
  readonly pages: RulePages;
}

interface Kept {
  readonly key: string;
  readonly model: Promise<DocumentModel>;
}

/** Models over the documents of the editor and the event directories, each made once per version. */
export class DocumentModels implements Models {
  readonly #services: ModelServices;
  readonly #open = new Map<string, Kept>();
  readonly #closed = new Map<string, Kept>();
  /** Open files that have no event directory, as far as was looked. */
  readonly #strangers = new Set<string>();

  constructor(services: ModelServices) {
    this.#services = services;
    services.documents.texts.onDidClose(({ document }) => {
      const path = pathOf(document.uri) ?? "";
      this.#open.delete(path);
      this.#strangers.delete(path);
    });
    services.directories.changed.listen(() => this.#strangers.clear());
  }

  async modelOf(uri: string): Promise<DocumentModel | null> {
    const path = pathOf(uri);
    if (path === null || this.#services.documents.at(path) === null) {
      return null;
    }
    return this.#model(path, await this.#ownerOf(path));
  }

  async modelAt(path: string): Promise<DocumentModel | null> {
    const { directories } = this.#services;
    const known = directories.ownerOf(path) ?? this.#baseOwner(path);
    // An editor may show an event directory that no folder of the workspace holds.
    const directory = known ?? (await directories.include(dirname(path)));
    return directory === null ? null : this.#model(path, directory);
  }

  async textAt(path: string): Promise<string | null> {
    return this.#services.documents.at(path)?.getText() ?? (await readText(path));
  }

  directories(): readonly KnownDirectory[] {
    return this.#services.directories
      .all()
      .flatMap(({ current }) => (current === null ? [] : [factsOf(current)]));
  }

  uriOf(path: string): string {
    return this.#services.documents.uri(path) ?? uriOf(path);
  }

  rulePage(code: string): string | null {
    return this.#services.pages.uri(code);
  }

  /** The directory of an open file: its own, or that in whose `CTDB_BASE` it lies. */
  async #ownerOf(path: string): Promise<EventDirectory | null> {
    const { directories } = this.#services;
    const known =
      directories.ownerOf(path) ?? (await directories.include(dirname(path))) ?? this.#baseOwner(path);
    if (known !== null || this.#strangers.has(path)) {
      return known;
    }
    const found = (await directories.of(path)) ?? this.#baseOwner(path);
    if (found === null) {
      this.#strangers.add(path);
    }
    return found;
  }

  /** The directory in whose `CTDB_BASE` a file lies, the nearest one. */
  #baseOwner(path: string): EventDirectory | null {
    let nearest: EventDirectory | null = null;
    let length = 0;
    for (const directory of this.#services.directories.all()) {
      const base = directory.current?.base ?? "";
      if (base.length > length && path.startsWith(base + sep)) {
        nearest = directory;
        length = base.length;
      }
    }
    return nearest;
  }

  async #model(path: string, directory: EventDirectory | null): Promise<DocumentModel | null> {
    const check = (await directory?.ready()) ?? null;
    const document = this.#services.documents.at(path);
    const text = document?.getText() ?? (await readText(path));
    if (text === null || text.length > MOST_BYTES) {
      return null;
    }
    const kept = document === null ? this.#closed : this.#open;
    const state = document === null ? text : this.#services.documents.revisionOf(path);
    const key = [directory?.path, directory?.generation, this.#services.settings.generation, state].join(
      "\n",
    );
    const known = kept.get(path);
    if (known?.key === key) {
      return known.model;
    }
    const made = { key, model: this.#make(path, text, check) };
    kept.delete(path);
    kept.set(path, made);
    const oldest = [...this.#closed.keys()][0];
    if (this.#closed.size > MOST_CLOSED && oldest !== undefined) {
      this.#closed.delete(oldest);
    }
    return made.model;
  }

  async #make(path: string, text: string, check: DirectoryCheck | null): Promise<DocumentModel> {
    const siblings = COMMON_NAMES.has(basename(path)) ? await namesBeside(path) : [];
    const { settings } = this.#services;
    const uri = this.uriOf(path);
    const convention =
      check?.convention ?? conventionFor((await settings.get(uri)).targetVersion ?? NEWEST_VERSION);
    const shelf = check instanceof DirectoryChecker ? check.shelf : null;
    const directory = check === null ? null : factsOf(check);
    return makeModel({ uri, path, text, convention, directory, shelf, siblings }, await loadShellParser());
  }
}

function factsOf({ path, base, convention, scan }: DirectoryCheck): KnownDirectory {
  return { path, base, convention, scan };
}

async function namesBeside(path: string): Promise<readonly string[]> {
  try {
    const folder = dirname(path);
    return (await isWithinReach(folder)) ? await readdir(folder) : [];
  } catch {
    return []; // gone meanwhile
  }
}
