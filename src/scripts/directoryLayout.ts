import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { t } from "@vscode/l10n";
import type { Generation } from "../ctdb/convention.ts";
import { isWithinReach } from "./reach.ts";

/** The generation that a directory's layout speaks for. */
export interface DirectoryLayout {
  /** `classic` looks the same as `events.d` and can only be chosen by hand. */
  readonly generation: Generation;
  /** The component of `events/<component>/`, or `null` where the folder lies elsewhere. */
  readonly component: string | null;
  /** What was seen, as a clause for people: `the folder events/legacy holds 50.samba.script`. */
  readonly evidence: string;
}

/** A name that may be a script's, with the kind of entry it is. */
export interface NumberedEntry {
  readonly name: string;
  /** A regular file or a link, which may lead to one. */
  readonly fileOrLink: boolean;
}

const COMPONENT_SCRIPT = /^\d\d\..*\.script$/s;
const NUMBERED = /^\d\d\../s;
/** Words by which a script shows that it is CTDB's. */
const HINT = /\bctdb\b|\bCTDB_|\b(?:takeip|releaseip|updateip|ipreallocated|startrecovery)\b/;
/** Upstream's unit tests of event scripts: `01.reclock.init.003.sh`. */
const UNIT_TEST = /\.\d{3}\.sh$/;
const HINT_BYTES = 4096;
/** How many files of one folder are opened to look for a hint. */
const HINT_FILES = 5;

/** Whether a name is worth keeping for {@link recogniseLayout}. */
export function isNumbered(name: string): boolean {
  return NUMBERED.test(name);
}

/** The layout that the folder's own name and place speak for, whatever it holds. */
export function layoutByName(path: string): DirectoryLayout | null {
  const name = basename(path);
  if (name === "events.d") {
    return { generation: "events.d", component: null, evidence: t("the folder is named events.d") };
  }
  if (name === "legacy" && basename(dirname(path)) === "events") {
    return {
      generation: "component",
      component: name,
      evidence: t("the folder is events/legacy, ctdbd's component"),
    };
  }
  return null;
}

async function looksLikeScript(path: string): Promise<boolean> {
  if (!(await isWithinReach(path))) {
    return false;
  }
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    try {
      const stat = await file.stat();
      if (!stat.isFile() || (stat.mode & 0o100) === 0) {
        return false;
      }
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HINT_BYTES), 0, HINT_BYTES, 0);
      const text = buffer.toString("latin1", 0, bytesRead);
      return text.startsWith("#!") && HINT.test(text);
    } finally {
      await file.close();
    }
  } catch {
    return false; // gone, unreadable, a loop: no evidence
  }
}

/**
 * The layout of a folder by what it holds. `entries` need only have what {@link isNumbered} accepts.
 * @returns `null` where nothing speaks for an event directory.
 */
export async function recogniseLayout(
  path: string,
  entries: readonly NumberedEntry[],
): Promise<DirectoryLayout | null> {
  const files = entries.filter((entry) => entry.fileOrLink).map((entry) => entry.name);
  const numbered = files.find(isNumbered);
  if (basename(path) === "events.d" && numbered !== undefined) {
    return {
      generation: "events.d",
      component: null,
      evidence: t("the folder events.d holds {0}", numbered),
    };
  }
  const script = files.find((name) => COMPONENT_SCRIPT.test(name));
  if (script !== undefined) {
    const component = basename(dirname(path)) === "events" ? basename(path) : null;
    const folder = component === null ? t("the folder") : t("the folder events/{0}", component);
    return { generation: "component", component, evidence: t("{0} holds {1}", folder, script) };
  }
  // Names without the suffix are a mistake there, and no sign of the folder of older releases.
  const named = layoutByName(path);
  if (named !== null && numbered !== undefined) {
    return { ...named, evidence: t("the folder events/legacy holds {0}", numbered) };
  }
  for (const name of files.filter((file) => isNumbered(file) && !UNIT_TEST.test(file)).slice(0, HINT_FILES)) {
    if (await looksLikeScript(join(path, name))) {
      return {
        generation: "events.d",
        component: null,
        evidence: t("the folder holds {0}, an executable script that speaks of CTDB", name),
      };
    }
  }
  return null;
}
