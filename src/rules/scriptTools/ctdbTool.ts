import { TOOL_FLAGS } from "../../ctdb/tool/toolCommands.ts";
import type { Command } from "../../shell/command.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { memo } from "../memo.ts";
import { programOf } from "./program.ts";

/** A call of the `ctdb` tool. */
export interface ToolCall {
  readonly nameNode: SyntaxNode;
  /** The sub-command, or `null` where it is computed or missing. */
  readonly command: string | null;
  readonly commandNode: SyntaxNode | null;
  /** The words behind the sub-command, `null` for those that are expanded. */
  readonly words: readonly (string | null)[];
  /** Whether `-n` names other nodes. */
  readonly isElsewhere: boolean;
}

const WITH_WORD = new Set(TOOL_FLAGS.flatMap(({ names, takesValue }) => (takesValue ? names : [])));

/** Reads `ctdb …`, `"$CTDB" …`, also behind `timeout` and with a path; `null` for other commands. */
export const toolCall: (command: Command) => ToolCall | null = memo(readToolCall);

function readToolCall(command: Command): ToolCall | null {
  const program = programOf(command);
  if (program === null || (program.name !== "ctdb" && program.name !== "$CTDB")) {
    return null;
  }
  let isElsewhere = false;
  let index = 0;
  for (; index < program.words.length; index++) {
    const literal = program.words[index]?.literal ?? null;
    if (literal === null || !literal.startsWith("-")) {
      break;
    }
    isElsewhere ||= /^(?:-n|--node)/.test(literal);
    index += WITH_WORD.has(literal) ? 1 : 0;
  }
  const word = program.words[index];
  return {
    nameNode: program.nameNode,
    command: word?.literal ?? null,
    commandNode: word?.node ?? null,
    words: program.words.slice(index + 1).map(({ literal }) => literal),
    isElsewhere,
  };
}
