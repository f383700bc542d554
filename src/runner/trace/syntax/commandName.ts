import { literalOf } from "../../../shell/words.ts";
import type { Statement } from "./statement.ts";

/** The literal name of a simple command, `command` and `builtin` before it left out; `null` for anything else. */
export function commandName({ logged, kind }: Statement): string | null {
  if (kind !== "simple" || logged === null) {
    return null;
  }
  if (logged.type !== "command") {
    return logged.type === "declaration_command" || logged.type === "unset_command"
      ? (logged.children[0]?.text ?? null)
      : null;
  }
  const nameNode = logged.child("name");
  const name = nameNode === null ? null : literalOf(nameNode);
  if (name !== "command" && name !== "builtin") {
    return name;
  }
  const argument = logged.child("argument");
  return argument === null ? name : literalOf(argument);
}
