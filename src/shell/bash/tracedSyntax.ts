import { t } from "@vscode/l10n";
import type { Command } from "../command.ts";
import type { ShellScript } from "../shellScript.ts";
import type { SyntaxNode } from "../syntaxNode.ts";

/** A construct with which bash's xtrace would change what a script does, or be lost. */
export interface Construct {
  /** From 1. */
  readonly line: number;
  /** What it is, as the beginning of a sentence: ``The test `[[` ``. */
  readonly what: string;
  /** What it does, as the end of one. */
  readonly effect: string;
}

/** Above them are descriptors that few scripts use; the trace has one of those. */
const FIRST_TRACE_DESCRIPTOR = 260;

/** What in a script and xtrace would get into each other's way, in any shell. */
export function* constructsAgainstTrace(shell: ShellScript): Generator<Construct> {
  const lineOf = (start: number) => shell.lines.placeAt(start).line + 1;
  for (const command of shell.commands) {
    const line = lineOf(command.node.start);
    const flag = traceFlag(command);
    if (flag !== null && !isConditional(command.statement)) {
      const what = `\`set ${flag}\``;
      yield { line, what, effect: t("writes a trace of its own into the output") };
    }
    if (closesAnything(command)) {
      const what = t("Closing descriptors by computed numbers");
      yield { line, what, effect: t("may close that of the trace") };
    }
    const high = command.redirects.find(({ descriptor }) => (descriptor ?? 0) >= FIRST_TRACE_DESCRIPTOR);
    if (high !== undefined) {
      const what = t("Descriptor {0}", high.descriptor ?? 0);
      yield { line, what, effect: t("may be that of the trace") };
    }
  }
  for (const { name, node } of shell.assignments) {
    if (name === "PS4" || name === "BASH_XTRACEFD") {
      yield { line: lineOf(node.start), what: `\`${name}\``, effect: t("says how the shell's trace looks") };
    }
  }
}

/** The flag with which `set` switches xtrace or verbose on, or `null`. */
function traceFlag({ name, words }: Command): string | null {
  if (name !== "set") {
    return null;
  }
  const [first, second] = words.map(({ literal }) => literal);
  if (first === "-o" && (second === "xtrace" || second === "verbose")) {
    return `-o ${second}`;
  }
  return first !== undefined && first !== null && /^-[a-zA-Z]*[xv]/.test(first) ? first : null;
}

/** Behind a condition it may never run; whether it did is seen in the trace. */
function isConditional(statement: SyntaxNode): boolean {
  const isInCondition = ({ type }: SyntaxNode) => /^(?:list|if_statement|function_definition)$/.test(type);
  return statement.ancestor(isInCondition) !== null;
}

/** `eval "exec $fd>&-"`, `exec {fd}>&-`. */
function closesAnything({ name, node, statement }: Command): boolean {
  return (
    (name === "eval" && /\$\{?\w+\}?[<>]&-/.test(node.text)) ||
    (name === "exec" && /\{\w+\}\s*[<>]&-/.test(statement.text))
  );
}
