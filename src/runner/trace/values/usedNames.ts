import type { SourceFile } from "../source/sourceFile.ts";
import type { Statement } from "../syntax/statement.ts";

/** The variables that a statement uses, without `$`, in the order of the text; of `for` and `case` those of the head. */
export function usedNames({ shell }: SourceFile, { node, kind, children }: Statement): readonly string[] {
  const body = kind === "simple" ? undefined : children.find(({ role }) => role !== null);
  const end = body?.node.start ?? node.end;
  const uses = shell.uses.filter(({ start }) => start >= node.start && start < end);
  // `$$` and `$!` say nothing to anybody.
  return [...new Set(uses.map(({ name }) => name))].filter((name) => name !== "$" && name !== "!");
}
