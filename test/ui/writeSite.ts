import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { SiteFile } from "../support/checkSite.ts";
import { SCRIPT } from "../support/temporaryDirectory.ts";

/** Writes files below a folder, executable where no mode is given. */
export function writeSite(folder: string, files: Readonly<Record<string, SiteFile>>): void {
  for (const [name, file] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    const {
      content = SCRIPT,
      mode = 0o755,
      link,
    }: Exclude<SiteFile, string> = typeof file === "string" ? { content: file } : file;
    if (link === undefined) {
      writeFileSync(path, content);
      chmodSync(path, mode);
    } else {
      symlinkSync(link, path);
    }
  }
}
