import { readFileSync } from "node:fs";

/** This extension's version; its manifest lies one folder above the bundle, two above the sources. */
export function toolVersion(): string {
  for (const place of ["../package.json", "../../package.json"]) {
    try {
      const manifest: unknown = JSON.parse(readFileSync(new URL(place, import.meta.url), "utf8"));
      if (typeof manifest === "object" && manifest !== null && "version" in manifest) {
        return String(manifest.version);
      }
    } catch {
      // the other place
    }
  }
  return "unknown";
}
