import { existsSync, globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import type { IGrammar, IToken } from "vscode-textmate";
import { root } from "../../../scripts/lib/paths.ts";
import { contributes } from "./manifest.ts";

// Both are CommonJS bundles whose named exports Node cannot see.
const require = createRequire(import.meta.url);
const textmate = require("vscode-textmate") as typeof import("vscode-textmate");
const oniguruma = require("vscode-oniguruma") as typeof import("vscode-oniguruma");

/** A token: its text and its scopes, without the grammar's root scope, outermost first. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** The shell grammar of the VS Code that the tests of the workbench use; `undefined` before it was fetched. */
export const shellGrammar: string | undefined = globSync(
  join(
    homedir(),
    ".cache/ctdb-events/*/node_modules/code-server/lib/vscode/extensions/shellscript/syntaxes/shell-unix-bash.tmLanguage.json",
  ),
).at(-1);

const onigLib = oniguruma
  .loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")))
  .then(() => ({
    createOnigScanner: (sources: string[]) => new oniguruma.OnigScanner(sources),
    createOnigString: (text: string) => new oniguruma.OnigString(text),
  }));

const registry = new textmate.Registry({
  onigLib,
  loadGrammar: async (scopeName) => {
    const path = pathOf(scopeName);
    return path && existsSync(path) ? textmate.parseRawGrammar(readFileSync(path, "utf8"), path) : null;
  },
  getInjections: (scopeName) =>
    contributes.grammars
      .filter(({ injectTo }) => injectTo?.includes(scopeName))
      .map((grammar) => grammar.scopeName),
});

/**
 * Tokenises a text as VS Code does with this extension.
 * @param scopeName such as `source.ctdb-conf`
 * @returns a list of tokens for each line
 * @throws Error if no grammar has that scope
 */
export async function tokenize(scopeName: string, text: string): Promise<readonly (readonly Token[])[]> {
  const grammar = await registry.loadGrammar(scopeName);
  if (!grammar) throw new Error(`no grammar for ${scopeName}`);
  return tokenLines(grammar, text);
}

function tokenLines(grammar: IGrammar, text: string): readonly (readonly Token[])[] {
  let stack = textmate.INITIAL;
  return text.split("\n").map((line) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    return result.tokens.map((token) => namedToken(line, token));
  });
}

function namedToken(line: string, token: IToken): Token {
  return { text: line.slice(token.startIndex, token.endIndex), scopes: token.scopes.slice(1) };
}

function pathOf(scopeName: string): string | undefined {
  if (scopeName === "source.shell") return shellGrammar;
  const own = contributes.grammars.find((grammar) => grammar.scopeName === scopeName);
  return own && join(root, own.path);
}
