import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { caseFolder, folderOf, ruleCases } from "./cases/cases.ts";
import type { Entry } from "./cases/ruleCase.ts";

/** The folder that the tests write to themselves. */
export const OWN_FOLDER = "own";

/**
 * Writes the mistake of every rule to disk, and a workspace with a folder for each release that they need.
 * @param root an empty folder
 * @param pages the folder `docs/rules`
 * @returns the path of the workspace file
 */
export function writeSite(root: string, pages: string): string {
  const targets = new Map<string, string | undefined>([[OWN_FOLDER, undefined]]);
  for (const one of ruleCases(pages).values()) {
    targets.set(folderOf(one.target), one.target);
    for (const [name, entry] of Object.entries(one.entries)) {
      writeEntry(join(root, caseFolder(one), name), entry);
    }
  }
  for (const [folder, target] of targets) {
    mkdirSync(join(root, folder, ".vscode"), { recursive: true });
    writeJson(join(root, folder, ".vscode", "settings.json"), target ? { "ctdb.targetVersion": target } : {});
  }
  const file = join(root, "rules.code-workspace");
  writeJson(file, {
    folders: [...targets.keys()].map((path) => ({ path })),
    // ShellCheck's own fixes would be among those of the rules.
    settings: { "ctdb.shellcheck.enabled": "off" },
  });
  return file;
}

function writeEntry(path: string, entry: Entry): void {
  mkdirSync(dirname(path), { recursive: true });
  if (typeof entry === "string") {
    writeFile(path, entry, /\/events(?:\/legacy|\.d)$/.test(dirname(path)) ? 0o755 : 0o644);
  } else if ("content" in entry) {
    writeFile(path, entry.content, entry.mode ?? 0o755);
  } else if ("link" in entry) {
    symlinkSync(entry.link, path);
  } else {
    mkdirSync(path);
  }
}

/** Writes a file with a mode, whatever the umask. */
function writeFile(path: string, content: string | Buffer, mode: number): void {
  writeFileSync(path, content);
  chmodSync(path, mode);
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
