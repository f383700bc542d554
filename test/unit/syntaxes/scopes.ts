import { type Token, tokenize } from "./grammars.ts";

/**
 * The tokens of a text with their innermost scopes, as `text → scope`, without blanks.
 * @param name the language; what scopes end in (`ctdb-conf` in `comment.line.ctdb-conf`) is left out
 */
export async function scopesOf(name: string, text: string): Promise<readonly string[]> {
  const lines = await tokenize(`source.${name}`, text);
  return lines
    .flat()
    .filter((token) => token.text.trim() !== "")
    .map((token) => `${token.text.trim()} → ${(token.scopes.at(-1) ?? "").replace(`.${name}`, "")}`);
}

/** The texts that have a scope. */
export function textsWith(lines: readonly (readonly Token[])[], scope: string): readonly string[] {
  return lines
    .flat()
    .filter((token) => token.scopes.some((name) => name === scope || name.split(" ").includes(scope)))
    .map((token) => token.text.trim());
}
