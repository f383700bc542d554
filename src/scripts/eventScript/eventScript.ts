import type { FunctionDefinition, VariableUse } from "../../shell/command.ts";
import type { ShellTree } from "../../shell/shellParser.ts";
import { readShellScript, type ShellScript } from "../../shell/shellScript.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import type { EventSet } from "./eventSet.ts";
import { eventVariables } from "./eventWord.ts";
import { followEvents } from "./flow.ts";
import type { FlowState, Handler } from "./handler.ts";
import { type SourceCommand, sourceCommands } from "./sources.ts";

/** A shell script as an event script: its handlers, and which events reach which statement. */
export interface EventScript {
  readonly shell: ShellScript;
  /** In the order of the text. */
  readonly handlers: readonly Handler[];
  readonly sources: readonly SourceCommand[];
  /** What is left behind the last statement; `null` where no event gets there. */
  readonly end: FlowState | null;
  /** The last definition of each function. */
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
  /**
   * What is known at a node: the events that reach it and how far the arguments were shifted; `null` in a function
   * that the script never calls, and where nothing gets.
   */
  stateAt(node: SyntaxNode): FlowState | null;
  /** The events that reach a node, as {@link stateAt}. */
  eventsAt(node: SyntaxNode): EventSet | null;
  /** Which event argument `$N` is, counted like `$N` of a script that shifts nothing; `null` where that is not certain. */
  argumentIndex(use: VariableUse): number | null;
}

/** Reads a script as an event script. */
export function readEventScript(tree: ShellTree): EventScript {
  const shell = readShellScript(tree);
  const functions = new Map(shell.functions.map((definition) => [definition.name, definition]));
  const flow = followEvents({
    root: shell.root,
    functions: new Map([...functions].map(([name, { body }]) => [name, body])),
    eventVariables: eventVariables(shell.assignments),
  });
  const stateAt = (node: SyntaxNode): FlowState | null => {
    for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
      // What reaches a definition says nothing of what reaches the body.
      if (at.type === "function_definition" && at !== node) {
        return null;
      }
      const state = flow.states.get(at);
      if (state !== undefined) {
        return state;
      }
    }
    return null;
  };
  return {
    shell,
    handlers: flow.handlers.toSorted((a, b) => a.node.start - b.node.start),
    sources: sourceCommands(shell.commands),
    end: flow.end,
    functions,
    stateAt,
    eventsAt: (node) => stateAt(node)?.events ?? null,
    argumentIndex(use) {
      const shift = stateAt(use.node)?.shift ?? null;
      return /^\d+$/.test(use.name) && use.name !== "0" && shift !== null ? Number(use.name) + shift : null;
    },
  };
}
