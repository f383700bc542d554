import { readdirSync } from "node:fs";
import { join } from "node:path";
import { uriOf } from "../fileUri.ts";

const PAGE = /^([a-z][a-z0-9-]*)\.md$/;

/** The pages of the rules that come with the package: where one is, by the rule's code. */
export class RulePages {
  readonly #uris = new Map<string, string>();

  /** @param folders where the pages may be; the first that is there counts */
  constructor(folders: readonly string[]) {
    for (const folder of folders) {
      const names = namesIn(folder);
      for (const name of names) {
        const code = PAGE.exec(name)?.[1];
        if (code !== undefined) {
          this.#uris.set(code, uriOf(join(folder, name)));
        }
      }
      if (names.length > 0) {
        return;
      }
    }
  }

  /** The `file:` URI of a rule's page; `null` where it has none. */
  uri(code: string): string | null {
    return this.#uris.get(code) ?? null;
  }
}

/** Beside the bundle in `dist`, and beside the sources in `src/server`. */
export function rulePageFolders(here: string): readonly string[] {
  return [join(here, "..", "docs", "rules"), join(here, "..", "..", "docs", "rules")];
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // another place, or a build without pages
  }
}
