import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Version } from "../../../ctdb/version.ts";
import { helperFilesFor } from "../../../sandbox/helperFiles.ts";
import { LineIndex } from "../../../text/lineIndex.ts";
import type { DefinitionPlace } from "./definition.ts";

const DEFINED = /^([^\s()#]+)[ \t]*\(\)/gm;

/** Finds a helper in the functions that we give scripts in a sandbox, as they are for a release. */
export async function kitDefinition(name: string, version: Version): Promise<DefinitionPlace | null> {
  const folder = kitFolder();
  if (folder === null) {
    return null;
  }
  // Later files define anew what earlier ones define.
  for (const { source } of helperFilesFor(version).toReversed()) {
    const path = join(folder, source);
    const text = await readText(path);
    const start = [...(text ?? "").matchAll(DEFINED)].find(([, defined]) => defined === name)?.index;
    if (text !== null && start !== undefined) {
      const end = text.indexOf("\n}", start);
      const nameRange = { start, end: start + name.length };
      return {
        path,
        lines: new LineIndex(text),
        range: { start, end: end < 0 ? nameRange.end : end + 2 },
        nameRange,
      };
    }
  }
  return null;
}

/** Beside the bundle in `dist`, and in the sources. */
function kitFolder(): string | null {
  const here = import.meta.dirname;
  const places = [join(here, "kit"), join(here, "../../../sandbox/kit")];
  return places.find((place) => existsSync(join(place, "functions"))) ?? null;
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return null; // a package without it
  }
}
