import { existsSync, realpathSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { t } from "@vscode/l10n";
import type { GivenFile } from "../virtualNode/disk/givenFile.ts";
import { PRIVATE_FOLDERS, ROOM } from "./bubblewrap.ts";
import { SandboxError } from "./sandbox.ts";

/** Where a given file goes. */
export interface GivenPlace {
  readonly file: GivenFile;
  /** As the node's scripts name it, absolute and without links of this machine. */
  readonly path: string;
  /** In the node's folder: `base/…` or `files/…`. */
  readonly saved: string;
  /** The folder of this machine that a writable layer is laid over for it (isolated mode); `null`: none is needed. */
  readonly root: string | null;
}

/** What decides where given files go. */
export interface GivenSurroundings {
  readonly mode: "isolated" | "stubbed";
  /** Folders that scripts see as they are, such as those of the workspace; absolute. */
  readonly shown: readonly string[];
}

/** Names under which scripts know places that are the node's in every mode. */
export const NODE_VARIABLES: Readonly<Record<string, string>> = {
  $CTDB_BASE: "/etc/ctdb",
  $CTDB_SCRIPT_VARDIR: "/var/lib/ctdb/scripts",
  $TMPDIR: "/tmp",
};
/** `kit/isolated/enter.pl` lays these links. */
const LINKS_INSIDE: readonly (readonly [string, string])[] = [
  ["/var/run", "/run"],
  ["/var/lock", "/run/lock"],
];
const BASE = "/etc/ctdb";
const IPROUTE = "/etc/iproute2";
const NOT_FILES: readonly string[] = ["/proc", "/sys", "/dev", ROOM];
const LONGEST_NAME_BYTES = 255;

/** @throws {SandboxError} for a path at which no file can be given in this mode. */
export function placeOfGiven(file: GivenFile, surroundings: GivenSurroundings): GivenPlace {
  const path = absolutePath(file.path);
  const place = surroundings.mode === "stubbed" ? stubbedPlace(file.path, path) : null;
  if (place !== null) {
    return { file, path, saved: place, root: null };
  }
  return isolatedPlace(file, path, surroundings.shown);
}

function absolutePath(written: string): string {
  const [first = "", ...rest] = written.split("/");
  const variable = Object.hasOwn(NODE_VARIABLES, first) ? NODE_VARIABLES[first] : undefined;
  const path = posix.normalize(variable === undefined ? written : [variable, ...rest].join("/"));
  const names = path.split("/").slice(1);
  const isOdd = names.some((name) => name === "" || Buffer.byteLength(name) > LONGEST_NAME_BYTES);
  if (!path.startsWith("/") || path.includes("\0") || isOdd) {
    throw refused(
      written,
      t("it is no absolute path of a file, nor one below {0}.", Object.keys(NODE_VARIABLES).join(", ")),
    );
  }
  return path;
}

/** What the variables of scripts lead to the node's folder. */
function stubbedPlace(written: string, path: string): string {
  if (path.startsWith(`${BASE}/`)) {
    return `base${path.slice(BASE.length)}`;
  }
  const isTemporary = written.startsWith("$TMPDIR/");
  if (isTemporary || path.startsWith("/var/lib/ctdb/scripts/")) {
    return `files${path}`;
  }
  throw refused(
    written,
    t("the stubbed mode would have to write it on this machine."),
    t(
      "The isolated mode can give it; here files can only be given below {0}.",
      Object.keys(NODE_VARIABLES).join(", "),
    ),
  );
}

function isolatedPlace(file: GivenFile, given: string, shown: readonly string[]): GivenPlace {
  const path = behindLinks(given);
  if (path === BASE || PRIVATE_FOLDERS.some((folder) => folder === path)) {
    throw refused(file.path, t("this folder is always there."));
  }
  if (contains(BASE, path)) {
    return { file, path, saved: `base${path.slice(BASE.length)}`, root: null };
  }
  if (contains(IPROUTE, path) && path !== IPROUTE) {
    return { file, path, saved: `files/iproute2${path.slice(IPROUTE.length)}`, root: null };
  }
  if (NOT_FILES.some((folder) => contains(folder, path))) {
    throw refused(
      file.path,
      t("what is there is the kernel's or ours."),
      t("The node's profile may say the same."),
    );
  }
  if (shown.some((folder) => contains(folder, path))) {
    throw refused(
      file.path,
      t("scripts see the folders of the workspace as they are."),
      t("Give files of CTDB_BASE below $CTDB_BASE, others elsewhere."),
    );
  }
  const isPrivate = PRIVATE_FOLDERS.some((folder) => contains(folder, path));
  return { file, path, saved: `files${path}`, root: isPrivate ? null : rootOf(file, path) };
}

/** The folder that holds it, or will: the nearest that exists, or a new one directly in `/`. */
function rootOf(file: GivenFile, path: string): string {
  const top = `/${path.split("/", 2)[1] ?? ""}`;
  if (path === top && file.kind !== "folder") {
    throw refused(file.path, t("directly in / there are only folders."));
  }
  let folder = file.kind === "folder" ? path : posix.dirname(path);
  while (folder !== top && !isFolder(folder)) {
    folder = posix.dirname(folder);
  }
  return folder;
}

/** The path without links in the folders on the way to it, here and on the node. */
function behindLinks(path: string): string {
  for (const [link, target] of LINKS_INSIDE) {
    if (contains(link, path) && path !== link) {
      return target + path.slice(link.length);
    }
  }
  const isPrivate = PRIVATE_FOLDERS.some((folder) => contains(folder, path));
  let parent = posix.dirname(path);
  let rest = posix.basename(path);
  while (!isPrivate && !existsSync(parent)) {
    rest = join(posix.basename(parent), rest);
    parent = posix.dirname(parent);
  }
  const real = isPrivate ? path : join(realpathSync(parent), rest);
  return real === path ? path : behindLinks(real);
}

function refused(path: string, why: string, remedy = ""): SandboxError {
  return new SandboxError(t("The file {0} cannot be given: {1}", JSON.stringify(path), why), remedy);
}

function contains(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
