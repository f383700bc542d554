import type { SyntaxNode } from "../../../shell/syntaxNode.ts";
import { type TemplateWord, templateWords, testWords } from "./template.ts";

/** One line that xtrace prints of a statement. */
export type LoggedForm =
  | { readonly words: readonly TemplateWord[] }
  /** printed as it stands, or in parts: only its begin is compared */
  | { readonly prefix: string };

/** What xtrace may print of a command, or of the head of `for` and `case`: assignments get lines of their own. */
export function loggedForms(node: SyntaxNode): readonly LoggedForm[] {
  switch (node.type) {
    case "command":
      return commandForms(node);
    case "declaration_command": {
      // `export a=b` is followed by a line `a=b`.
      const words = node.children.filter((child) => child.field !== "redirect");
      return [{ words: templateWords(words) }, ...words.filter(isAssignment).map(assignmentForm)];
    }
    case "unset_command":
      return [{ words: templateWords(node.children) }];
    case "variable_assignment":
      return [assignmentForm(node)];
    case "variable_assignments":
      return node.children.filter(isAssignment).map(assignmentForm);
    case "test_command":
      return node.text.startsWith("[[") ? [{ prefix: "[[ " }] : [{ words: testWords(node) }];
    case "compound_statement":
      return [{ prefix: "((" }];
    case "for_statement":
      return [{ prefix: `${node.children[0]?.text ?? "for"} ${node.child("variable")?.text ?? ""} in` }];
    case "c_style_for_statement":
      return [{ prefix: "((" }];
    case "case_statement":
      return [{ prefix: `case ${plainText(node.child("value"))}` }];
    default:
      return [];
  }
}

/** What bash prints as it stands in the file; it may write substitutions in other words. */
function plainText(value: SyntaxNode | null): string {
  return value !== null && /^[\w"$@{}*#.:/-]+$/.test(value.text) ? `${value.text} in` : "";
}

function commandForms(node: SyntaxNode): readonly LoggedForm[] {
  const all = node.children.filter(({ field }) => field === "name" || field === "argument");
  // bash's `time` is no command, and xtrace does not show it.
  const words = all[0]?.text === "time" ? all.slice(all[1]?.text === "-p" ? 2 : 1) : all;
  const assignments = node.children.filter(isAssignment).map(assignmentForm);
  return words.length === 0 ? assignments : [{ words: templateWords(words) }, ...assignments];
}

function isAssignment({ type }: SyntaxNode): boolean {
  return type === "variable_assignment";
}

function assignmentForm(node: SyntaxNode): LoggedForm {
  const value = node.child("value");
  const name = node.child("name");
  const isPlain = name?.type === "variable_name" && value?.type !== "array";
  return isPlain
    ? { words: templateWords([node]) }
    : { prefix: name?.text.replace(/\[.*/s, "") ?? node.text };
}
