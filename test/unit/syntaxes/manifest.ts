import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/lib/paths.ts";

/** A language in `package.json`. */
export interface LanguageContribution {
  readonly id: string;
  readonly filenames?: readonly string[];
  readonly filenamePatterns?: readonly string[];
  readonly configuration?: string;
}

/** A grammar in `package.json`. */
export interface GrammarContribution {
  readonly language?: string;
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly languages: readonly LanguageContribution[];
    readonly grammars: readonly GrammarContribution[];
  };
};

/** What the extension adds to VS Code. */
export const { contributes, activationEvents } = manifest;
