import { type InlayHint, InlayHintKind } from "vscode-languageserver/node";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { plainVariable } from "../../shell/words.ts";
import type { TextRange } from "../../text/textRange.ts";
import { argumentMeaning } from "./facts/argumentText.ts";
import type { ScriptModel } from "./model/documentModel.ts";

const MOST_HINTS = 300;

/**
 * What `$2` and its like are, beside their first use in each handler. `$1` has none: everybody knows it; and none where
 * the script says it itself, as in `iface=$2`.
 */
export function inlayHints(model: ScriptModel, range: TextRange): InlayHint[] {
  const { script, convention, lines } = model;
  const hints: InlayHint[] = [];
  const seen = new Set<string>();
  for (const use of script.shell.uses) {
    const index = /^\d+$/.test(use.name) ? script.argumentIndex(use) : null;
    if (index === null || index < 2 || use.node.type === "heredoc_body") {
      continue;
    }
    const meaning = argumentMeaning(index, script.eventsAt(use.node), convention);
    const handler = script.handlers.findLast(({ body }) => body.start <= use.start && use.end <= body.end);
    const key = `${use.name} ${handler?.body.start ?? -1} ${use.function?.name ?? ""} ${meaning?.label}`;
    if (meaning === null || seen.has(key)) {
      continue;
    }
    seen.add(key);
    if (use.end < range.start || use.start > range.end || saysIt(model, use.start, meaning.names)) {
      continue;
    }
    hints.push({
      position: lines.placeAt(endOf(use.node)),
      label: meaning.label,
      kind: InlayHintKind.Parameter,
      paddingLeft: true,
      tooltip: { kind: "markdown", value: meaning.text },
    });
    if (hints.length === MOST_HINTS) {
      break;
    }
  }
  return hints;
}

/** Behind the quotes around an expansion that stands alone. */
function endOf(node: SyntaxNode): number {
  const { parent } = node;
  return parent?.type === "string" && plainVariable(parent) !== null ? parent.end : node.end;
}

/** Whether the value goes to a variable that has the argument's name, more or less. */
function saysIt({ script }: ScriptModel, at: number, names: readonly string[]): boolean {
  const assignment = script.shell.assignments.find(
    ({ value }) => value !== null && value.start <= at && at <= value.end,
  );
  const name = assignment?.name.replace(/^_/, "").toLowerCase();
  return names.length === 1 && name === names[0];
}
