import { t } from "@vscode/l10n";
import type { Command } from "../command.ts";
import type { SyntaxNode } from "../syntaxNode.ts";
import { literalOf, type Word } from "../words.ts";
import { type BashFeature, feature, replacement } from "./bashFeature.ts";

/** Built-ins that dash has not, with what to use. */
const BUILT_INS: ReadonlyMap<string, () => string> = new Map([
  ["let", () => t("Write `x=$((…))`.")],
  ["pushd", () => t("Use `cd` in a subshell.")],
  ["popd", () => t("Use `cd` in a subshell.")],
  ["shopt", () => t("Leave it out, or make the first line `#!/bin/bash`.")],
  ["declare", () => t("Leave the word out; all variables are global.")],
  ["typeset", () => t("Leave the word out; all variables are global.")],
  ["mapfile", () => t("Read the lines with `while read`.")],
  ["readarray", () => t("Read the lines with `while read`.")],
  ["disown", () => t("Start the process with `setsid` instead.")],
  ["builtin", () => t("Use `command`.")],
]);

/** Letters of options that a built-in of dash does not know, and whether that ends the script. */
const OPTIONS: ReadonlyMap<string, readonly [RegExp, "ends" | "fails"]> = new Map([
  ["read", [/^-r?[aDdeiNnstu]/i, "fails"]],
  ["wait", [/^-[nfp]/, "fails"]],
  ["export", [/^-[fn]/, "ends"]],
  ["readonly", [/^-[aAf]/, "ends"]],
  ["local", [/^-[aAilnrux]/, "ends"]],
]);

/** The bash in a command: its name, its options; as Debian's dash 0.5.12 takes it. */
export function* bashInCommand(command: Command, ownFunctions: ReadonlySet<string>): Generator<BashFeature> {
  const { name, nameNode, words, node } = command;
  if (name === null || ownFunctions.has(name)) {
    return;
  }
  const instead = BUILT_INS.get(name);
  if (instead !== undefined) {
    yield feature(nameNode, `\`${name}\``, "fails", instead(), notFound(name));
  } else if (name === "source" && words.length > 0) {
    yield sourceCommand(command);
  } else if (name === "echo") {
    yield* echoOption(words[0]);
  } else if (name === "printf") {
    yield* printfBash(words);
  } else if (name === "trap") {
    yield* trapSignals(words);
  } else if (name === "set") {
    yield* setOptions(words);
  } else if (name === "[" || name === "test") {
    yield* testOperators(node, words);
  }
  yield* unknownOptions(name, words);
}

function notFound(name: string): Partial<BashFeature> {
  return { effect: t("dash says `{0}: not found`, status 127, and the script goes on", name) };
}

function sourceCommand({ nameNode, words }: Command): BashFeature {
  // Without a slash `.` searches PATH only, `source` the working directory, too.
  const hasSlash = words[0]?.node.text.includes("/") === true;
  const fix = hasSlash ? { fix: replacement(t("Change to `.`"), nameNode, ".") } : {};
  return feature(nameNode, "`source`", "fails", t("Write `.`."), { ...notFound("source"), ...fix });
}

function* echoOption(word: Word | undefined): Generator<BashFeature> {
  if (word !== undefined && /^-n?[eE][neE]*$/.test(word.literal ?? "")) {
    yield feature(word, `\`echo ${word.literal}\``, "differs", t("Use `printf`."), {
      effect: t("dash prints `{0}`, too", word.literal ?? ""),
    });
  }
}

function* printfBash([first, second]: readonly Word[]): Generator<BashFeature> {
  if (first?.literal === "-v") {
    yield feature(first, "`printf -v`", "fails", t("Write `name=$(printf …)`."));
  }
  const format = first?.literal === "--" ? second : first;
  if (format !== undefined && /(?:^|[^%])(?:%%)*%q/.test(format.literal ?? "")) {
    yield feature(format, t("`%q` of `printf`"), "fails", t("Put the words between quotes yourself."));
  }
}

function* trapSignals(words: readonly Word[]): Generator<BashFeature> {
  for (const word of words.slice(1)) {
    if (/^(?:ERR|DEBUG|RETURN)$/.test(word.literal ?? "")) {
      yield feature(
        word,
        t("The trap `{0}`", word.literal ?? ""),
        "fails",
        t("Test the commands with `||`."),
        {
          effect: t("dash sets no trap at all in this command, and the script goes on"),
        },
      );
    }
  }
}

function* setOptions(words: readonly Word[]): Generator<BashFeature> {
  for (const [index, word] of words.entries()) {
    if (word.literal === "pipefail" && /^-[a-zA-Z]*o$/.test(words[index - 1]?.literal ?? "")) {
      yield feature(
        word,
        "`set -o pipefail`",
        "ends",
        t("Leave it out, or make the first line `#!/bin/bash`."),
      );
    }
  }
}

function* testOperators(node: SyntaxNode, words: readonly Word[]): Generator<BashFeature> {
  const equals =
    node.type === "test_command"
      ? node.children[0]?.type === "["
        ? node.descendants().filter(isDoubleEquals)
        : []
      : words.map((word) => word.node).filter(({ text }, at) => text === "==" && at > 0);
  for (const operator of equals) {
    yield feature(operator, t("`==` in a test"), "fails", t("Write `=`."), {
      effect: t("dash says `unexpected operator` and takes the test as failed"),
      fix: replacement(t("Change to `=`"), operator, "="),
    });
  }
  const set = words.length === 2 ? words[0]?.node : variableTest(node);
  if (set?.text === "-v") {
    yield feature(set, t("The test `-v`"), "fails", t("Write {0}.", `\`[ -n "\${name+x}" ]\``), {
      effect: t("dash says `unexpected operator` and takes the test as failed"),
    });
  }
}

function isDoubleEquals({ type, isNamed, parent }: SyntaxNode): boolean {
  return type === "==" && !isNamed && parent?.type === "binary_expression";
}

function variableTest(node: SyntaxNode): SyntaxNode | null {
  const expression = node.type === "test_command" ? node.childOfType("unary_expression") : null;
  return node.children[0]?.type === "[" ? (expression?.children[0] ?? null) : null;
}

function* unknownOptions(name: string, words: readonly Word[]): Generator<BashFeature> {
  const known = OPTIONS.get(name);
  const first = words[0];
  const literal = first === undefined ? null : (first.literal ?? literalOf(first.node));
  if (known !== undefined && first !== undefined && literal !== null && known[0].test(literal)) {
    yield feature(first, `\`${name} ${literal}\``, known[1], t("Do without the option."));
  }
}
