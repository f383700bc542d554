import { lstatSync, readlinkSync } from "node:fs";
import { join, posix } from "node:path";
import { t } from "@vscode/l10n";
import { PRIVATE_FOLDERS } from "../sandbox/bubblewrap.ts";
import { NODE_VARIABLES } from "../sandbox/givenPlace.ts";
import type { SandboxMode } from "../sandbox/sandbox.ts";
import { isRealFolder, readPlainFile } from "../virtualNode/disk/plainFile.ts";

/** What is found at a path. */
export type LeftFile =
  | { readonly kind: "absent" }
  | { readonly kind: "folder" }
  | { readonly kind: "file"; readonly text: string }
  | { readonly kind: "unreadable"; readonly why: string };

/** Where the scripts of a case see what. */
export interface NodePathsOptions {
  readonly mode: SandboxMode;
  /** The virtual node's folder. */
  readonly nodeDirectory: string;
  /** Folders of this machine that scripts see although a private folder lies over them. */
  readonly shown: readonly string[];
}

/** As many as the kernel follows. */
const MOST_LINKS = 40;
/** Where a node has CTDB_BASE, whatever the workspace calls it. */
const BASE = "/etc/ctdb";
/** A private folder, too, which the node keeps as `files/iproute2`. */
const ROUTING_NAMES = "/etc/iproute2";
/** What every isolated run finds in its private folders (`kit/isolated/enter.pl`). */
const LINKS_INSIDE: Readonly<Record<string, string>> = { "/var/run": "/run", "/var/lock": "/run/lock" };

/** The files that scripts left, by the names under which they know them, after the run is over. */
export class NodePaths {
  readonly #options: NodePathsOptions;
  readonly #base: string;
  readonly #files: string;

  constructor(options: NodePathsOptions) {
    this.#options = options;
    this.#base = join(options.nodeDirectory, "base");
    this.#files = join(options.nodeDirectory, "files");
  }

  /** A text in which paths of the node's folder stand as they would on a node: the same in both modes. */
  asOnNode(text: string): string {
    return text.replaceAll(this.#base, BASE).replaceAll(this.#files, "");
  }

  /** @param path absolute, as the scripts name it, or below one of the {@link NODE_VARIABLES}. */
  read(path: string): LeftFile {
    const [first = "", ...rest] = path.split("/");
    const folder = Object.hasOwn(NODE_VARIABLES, first) ? (NODE_VARIABLES[first] ?? "") : first;
    try {
      return this.#read(this.#resolve(posix.normalize([folder, ...rest].join("/"))));
    } catch (error) {
      return { kind: "unreadable", why: error instanceof Error ? error.message : String(error) };
    }
  }

  #read(place: string | null): LeftFile {
    if (place === null) {
      return { kind: "absent" };
    }
    if (lstatSync(place).isDirectory()) {
      return { kind: "folder" };
    }
    const bytes = readPlainFile(place);
    return bytes === null
      ? { kind: "unreadable", why: t("it is no plain file of at most 4 MiB") }
      : { kind: "file", text: bytes.toString() };
  }

  /** Follows a path name by name, and links as a script would: they may lead to what lies elsewhere out here. */
  #resolve(path: string): string | null {
    let rest = path.split("/").filter((name) => name !== "");
    let seen = "/";
    let place = "/";
    for (let links = 0; rest.length > 0; ) {
      const [name = "", ...more] = rest;
      const next = posix.join(seen, name);
      const found = this.#placeOf(next);
      const target = found === null ? this.#linkInside(next) : linkTarget(found);
      if (target !== null) {
        if (++links > MOST_LINKS) {
          throw new Error(t("its links lead in a circle"));
        }
        const onNode = this.asOnNode(posix.resolve(seen, target));
        rest = [...onNode.split("/").filter((part) => part !== ""), ...more];
        [seen, place] = ["/", "/"];
      } else if (found === null) {
        return null;
      } else {
        [seen, place, rest] = [next, found, more];
      }
    }
    return place;
  }

  #linkInside(path: string): string | null {
    return this.#options.mode === "isolated" ? (LINKS_INSIDE[path] ?? null) : null;
  }

  /** Where one name lies on this machine; `null`: nowhere. */
  #placeOf(path: string): string | null {
    const isFolderInside =
      this.#options.mode === "isolated" && PRIVATE_FOLDERS.some((folder) => folder === path);
    return this.#candidates(path).find(exists) ?? (isFolderInside ? "/" : null);
  }

  #candidates(path: string): string[] {
    const { mode, shown, nodeDirectory } = this.#options;
    const gone = join(nodeDirectory, "gone", path);
    if (mode === "isolated" && exists(gone) && !isRealFolder(gone)) {
      return []; // hidden, by a case or by a script
    }
    if (contains(BASE, path)) {
      return [this.#base + path.slice(BASE.length)];
    }
    if (mode === "isolated" && path.startsWith(`${ROUTING_NAMES}/`)) {
      return [this.#files + path.slice("/etc".length), path];
    }
    const kept = join(this.#files, path);
    const isPrivate = mode === "isolated" && PRIVATE_FOLDERS.some((folder) => contains(folder, path));
    const isShown = shown.some((folder) => contains(folder, path) || contains(path, folder));
    return isPrivate && !isShown ? [kept] : [kept, path];
  }
}

function contains(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false; // a file in the place of a folder on the way
  }
}

function linkTarget(path: string): string | null {
  return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : null;
}
