import { realpath } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import type { FunctionDefinition } from "../../shell/command.ts";
import type { ShellParser } from "../../shell/shellParser.ts";
import { readShellScript, type ShellScript } from "../../shell/shellScript.ts";
import { readSource } from "../sourceText.ts";
import { OWN_FOLDER, type SourceCommand, sourceCommands } from "./sources.ts";

/** A file that event scripts source. */
export interface Library {
  /** Absolute path, as the script names it. */
  readonly path: string;
  readonly shell: ShellScript;
  readonly sources: readonly SourceCommand[];
}

/** A function that a script gets from a library. */
export interface LibraryFunction {
  readonly library: Library;
  readonly definition: FunctionDefinition;
}

/** Everything that a script sources, also through libraries. */
export interface SourcedFiles {
  readonly libraries: readonly Library[];
  /** By name; the definition that is read last. */
  readonly functions: ReadonlyMap<string, LibraryFunction>;
  /** Whether every file was found, so that the functions are all there are. */
  readonly isComplete: boolean;
  /** Whether CTDB's `functions` is sourced, found or not. */
  readonly hasFunctions: boolean;
}

const MOST_LIBRARIES = 20;

/**
 * Reads the files that the scripts of a directory source, each once. A path is followed where it begins with
 * `${CTDB_BASE}`, the script's folder or a slash, and leads into the directory, CTDB_BASE or an installed CTDB.
 */
export class LibraryShelf {
  readonly #base: string;
  readonly #directory: string;
  readonly #parser: ShellParser;
  readonly #libraries = new Map<string, Promise<Library | null>>();

  /**
   * @param base CTDB_BASE of the directory: absolute path
   * @param directory the event directory: absolute path
   */
  constructor(base: string, directory: string, parser: ShellParser) {
    this.#base = base;
    this.#directory = directory;
    this.#parser = parser;
  }

  /** The file that a source command reads, whether it exists or not; `null` where that is not known or outside. */
  pathOf(source: SourceCommand, scriptPath: string): string | null {
    const path = source.path
      ?.replace(/^\$\{CTDB_BASE\}(?=\/)/, () => this.#base)
      .replace(/^\$\{CTDB_ETCDIR\}(?=\/)/, () => this.#base)
      .replace(OWN_FOLDER, () => dirname(scriptPath));
    if (path === undefined || path.includes("$")) {
      return null;
    }
    const absolute = path.startsWith("/") ? resolve(path) : join(dirname(scriptPath), path);
    const installed = /^\/(?:usr\/local\/)?etc\/ctdb\/(.+)$/.exec(absolute)?.[1];
    const meant = installed === undefined ? absolute : join(this.#base, installed);
    return this.#allows(meant) ? meant : null;
  }

  /** Every path that was looked at so far, whether there is a library or not. */
  get paths(): readonly string[] {
    return [...this.#libraries.keys()];
  }

  /** The library at a path; `null` where it cannot be read. */
  load(path: string): Promise<Library | null> {
    let library = this.#libraries.get(path);
    if (library === undefined) {
      library = this.#read(path);
      this.#libraries.set(path, library);
    }
    return library;
  }

  /** Everything that a script reads, in the order in which it does. */
  async sourcedBy(scriptPath: string, sources: readonly SourceCommand[]): Promise<SourcedFiles> {
    const libraries: Library[] = [];
    const functions = new Map<string, LibraryFunction>();
    const seen = new Set<string>([scriptPath]);
    let isComplete = true;
    const queue = sources.map((source) => ({ source, from: scriptPath }));
    for (const { source, from } of queue) {
      const path = this.pathOf(source, from);
      const library = path === null || seen.size > MOST_LIBRARIES ? null : await this.load(path);
      if (library === null) {
        isComplete = false;
      } else if (!seen.has(library.path)) {
        seen.add(library.path);
        libraries.push(library);
        for (const definition of library.shell.functions) {
          functions.set(definition.name, { library, definition });
        }
        // Options files and site overrides that `functions` reads define no helpers that scripts rely on.
        queue.push(
          ...(source.isFunctions
            ? []
            : library.sources.map((inner) => ({ source: inner, from: library.path }))),
        );
      }
    }
    return { libraries, functions, isComplete, hasFunctions: queue.some(({ source }) => source.isFunctions) };
  }

  #allows(path: string): boolean {
    return [this.#base, this.#directory, "/usr/share/ctdb"].some((root) => path.startsWith(root + sep));
  }

  async #read(path: string): Promise<Library | null> {
    try {
      // A link may lead anywhere; what it leads to must not.
      const real = await realpath(path);
      const roots = [this.#base, this.#directory, "/etc/ctdb", "/usr/share/ctdb"];
      const realRoots = await Promise.all(roots.map((root) => realpath(root).catch(() => root)));
      if (!realRoots.some((root) => real.startsWith(root + sep))) {
        return null;
      }
      const { text, isBinary } = await readSource(real);
      if (isBinary) {
        return null;
      }
      const shell = readShellScript(this.#parser.parse(text));
      return { path, shell, sources: sourceCommands(shell.commands) };
    } catch {
      return null; // not there or not readable: the caller says so by `isComplete`
    }
  }
}
