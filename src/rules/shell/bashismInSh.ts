import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import type { Remark } from "../finding.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { bashInCommand } from "./bashCommands.ts";
import { type BashFeature, describeFeature } from "./bashFeature.ts";
import { bashSyntax } from "./bashSyntax.ts";
import { bashWord } from "./bashWords.ts";

/** Variables that bash sets and dash leaves empty. */
const BASH_VARIABLES = new Set(["RANDOM", "EUID", "UID", "PIPESTATUS", "FUNCNAME", "BASH_SOURCE", "BASHPID"]);

/** What only bash understands, in a script that asks for `sh`. What dash has too, such as `local`, passes. */
export const bashismInSh: ScriptRule = {
  code: "bashism-in-sh",
  title: "The first line asks for sh, and this is understood by bash only.",
  severity: "warning",
  isSafeToFixAll: true,
  *check(script) {
    if (script.shell.firstLine?.dialect !== "sh" || goesOnInBash(script)) {
      return;
    }
    for (const feature of features(script)) {
      yield toRemark(feature);
    }
  },
};

/** `exec bash "$0" "$@"`: what follows is not for sh. */
function goesOnInBash({ shell }: EventScript): boolean {
  return shell.commands.some(
    ({ name, words }) => name === "exec" && /(?:^|\/)bash$/.test(words[0]?.literal ?? ""),
  );
}

function* features({ shell, functions }: EventScript): Generator<BashFeature> {
  for (const node of shell.nodes) {
    const feature = bashSyntax(node) ?? bashWord(node);
    if (feature !== null && !isDoubtful(node)) {
      yield feature;
    }
  }
  const own = new Set(functions.keys());
  for (const command of shell.commands) {
    if (!isDoubtful(command.node)) {
      yield* bashInCommand(command, own);
    }
  }
  const assigned = new Set(shell.assignments.map(({ name }) => name));
  for (const { name, operator, node } of shell.uses) {
    if (BASH_VARIABLES.has(name) && operator === null && !assigned.has(name) && !isDoubtful(node)) {
      yield {
        range: rangeOf(node.type === "heredoc_body" ? { start: node.start, end: node.start } : node),
        what: `\`$${name}\``,
        reading: "differs",
        effect: "dash does not set it, so it is empty",
        instead: "Get the value from a command.",
      };
    }
  }
}

/** In a part that the parser could not read, what it takes for bash may be something else. */
function isDoubtful(node: SyntaxNode): boolean {
  return (
    node.ancestor(({ type, parent }) => type === "ERROR" && parent !== null) !== null || node.parent === null
  );
}

function toRemark(feature: BashFeature): Remark {
  return {
    range: feature.range,
    message: describeFeature(feature),
    fixes: feature.fix === undefined ? [] : [feature.fix],
  };
}
