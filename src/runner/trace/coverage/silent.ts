import type { SyntaxNode } from "../../../shell/syntaxNode.ts";
import { type LoggedForm, loggedForms } from "../syntax/loggedForms.ts";
import type { Statement } from "../syntax/statement.ts";
import { templateWords } from "../syntax/template.ts";

const known = new WeakMap<Statement, boolean>();

/**
 * Whether a statement may be executed, all of it, without a line in the trace: a function's definition, redirections
 * alone, a `for` without a turn, a command whose words came to nothing. What runs in the background counts too, since its
 * lines may come too late.
 */
export function maySilent(statement: Statement): boolean {
  let silent = known.get(statement);
  if (silent === undefined) {
    silent = isSilent(statement);
    known.set(statement, silent);
  }
  return silent;
}

function isSilent({ kind, isBackground, children, logged }: Statement): boolean {
  if (isBackground || kind === "function") {
    return true;
  }
  if (kind === "for" && logged !== null && hasWords(logged)) {
    return false;
  }
  const parts = kind === "for" ? children.filter(({ role }) => role === null) : children;
  return (
    kind !== "case" &&
    !(kind === "simple" && logged !== null && !mayVanish(loggedForms(logged))) &&
    parts.every(maySilent)
  );
}

/** Whether something is certainly in the list of a `for`. */
function hasWords(loop: SyntaxNode): boolean {
  const values = loop.children.filter(({ field }) => field === "value");
  return values.length > 0 && !mayVanish([{ words: templateWords(values) }]);
}

/** Whether nothing of a statement ever has a line in the trace. */
export function isUnseen({ kind, children, logged }: Statement): boolean {
  return (
    kind === "function" ||
    (kind === "block" && children.every(isUnseen)) ||
    (kind === "simple" && children.length === 0 && logged !== null && loggedForms(logged).length === 0)
  );
}

/** Whether nothing may be left of a command's words: `$hook`, or redirections alone. */
export function mayVanish(forms: readonly LoggedForm[]): boolean {
  return forms.every(
    (form) =>
      "words" in form &&
      form.words.every(({ isMany, pieces }) => isMany && pieces.every((piece) => "hole" in piece)),
  );
}

/** Whether xtrace has a line for a command, unless its words come to nothing. */
export function hasForms({ logged }: Statement): boolean {
  return logged !== null && loggedForms(logged).length > 0;
}

/** Whether something in it leaves no line in the trace whenever it is executed. */
export function hasUnseen(statement: Statement): boolean {
  const { kind, logged, children } = statement;
  return (
    kind === "function" ||
    (kind === "simple" && logged !== null && loggedForms(logged).length === 0) ||
    children.some(hasUnseen)
  );
}
