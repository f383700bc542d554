import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readManifest, settingsOf } from "./manifest.ts";
import { manifestTexts } from "./manifestTexts.ts";
import { root } from "./paths.ts";
import { ruleNames } from "./ruleSettings.ts";

/**
 * Writes what of `package.json` is made from the code, and moves its texts to `package.nls.json`: a plain text becomes
 * `%key%`, and texts of keys that nothing uses go.
 * @throws If two texts would have one key.
 */
export function writeManifest(): void {
  const manifest = readManifest();
  const setting = settingsOf(manifest)["ctdb.rules"];
  if (setting === undefined) throw new Error("package.json has no setting ctdb.rules");
  setting.propertyNames = ruleNames();
  const texts: Record<string, string> = {};
  for (const { key, text, set } of manifestTexts(manifest)) {
    if (texts[key] !== undefined) throw new Error(`Two texts have the key ${key}`);
    texts[key] = text;
    set(`%${key}%`);
  }
  write("package.json", manifest);
  write("package.nls.json", texts);
}

function write(name: string, content: unknown): void {
  writeFileSync(join(root, name), `${JSON.stringify(content, null, 2)}\n`);
}
