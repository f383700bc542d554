import { t } from "@vscode/l10n";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Command } from "../../shell/command.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { hasLastPipe } from "../scriptTools/lastPipe.ts";
import { statusFates } from "./statusFate.ts";

/** `… | while read x; do … exit 1; done`: only the pipeline's part ends (ee9e137759b, 1f523a628ae). */
export const exitInSubshell: ScriptRule = {
  code: "exit-in-subshell",
  title: "`exit` ends only a part of a pipeline, and nothing looks at its status.",
  severity: "error",
  *check(script) {
    if (hasLastPipe(script)) {
      return;
    }
    for (const command of script.shell.commands) {
      const pipeline = failsIn(script, command);
      if (pipeline === null) {
        continue;
      }
      const fates = statusFates(script, pipeline);
      if (!fates.includes("lost")) {
        continue;
      }
      const isSure = fates.every((fate) => fate === "lost");
      const word = command.name ?? "exit";
      yield {
        range: rangeOf(command.nameNode),
        severity: isSure ? "error" : "warning",
        message: isSure
          ? t(
              "`{0}` ends only this part of the pipeline, which is a process of its own: the script goes on, and nothing looks at the pipeline's status, so CTDB does not hear of the failure. Write `|| exit 1` behind the pipeline.",
              word,
            )
          : t(
              "`{0}` ends only this part of the pipeline, which is a process of its own: the script goes on, and nothing looks at the pipeline's status where its function is called, so CTDB does not hear of the failure. Write `|| exit 1` behind the call.",
              word,
            ),
      };
    }
  },
};

/** The pipeline whose last part a failing `exit` or `die` ends; `null` where it is something else that ends. */
function failsIn(script: EventScript, { name, words, node, place }: Command): SyntaxNode | null {
  const { pipeline } = place;
  const isEnd =
    (name === "exit" && /^[1-9]\d*$/.test(words[0]?.literal ?? "")) ||
    (name === "die" && !script.functions.has("die"));
  if (!isEnd || pipeline === null || pipeline.index !== pipeline.length - 1 || place.isBackground) {
    return null;
  }
  // A subshell within the pipeline is what ends then.
  const nearest = node.ancestor(({ type }) => /^(?:subshell|command_substitution|pipeline)$/.test(type));
  return nearest === pipeline.node && !isBehindPipeline(node, nearest) ? nearest : null;
}

/**
 * Whether a node stands behind the pipeline that the tree has it in: tree-sitter-bash 0.25 reads
 * `a | b | c || exit 1` as `a | (b | c || exit 1)`. No part of a pipeline can be a list without braces.
 */
function isBehindPipeline(node: SyntaxNode, pipeline: SyntaxNode): boolean {
  const last = pipeline.children.at(-1);
  return last?.type === "list" && node.start >= (last.children[0]?.end ?? node.start);
}
