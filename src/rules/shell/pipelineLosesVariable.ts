import { t } from "@vscode/l10n";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Assignment, VariableUse } from "../../shell/command.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { literalOf } from "../../shell/words.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { hasLastPipe } from "../scriptTools/lastPipe.ts";

/** A flag that is cleared, set in the loop of a pipeline and looked at behind it, where it is still clear. */
export const pipelineLosesVariable: ScriptRule = {
  code: "pipeline-loses-variable",
  title: "A variable is set in a pipeline and looked at behind it.",
  severity: "warning",
  *check(script) {
    if (hasLastPipe(script)) {
      return;
    }
    const { assignments, uses } = script.shell;
    for (const assignment of assignments) {
      const pipeline = loopPipeline(assignment.node);
      if (pipeline === null || !(isConstant(assignment) || isOfItself(assignment))) {
        continue;
      }
      const same = assignments.filter((other) => other.name === assignment.name && other !== assignment);
      const before = same.findLast((other) => other.node.end <= pipeline.start);
      const after = uses.find((use) => use.name === assignment.name && use.start >= pipeline.end);
      const others = same.filter((other) => other.node.start >= pipeline.start);
      const isCleared =
        before !== undefined && isConstant(before) && before.value?.text !== assignment.value?.text;
      if (
        isCleared &&
        after !== undefined &&
        others.length === 0 &&
        isTogether(assignment, before, after, pipeline, script)
      ) {
        yield {
          range: rangeOf(assignment.nameNode),
          message: t(
            "The parts of a pipeline run in shells of their own, so `{0}` keeps its old value behind it. Feed the loop from a file or a here-document, or collect the pipeline's output with `$(…)`.",
            assignment.name,
          ),
        };
      }
    }
  },
};

/** The pipeline of which a loop holds the node, with nothing between that has a shell of its own. */
function loopPipeline(node: SyntaxNode): SyntaxNode | null {
  const stop = node.ancestor(({ type }) =>
    ["pipeline", "subshell", "command_substitution", "process_substitution", "function_definition"].includes(
      type,
    ),
  );
  const loop = node.ancestor(({ type }) => type === "while_statement" || type === "for_statement");
  return stop?.type === "pipeline" && loop !== null && loop.start > stop.start ? stop : null;
}

function isConstant({ value, kind }: Assignment): boolean {
  return kind === "plain" && (value === null || literalOf(value) !== null);
}

/** `n=$((n + 1))` and `list="$list $x"`, which count or collect what the loop finds. */
function isOfItself({ name, value, kind }: Assignment): boolean {
  const text = value?.text ?? "";
  const counted = /^\$\(\(\s*\$?\{?(\w+)\}?\s*\+/.exec(text)?.[1];
  const [, braced, bare] = /^"?\$(?:\{(\w+)(?::?\+[^}]*)?\}|(\w+))/.exec(text) ?? [];
  return kind === "plain" && (counted ?? braced ?? bare) === name;
}

/** Whether all three run one after another in one shell. */
function isTogether(
  inner: Assignment,
  before: Assignment,
  after: VariableUse,
  pipeline: SyntaxNode,
  { shell }: EventScript,
): boolean {
  const block = pipeline.parent;
  const isOne = isBefore(before.node, pipeline) && after.node.ancestor((node) => node === block) !== null;
  const reads = shell.uses.some(
    ({ name, start }) =>
      name === inner.name &&
      start > pipeline.start &&
      start < pipeline.end &&
      !(start >= inner.node.start && start < inner.node.end),
  );
  return (
    isOne &&
    !reads &&
    !before.inSubshell &&
    inner.function === after.function &&
    inner.function === before.function
  );
}

/** Whether a statement is run before the pipeline whenever that is: it stands by itself in a block around it. */
function isBefore({ parent }: SyntaxNode, pipeline: SyntaxNode): boolean {
  const block = parent?.type === "variable_assignments" ? parent.parent : parent;
  return block !== null && pipeline.ancestor((node) => node === block) !== null;
}
