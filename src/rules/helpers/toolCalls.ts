import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Command } from "../../shell/command.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { toolCall } from "../scriptTools/ctdbTool.ts";
import { isInUnreadable } from "./helperCalls.ts";

/** A call of the `ctdb` tool with a sub-command that is written out. */
export interface SubCommandCall {
  readonly command: Command;
  readonly name: string;
  readonly node: SyntaxNode;
}

/** All such calls, unless the script has a function `ctdb` of its own. */
export function subCommandCalls({ shell, functions }: EventScript): readonly SubCommandCall[] {
  if (functions.has("ctdb")) {
    return [];
  }
  return shell.commands.flatMap((command) => {
    const call = toolCall(command);
    const isCertain = call?.command != null && call.commandNode !== null && !isInUnreadable(command);
    return isCertain && call.command !== null && call.commandNode !== null
      ? [{ command, name: call.command, node: call.commandNode }]
      : [];
  });
}
