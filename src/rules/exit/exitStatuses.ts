import { helperNamed } from "../../ctdb/helpers/helpers.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Command } from "../../shell/command.ts";
import { literalOf, plainVariable, type Word } from "../../shell/words.ts";
import { isRunByCtdb } from "../scriptTools/forCtdb.ts";

/** A number that a script gives as its own status. */
export interface ExitStatus {
  readonly word: Word;
  /** What the shell makes of the number: the last eight bits. */
  readonly status: number;
}

/** The literal statuses of `exit N`, `die "…" N` and `return N` at the top level, where they end the script for CTDB. */
export function exitStatuses(script: EventScript): readonly ExitStatus[] {
  const innerCalls = onlyInSubshells(script);
  return script.shell.commands.flatMap((command) => {
    const word = isRunByCtdb(script, command) ? statusWord(script, command) : undefined;
    const number = word === undefined ? null : (word.literal ?? constantOf(script, word));
    const around = command.place.function?.name;
    if (word === undefined || !/^\d{1,9}$/.test(number ?? "") || command.place.inSubshell) {
      return [];
    }
    return around !== undefined && innerCalls.has(around) ? [] : [{ word, status: Number(number) % 256 }];
  });
}

function statusWord(script: EventScript, { name, words, place }: Command): Word | undefined {
  switch (name) {
    case "exit":
      return words[0];
    case "return":
      return place.function === null ? words[0] : undefined;
    case "die":
      return script.functions.has("die") || helperNamed("die") === null ? undefined : words[1];
    default:
      return undefined;
  }
}

/** The value of `exit $E_NAME`, where the script assigns the variable once and at the top level. */
function constantOf({ shell }: EventScript, { node }: Word): string | null {
  const name = plainVariable(node);
  const [one, ...others] = shell.assignments.filter((assignment) => assignment.name === name);
  const isConstant =
    one !== undefined &&
    others.length === 0 &&
    one.function === null &&
    one.node.ancestor(({ type }) => !/^(?:program|declaration_command)$/.test(type)) === null;
  return isConstant && one.value !== null ? literalOf(one.value) : null;
}

/** Functions of which some call is in a subshell, whose `exit` need not end the script. */
function onlyInSubshells({ functions, shell }: EventScript): ReadonlySet<string> {
  return new Set(
    shell.commands.flatMap(({ name, place }) =>
      name !== null && place.inSubshell && functions.has(name) ? [name] : [],
    ),
  );
}
