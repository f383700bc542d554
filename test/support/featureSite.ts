import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Convention } from "../../src/ctdb/convention.ts";
import { conventionFor } from "../../src/ctdb/conventions.ts";
import { NEWEST_VERSION, parseVersion } from "../../src/ctdb/version.ts";
import { DirectoryChecker } from "../../src/rules/directoryChecker.ts";
import {
  type DocumentModel,
  isScriptModel,
  type ScriptModel,
} from "../../src/server/features/model/documentModel.ts";
import { type FeatureClient, PLAIN_CLIENT } from "../../src/server/features/model/featureClient.ts";
import type { KnownDirectory } from "../../src/server/features/model/knownDirectory.ts";
import { makeModel } from "../../src/server/features/model/makeModel.ts";
import type { Models } from "../../src/server/features/model/models.ts";
import { loadShellParser } from "../../src/shell/shellParser.ts";
import { TemporaryDirectory } from "./temporaryDirectory.ts";

/** The cursor in a text of a test. */
const CURSOR = "¦";

/** An editor that can do everything. */
export const FULL_CLIENT: FeatureClient = {
  ...PLAIN_CLIENT,
  snippets: true,
  definitionLinks: true,
  symbolTree: true,
  labelDetails: true,
  runEventCommand: "test.run",
};

/** A text without its cursor mark, and where that was. */
export function readCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf(CURSOR);
  return { text: marked.replace(CURSOR, ""), offset: Math.max(0, offset) };
}

function conventionOf(version: string): Convention {
  return conventionFor(parseVersion(version) ?? NEWEST_VERSION);
}

function eventsFolder(version: string): string {
  return conventionOf(version).generation === "component" ? "events/legacy" : "events.d";
}

/** A folder like CTDB_BASE whose files are read for the language features. */
export class FeatureSite implements Models {
  readonly #folder = new TemporaryDirectory();
  readonly #version: string;
  #checker: DirectoryChecker | null = null;

  /** @param version the target release; the newest, if left out */
  constructor(version = "") {
    this.#version = version;
  }

  /** Writes files by their path below CTDB_BASE; those of the event directory are executable. */
  async write(files: Readonly<Record<string, string>>): Promise<this> {
    const convention = conventionOf(this.#version);
    const events = eventsFolder(this.#version);
    this.#folder.folder(events);
    for (const [name, text] of Object.entries(files)) {
      this.#folder.file(name, text, name.startsWith(`${events}/`) ? 0o755 : 0o644);
    }
    this.#checker = await DirectoryChecker.open(
      this.#folder.resolve(events),
      convention,
      await loadShellParser(),
    );
    return this;
  }

  path(name: string): string {
    return this.#folder.resolve(name);
  }

  /** The path below CTDB_BASE of a URI. */
  nameOf(uri: string): string {
    return uri.slice(pathToFileURL(this.#folder.path).href.length + 1);
  }

  /** The script at a path below CTDB_BASE. */
  async script(name: string): Promise<ScriptModel> {
    const model = await this.modelAt(this.path(name));
    if (model === null || !isScriptModel(model)) {
      throw new Error(`${name} is no script.`);
    }
    return model;
  }

  async modelOf(uri: string): Promise<DocumentModel | null> {
    return this.modelAt(join(this.#folder.path, this.nameOf(uri)));
  }

  async modelAt(path: string): Promise<DocumentModel | null> {
    const text = await this.textAt(path);
    const checker = this.#checker;
    if (text === null || checker === null) {
      return null;
    }
    return makeModel(
      {
        uri: this.uriOf(path),
        path,
        text,
        convention: checker.convention,
        directory: checker.facts,
        shelf: checker.shelf,
        siblings: ["functions"],
      },
      await loadShellParser(),
    );
  }

  async textAt(path: string): Promise<string | null> {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return null;
    }
  }

  directories(): readonly KnownDirectory[] {
    return this.#checker === null ? [] : [this.#checker.facts];
  }

  uriOf(path: string): string {
    return pathToFileURL(path).href;
  }

  rulePage(code: string): string | null {
    return `file:///rules/${code}.md`;
  }

  remove(): void {
    this.#folder.remove();
  }
}

/** Does something with one script, `50.test.script`, at its cursor mark. */
export async function withScript<T>(
  marked: string,
  use: (model: ScriptModel, offset: number, site: FeatureSite) => T | Promise<T>,
  options: { readonly version?: string; readonly files?: Readonly<Record<string, string>> } = {},
): Promise<T> {
  const { text, offset } = readCursor(marked);
  const name = eventsFolder(options.version ?? "") === "events/legacy" ? "50.test.script" : "50.test";
  const path = `${eventsFolder(options.version ?? "")}/${name}`;
  const site = await new FeatureSite(options.version).write({ ...options.files, [path]: text });
  try {
    return await use(await site.script(path), offset, site);
  } finally {
    site.remove();
  }
}
