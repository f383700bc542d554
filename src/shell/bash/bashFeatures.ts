import { t } from "@vscode/l10n";
import type { ShellScript } from "../shellScript.ts";
import type { SyntaxNode } from "../syntaxNode.ts";
import { bashInCommand } from "./bashCommands.ts";
import type { BashFeature } from "./bashFeature.ts";
import { bashSyntax } from "./bashSyntax.ts";
import { bashWord } from "./bashWords.ts";

/** Variables that bash sets and dash leaves empty. */
const BASH_VARIABLES = new Set(["RANDOM", "EUID", "UID", "PIPESTATUS", "FUNCNAME", "BASH_SOURCE", "BASHPID"]);

/** Everything in a script that bash has and dash, Debian's `sh`, has not, or reads in another way. */
export function* bashFeatures(shell: ShellScript): Generator<BashFeature> {
  for (const node of shell.nodes) {
    const feature = bashSyntax(node) ?? bashWord(node);
    if (feature !== null && !isDoubtful(node)) {
      yield feature;
    }
  }
  const own = new Set(shell.functions.map(({ name }) => name));
  for (const command of shell.commands) {
    if (!isDoubtful(command.node)) {
      yield* bashInCommand(command, own);
    }
  }
  const assigned = new Set(shell.assignments.map(({ name }) => name));
  for (const { name, operator, node } of shell.uses) {
    if (BASH_VARIABLES.has(name) && operator === null && !assigned.has(name) && !isDoubtful(node)) {
      yield {
        range: { start: node.start, end: node.type === "heredoc_body" ? node.start : node.end },
        what: `\`$${name}\``,
        reading: "differs",
        effect: t("dash does not set it, so it is empty"),
        instead: t("Get the value from a command."),
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
