import { createHash } from "node:crypto";
import { chmodSync, lstatSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { t } from "@vscode/l10n";
import type { GivenFile } from "../virtualNode/disk/givenFile.ts";
import { replaceFile } from "../virtualNode/disk/nodeFolder.ts";
import { isRealFolder, plainText } from "../virtualNode/disk/plainFile.ts";
import { removeTree } from "../virtualNode/disk/removeTree.ts";
import { type GivenPlace, placeOfGiven } from "./givenPlace.ts";
import { SandboxError } from "./sandbox.ts";

const MOST_FILES = 1000;
/** Of one file and of all, in bytes: the private folders of a node hold 64 MiB each. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_BYTES_IN_ALL = 16 * 1024 * 1024;
/** What was laid, beside it: scripts cannot change it. */
const MADE_FILE = "given";

/** The folders of a node that hold what its scripts find and leave. */
export const LEFT_FOLDERS = ["base", "files", "gone"] as const;

/**
 * Where the given files go.
 * @param shown folders that scripts see as they are, absolute.
 * @throws {SandboxError} for what cannot be given.
 */
export function placeGiven(
  files: readonly GivenFile[],
  mode: "isolated" | "stubbed",
  shown: readonly string[],
): GivenPlace[] {
  checkSizes(files);
  const real = shown.flatMap((folder) => [folder, realPathOf(folder)]);
  return files.map((file) => placeOfGiven(file, { mode, shown: real }));
}

/**
 * Lays given files into the node's folder, once: what scripts make of them stays until others are given. What is not to be
 * there is noted in the folder `gone`. Nothing is written behind a link.
 * @throws {SandboxError} where something else is in the way.
 */
export async function layGiven(nodeDirectory: string, places: readonly GivenPlace[]): Promise<void> {
  const mark = join(nodeDirectory, MADE_FILE);
  const print = createHash("sha256").update(JSON.stringify(places)).digest("hex");
  if (places.length === 0 || plainText(mark) === print) {
    return;
  }
  for (const place of places) {
    await layOne(nodeDirectory, place);
  }
  await replaceFile(mark, print);
}

/** Forgets that files were laid, where what holds them is dropped. */
export async function forgetGiven(nodeDirectory: string): Promise<void> {
  await rm(join(nodeDirectory, MADE_FILE), { force: true });
}

async function layOne(node: string, { file, saved }: GivenPlace): Promise<void> {
  const { kind, content } = file;
  const path = join(node, saved);
  makeParents(node, saved, file);
  const isThere = kind === "folder" && isRealFolder(path);
  if (!isThere) {
    await removeTree(path);
  }
  await noteGone(node, saved, file);
  if (kind === "link") {
    symlinkSync(content, path);
  } else if (kind === "file") {
    writeFileSync(path, content, { flag: "wx", mode: 0o600 });
    // As for what scripts leave: we must be able to read it, and it must give nobody more rights out here.
    chmodSync(path, ((file.mode ?? 0o644) & 0o777) | 0o400);
  } else if (kind === "folder") {
    mkdirSync(path, { recursive: true });
    chmodSync(path, ((file.mode ?? 0o755) & 0o777) | 0o700);
  }
}

/** In CTDB_BASE nothing is to be hidden: what is not made there is not there. */
async function noteGone(node: string, saved: string, file: GivenFile): Promise<void> {
  if (saved.startsWith("files/")) {
    const gone = saved.replace(/^files/, "gone");
    if (file.kind === "absent") {
      makeParents(node, gone, file);
      await removeTree(join(node, gone));
      writeFileSync(join(node, gone), "", { flag: "wx" });
    } else if (isReachable(node, gone)) {
      await removeTree(join(node, gone));
    }
  }
}

function makeParents(node: string, path: string, file: GivenFile): void {
  for (const folder of foldersTo(node, path)) {
    if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) {
      mkdirSync(folder, { mode: 0o755 });
    }
    if (!isRealFolder(folder)) {
      throw new SandboxError(
        t(
          "The file {0} cannot be given: {1} on the way to it is no folder.",
          JSON.stringify(file.path),
          basename(folder),
        ),
        t("Give the folder, or another path."),
      );
    }
  }
}

function isReachable(node: string, path: string): boolean {
  return foldersTo(node, path).every(isRealFolder);
}

/** The folders between the node's and a path in it, the outermost first. */
function foldersTo(node: string, path: string): string[] {
  const parts = dirname(path).split("/");
  return parts.map((_, index) => join(node, ...parts.slice(0, index + 1)));
}

function checkSizes(files: readonly GivenFile[]): void {
  if (files.length > MOST_FILES) {
    throw new SandboxError(t("There are {0} given files.", files.length), t("Give at most {0}.", MOST_FILES));
  }
  const sizes = files.map(({ content }) => Buffer.byteLength(content));
  for (const [index, file] of files.entries()) {
    if ((sizes[index] ?? 0) > MOST_BYTES) {
      throw new SandboxError(
        t("The file {0} is longer than 4 MiB.", JSON.stringify(file.path)),
        t("Give a shorter one."),
      );
    }
    if (file.mode !== null && (!Number.isInteger(file.mode) || (file.mode & ~0o777) !== 0)) {
      throw new SandboxError(
        t("The file {0} cannot have this mode.", JSON.stringify(file.path)),
        t("Give bits of 0777 only."),
      );
    }
  }
  if (sizes.reduce((sum, size) => sum + size, 0) > MOST_BYTES_IN_ALL) {
    throw new SandboxError(t("The given files are longer than 16 MiB together."), t("Give shorter ones."));
  }
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
