import type { Statement } from "../syntax/statement.ts";

/**
 * What a shell of its own is forked for: a subshell, a stage of a pipeline, what stands in a substitution, what runs in the
 * background.
 */
export function isContainer({ kind, isBackground, parent }: Statement): boolean {
  return isBackground || kind === "subshell" || kind === "substitution" || parent?.kind === "pipeline";
}

/** The innermost container that a statement lies in, or that it is; `null`: the shell of its function or file. */
export function containerOf(statement: Statement): Statement | null {
  for (let at: Statement | null = statement; at !== null && at.kind !== "function"; at = at.parent) {
    if (isContainer(at)) {
      return at;
    }
  }
  return null;
}

/** A statement and all around it within its function or file, innermost first. */
export function chainOf(statement: Statement): readonly Statement[] {
  const chain: Statement[] = [];
  for (
    let at: Statement | null = statement;
    at !== null && (at === statement || at.kind !== "function");
    at = at.parent
  ) {
    chain.push(at);
  }
  return chain;
}

/** The function in whose body a statement lies; `null` at the top level of a file. */
export function definitionAround(statement: Statement): Statement | null {
  let at = statement.parent;
  while (at !== null && at.kind !== "function") {
    at = at.parent;
  }
  return at;
}
