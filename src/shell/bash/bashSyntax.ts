import { t } from "@vscode/l10n";
import type { TextRange } from "../../text/textRange.ts";
import type { SyntaxNode } from "../syntaxNode.ts";
import { literalOf } from "../words.ts";
import { type BashFeature, feature, replacement } from "./bashFeature.ts";

/** Behind the first line, the text of most messages about bash. */
const useBash = (): string => t("Write it otherwise, or make the first line `#!/bin/bash`.");

/** The syntax of bash that a node of the tree is, as Debian's dash 0.5.12 takes it; `null` for what sh has too. */
export function bashSyntax(node: SyntaxNode): BashFeature | null {
  switch (node.type) {
    case "array":
      // In `${a:+( $b )}` they are letters.
      return node.parent?.type === "expansion"
        ? null
        : feature(
            node,
            t("An array"),
            "syntax",
            `${useBash()} ${t("Words with blanks between them often do.")}`,
          );
    case "process_substitution":
      return feature(node, t("Process substitution"), "syntax", t("Use a pipe or a temporary file."));
    case "herestring_redirect":
      return feature(
        node,
        t("The here-string `<<<`"),
        "syntax",
        t("Use `printf '%s\\n' … |` or a here-document."),
      );
    case "c_style_for_statement":
      return feature(head(node, 2), "`for ((…))`", "syntax", t("Use `while` with a counter."));
    case "function_definition":
      return functionKeyword(node) ?? functionName(node);
    case "for_statement":
      return node.children[0]?.type === "select"
        ? feature(head(node, 1), "`select`", "syntax", t("A script of CTDB has nobody to ask: use `case`."))
        : null;
    case "|&":
      return feature(node, t("The pipe `|&`"), "syntax", t("Write `2>&1 |`."), replace(node, "2>&1 |"));
    case ";&":
    case ";;&":
      return feature(node, t("`{0}` in `case`", node.type), "syntax", t("End each arm with `;;`."));
    case "file_redirect":
      return redirect(node);
    case "compound_statement":
      return doubleParenthesis(node);
    case "test_command":
      return doubleBracket(node);
    case "variable_assignment":
      return assignment(node);
    default:
      return null;
  }
}

function replace(range: TextRange, text: string): Partial<BashFeature> {
  return { fix: replacement(t("Change to `{0}`", text), range, text) };
}

function head(node: SyntaxNode, tokens: number): TextRange {
  return { start: node.start, end: node.children[tokens - 1]?.end ?? node.end };
}

function functionKeyword(node: SyntaxNode): BashFeature | null {
  const [keyword, name] = node.children;
  const body = node.child("body");
  if (keyword?.type !== "function" || name === undefined || body === null) {
    return null;
  }
  const plain = `${name.text}() `;
  const range = { start: keyword.start, end: body.start };
  const canMend = body.type === "compound_statement" && /^[A-Za-z_]\w*$/.test(name.text);
  const fix = canMend ? { fix: replacement(t("Change to `{0}`", plain.trim()), range, plain) } : {};
  return feature(keyword, t("The keyword `function`"), "syntax", t("Write `{0}()`.", name.text), fix);
}

function functionName(node: SyntaxNode): BashFeature | null {
  const name = node.child("name");
  return name === null || /^[A-Za-z_]\w*$/.test(name.text)
    ? null
    : feature(name, t("Such a function name"), "syntax", t("Use letters, digits and `_` alone."));
}

function redirect(node: SyntaxNode): BashFeature | null {
  const operator = node.children.find(({ isNamed }) => !isNamed);
  const target = node.child("destination");
  if (operator === undefined || target === null) {
    return null;
  }
  if (operator.type === "&>" || operator.type === "&>>") {
    const file = operator.type === "&>" ? ">" : ">>";
    const effect =
      file === ">"
        ? t("dash runs the command in the background and empties or makes the file")
        : t("dash runs the command in the background and makes the file");
    return feature(
      operator,
      t("The redirection `{0}`", operator.type),
      "differs",
      t("Write `{0}{1} 2>&1`.", file, target.text),
      { effect, ...replace(node, `${file}${target.text} 2>&1`) },
    );
  }
  const literal = literalOf(target);
  if (operator.type === ">&" && literal !== null && !/^(?:\d+-?|-)$/.test(literal)) {
    const plain = `>${target.text} 2>&1`;
    const isOne = node.childOfType("file_descriptor") === null;
    const fix = isOne ? replace(node, plain) : {};
    return feature(operator, t("`>&` before a file name"), "syntax", t("Write `{0}`.", plain), fix);
  }
  return null;
}

function doubleParenthesis(node: SyntaxNode): BashFeature | null {
  const open = node.children[0];
  if (open?.type !== "((" || node.children.at(-1)?.type !== "))") {
    return null;
  }
  return feature(
    open,
    t("The command `((…))`"),
    "differs",
    t("Write `[ … ]` with `-gt` and its like, or `x=$((…))`."),
    {
      effect: t("dash runs what is inside as a command, and `>` in it writes to a file"),
    },
  );
}

function doubleBracket(node: SyntaxNode): BashFeature | null {
  const open = node.children[0];
  if (open?.type !== "[[") {
    return null;
  }
  return feature(open, t("The test `[[`"), "fails", t("Write `[ … ]`, and `case` for patterns."), {
    effect: t("dash says `[[: not found` and takes the test as failed, whatever it tests"),
  });
}

function assignment(node: SyntaxNode): BashFeature | null {
  const name = node.child("name");
  const value = node.child("value");
  if (name?.type === "subscript") {
    return feature(name, t("An element of an array"), "fails", useBash(), {
      effect: t("dash looks for a command of this name and does not find it"),
    });
  }
  if (node.children[1]?.type === "+=" && value?.type !== "array") {
    const variable = name?.text ?? "";
    return feature(node.children[1], "`+=`", "fails", t("Write {0}.", `\`${variable}="\${${variable}}…"\``), {
      effect: t("dash looks for a command of this name and does not find it, so the variable stays as it is"),
    });
  }
  return null;
}
