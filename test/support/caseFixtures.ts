import { fileURLToPath } from "node:url";

/** An event directory of `test/fixtures/cases/NAME`. */
export function caseDirectory(name: string): string {
  return fileURLToPath(new URL(`../fixtures/cases/${name}/events/legacy`, import.meta.url));
}
