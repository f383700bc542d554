import { t } from "@vscode/l10n";
import type { SyntaxNode } from "../syntaxNode.ts";
import { type BashFeature, feature } from "./bashFeature.ts";

/** Operators of `${…}` that sh has not, with what they do. */
const OPERATORS: Readonly<Record<string, () => string>> = {
  "/": () => t("Replacing in an expansion"),
  "//": () => t("Replacing in an expansion"),
  "/#": () => t("Replacing in an expansion"),
  "/%": () => t("Replacing in an expansion"),
  ":": () => t("A part by its position in an expansion"),
  "^": () => t("Changing the case in an expansion"),
  "^^": () => t("Changing the case in an expansion"),
  ",": () => t("Changing the case in an expansion"),
  ",,": () => t("Changing the case in an expansion"),
  "@": () => t("The operator `@` in an expansion"),
};

/** The bash in the words and expansions of a script, as Debian's dash 0.5.12 takes it; `null` for what sh has too. */
export function bashWord(node: SyntaxNode): BashFeature | null {
  switch (node.type) {
    case "expansion":
      return expansion(node);
    case "ansi_c_string":
    case "translated_string":
      return feature(
        node,
        `\`$${node.text[1] ?? ""}…\``,
        "differs",
        t("Use `printf`, or the letters themselves."),
        {
          effect: t("dash keeps the `$` as a letter"),
        },
      );
    case "brace_expression":
      return isArgument(node) ? braces(node) : null;
    case "concatenation":
      return isArgument(node) && hasBraces(node) ? braces(node) : null;
    case "command_substitution":
      return fileSubstitution(node);
    case "arithmetic_expansion":
      return arithmetic(node);
    default:
      return null;
  }
}

function expansion(node: SyntaxNode): BashFeature | null {
  const instead = t("Use `sed`, `tr`, `cut` or `case`, or what `%` and `#` in expansions can do.");
  const [, first, second] = node.children;
  if (node.children.some(({ type }) => type === "subscript")) {
    return feature(
      node,
      t("An element of an array"),
      "ends",
      t("Make the first line `#!/bin/bash`, or use plain variables."),
    );
  }
  if (first?.type === "!" && second?.type === "variable_name") {
    return feature(
      node,
      t("An expansion of a computed name with `!`"),
      "ends",
      t('Use `eval "value=\\$$name"` with a name that you trust.'),
    );
  }
  if (first?.type !== "variable_name" || second === undefined) {
    return null;
  }
  const what = OPERATORS[second.type];
  return what === undefined ? null : feature(node, what(), "ends", instead);
}

function isArgument(node: SyntaxNode): boolean {
  return node.field === "argument" && node.parent?.type === "command";
}

/** `{a,b}` with bare braces; `{2,3}` is more likely a pattern for `grep -E` than a list. */
function hasBraces(node: SyntaxNode): boolean {
  const open = node.children.findIndex(({ type, text }) => type === "word" && text === "{");
  const close = node.children.findIndex(({ type, text }, at) => at > open && type === "word" && text === "}");
  const inner = open < 0 || close < 0 ? [] : node.children.slice(open + 1, close);
  const text = inner.map((child) => child.text).join("");
  return inner.some((child) => child.type === "word" && child.text.includes(",")) && !/^\d*,\d*$/.test(text);
}

function braces(node: SyntaxNode): BashFeature {
  return feature(node, t("A list in braces"), "differs", t("Write the words one by one."), {
    effect: t("dash takes the braces as letters"),
  });
}

function fileSubstitution(node: SyntaxNode): BashFeature | null {
  const [only, ...more] = node.namedChildren;
  return only?.type === "file_redirect" && more.length === 0 && only.childOfType("<") !== null
    ? feature(node, "`$(<file)`", "differs", t("Write `$(cat file)`."), {
        effect: t("dash gives the empty text"),
      })
    : null;
}

function arithmetic(node: SyntaxNode): BashFeature | null {
  const operator = node
    .descendants()
    .find(
      ({ type, isNamed, parent }) =>
        !isNamed &&
        ["++", "--", "**"].includes(type) &&
        ["postfix_expression", "unary_expression", "binary_expression"].includes(parent?.type ?? ""),
    );
  if (operator === undefined) {
    return null;
  }
  const isPrefix = operator.parent?.type === "unary_expression";
  return feature(
    operator,
    t("`{0}` in `$((…))`", operator.type),
    isPrefix ? "differs" : "ends",
    operator.type === "**" ? t("Multiply.") : t("Write `x=$((x + 1))`."),
    isPrefix ? { effect: t("dash takes two signs and changes nothing") } : {},
  );
}
