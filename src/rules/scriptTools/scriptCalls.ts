import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Command } from "../../shell/command.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { memo } from "../memo.ts";

/** Who calls which function of a script, found once. */
export interface ScriptCalls {
  /** Calls by the function's name. */
  readonly byName: ReadonlyMap<string, readonly Command[]>;
  /** Functions whose name is a word of another command, which calls them. */
  readonly passedOn: ReadonlySet<string>;
  readonly byNode: ReadonlyMap<SyntaxNode, Command>;
  /** Whether the script ends at the first failure: `set -e`, `set -o errexit`, `#!/bin/sh -e`. */
  readonly endsAtFailure: boolean;
}

/** The calls of a script. */
export const callsOf: (script: EventScript) => ScriptCalls = memo(readCalls);

function readCalls({ shell, functions }: EventScript): ScriptCalls {
  const byName = new Map<string, Command[]>();
  const passedOn = new Set<string>();
  for (const command of shell.commands) {
    if (command.name !== null && functions.has(command.name)) {
      const calls = byName.get(command.name) ?? [];
      calls.push(command);
      byName.set(command.name, calls);
    }
    for (const { literal } of command.words) {
      if (literal !== null && functions.has(literal)) {
        passedOn.add(literal);
      }
    }
  }
  const setsErrexit = shell.commands.some(
    ({ name, words }) =>
      name === "set" &&
      words.some(({ literal }) => literal === "errexit" || /^-[a-z]*e[a-z]*$/.test(literal ?? "")),
  );
  return {
    byName,
    passedOn,
    byNode: new Map(shell.commands.map((command) => [command.node, command])),
    endsAtFailure: setsErrexit || /^#!\S+\s+-[a-z]*e/.test(shell.text.slice(0, 200)),
  };
}
