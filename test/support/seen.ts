import type { Found } from "./checkSite.ts";

/** `severity line words` of every finding. */
export function seen(found: readonly Found[]): string[] {
  return found.map(({ severity, line, words }) => `${severity} ${line} ${words}`);
}
