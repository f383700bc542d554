import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version of the package, found beside `dist` and above `src`. */
export function packageVersion(here: string): string {
  for (const folder of [join(here, ".."), join(here, "..", "..")]) {
    try {
      const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      if (name === "ctdb-events" && typeof version === "string") {
        return version;
      }
    } catch {
      // not there: the other place
    }
  }
  return "unknown";
}
