import { t } from "@vscode/l10n";
import type { Convention } from "../../ctdb/convention.ts";
import { argumentsOf } from "../../ctdb/events.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Remark } from "../finding.ts";
import { argumentWords, kindOfName } from "./argumentNames.ts";

/** A variable that holds an argument of every event: `ip=$3` above the dispatch. */
interface HeldArgument {
  readonly name: string;
  /** As of `$N` in a script that shifts nothing. */
  readonly index: number;
  /** Offset behind the assignment. */
  readonly end: number;
}

/**
 * `iface=$2 ip=$3` above the dispatch and `$ip` in the part for updateip, where `$3` is the new interface. Only the
 * first use of each variable is mentioned.
 */
export function* heldArgumentsInUpdateip(script: EventScript, { version }: Convention): Generator<Remark> {
  const args = argumentsOf("updateip", version);
  for (const { name, index, end } of heldArguments(script)) {
    const wanted = kindOfName(name);
    const actual = args[index - 2];
    const place = args.findIndex(({ kind }) => kind === wanted);
    if (wanted === null || actual === undefined || actual.kind === wanted || place < 0) {
      continue;
    }
    const use = script.shell.uses.find((one) => {
      const events = one.name === name && one.start >= end ? script.eventsAt(one.node) : null;
      return events !== null && !events.allBut && events.names.size === 1 && events.names.has("updateip");
    });
    if (use !== undefined) {
      yield {
        range: { start: use.start, end: use.end },
        message: t(
          "`{0}` holds `{1}`, which is the {2} in `updateip`. Use `{3}` here.",
          name,
          `$${index}`,
          argumentWords(actual.name),
          `$${place + 2}`,
        ),
      };
    }
  }
}

/** What is assigned once in the script, at the top level and for events that are not named. */
function heldArguments(script: EventScript): readonly HeldArgument[] {
  const { assignments, uses } = script.shell;
  return assignments.flatMap(({ name, value, node, kind, function: inside, inSubshell }) => {
    const isOne = assignments.every((other) => other.name !== name || other.node === node);
    if (value === null || kind !== "plain" || inside !== null || inSubshell || !isOne) {
      return [];
    }
    const use = uses.find(({ start, end }) => start >= value.start && end <= value.end);
    const isWhole = use !== undefined && /^"?\$\{?\d\}?"?$/.test(value.text);
    const index = isWhole ? script.argumentIndex(use) : null;
    const isForAll = script.eventsAt(value)?.allBut === true;
    return index === null || index < 2 || !isForAll ? [] : [{ name, index, end: node.end }];
  });
}
