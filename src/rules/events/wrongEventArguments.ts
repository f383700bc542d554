import { t } from "@vscode/l10n";
import type { Convention } from "../../ctdb/convention.ts";
import type { ArgumentFacts, ArgumentKind } from "../../ctdb/eventFacts.ts";
import { argumentsOf, eventNamed, hasEvent } from "../../ctdb/events.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Assignment, VariableUse } from "../../shell/command.ts";
import type { Fix, Remark } from "../finding.ts";
import type { ScriptRule } from "../rule.ts";
import { editFix, listed } from "../scriptTools/fixes.ts";
import { isTest } from "../scriptTools/isTest.ts";
import { kindInCall } from "./argumentInCall.ts";
import { argumentWords, kindOfName } from "./argumentNames.ts";
import { heldArgumentsInUpdateip } from "./heldArguments.ts";

/** `$N` behind an event's last argument, or taken for another argument than it is. */
export const wrongEventArguments: ScriptRule = {
  code: "wrong-event-arguments",
  title: "The event does not have this argument, or has another one in its place.",
  severity: "error",
  *check(script, { convention }) {
    yield* heldArgumentsInUpdateip(script, convention);
    const asksHowMany = script.shell.uses.some(({ name }) => name === "#");
    let tested: ReadonlySet<string> | null = null;
    const assignments = new Map(script.shell.assignments.map((one) => [one.value, one]));
    for (const use of script.shell.uses) {
      const events = certainEvents(script, use, convention);
      const index = script.argumentIndex(use);
      if (index === null || index < 2 || use.name.length > 1 || events.length === 0 || isInnerText(use)) {
        continue;
      }
      const assignment = assignmentOf(use, assignments);
      const inWord =
        assignment === null ? (kindInPair(use) ?? kindInCall(script, use, convention.version)) : null;
      const mistaken = wrongKind(use, index, events, convention, assignment, inWord);
      if (mistaken !== null) {
        yield mistaken;
        continue;
      }
      const most = Math.max(...events.map((event) => argumentsOf(event, convention.version).length));
      if (asksHowMany || use.operator !== null || index <= most + 1) {
        continue;
      }
      tested ??= testedNames(script);
      if (!tested.has(use.name)) {
        yield {
          range: { start: use.start, end: use.end },
          message: t("{0}, so `{1}` is always empty here.", beyond(events, most, convention), `$${use.name}`),
        };
      }
    }
  },
};

/** The events that reach a use, where all of them are events of the target version; none where that is not certain. */
function certainEvents(script: EventScript, use: VariableUse, { version }: Convention): string[] {
  const set = script.eventsAt(use.node);
  if (set === null || set.allBut) {
    return [];
  }
  const names = [...set.names];
  const isCertain = names.every((name) => {
    const event = eventNamed(name);
    return event?.kind === "daemon" && hasEvent(event, version);
  });
  return isCertain ? names : [];
}

/** In a here-document with a command substitution, whose quotes its text does not show: `$(… | awk '{ print $4 }')`. */
function isInnerText({ node }: VariableUse): boolean {
  return node.type.startsWith("heredoc") && /\$\(|`/.test(node.text);
}

/** Numbers whose presence the script asks for, which may be given by hand. */
function testedNames(script: EventScript): ReadonlySet<string> {
  const tests = script.shell.commands.filter(isTest);
  return new Set(
    script.shell.uses
      .filter(({ start, end }) => tests.some(({ node }) => node.start <= start && end <= node.end))
      .map(({ name }) => name),
  );
}

function assignmentOf(
  { node }: VariableUse,
  assignments: ReadonlyMap<unknown, Assignment>,
): Assignment | null {
  const isQuoted = node.parent?.type === "string" && node.parent.text === `"${node.text}"`;
  return assignments.get(isQuoted ? node.parent : node) ?? null;
}

/** `ip=$3` in updateip, whose `$3` is an interface. */
function wrongKind(
  use: VariableUse,
  index: number,
  events: readonly string[],
  { version }: Convention,
  assignment: Assignment | null,
  inWord: ArgumentKind | null,
): Remark | null {
  const wanted = assignment === null ? inWord : kindOfName(assignment.name);
  if (wanted === null) {
    return null;
  }
  const purpose =
    assignment === null
      ? t("stands for the {0}", argumentWords(wanted))
      : t("goes into `{0}`", assignment.name);
  for (const event of events) {
    const args = argumentsOf(event, version);
    const actual = args[index - 2];
    const right = args.filter(({ kind }) => kind === wanted);
    if (args.length > 0 && right.length > 0 && actual?.kind !== wanted) {
      return {
        range: { start: use.start, end: use.end },
        message: t("{0}, but {1} here. {2}", says(event, args, index), purpose, where(event, args, wanted)),
        fixes: fixes(use, index, events, args, wanted),
      };
    }
  }
  return null;
}

/** `"$3/$4"` as the address and its mask, where a command for addresses is given it. */
function kindInPair({ node, name }: VariableUse): ArgumentKind | null {
  const word = node.parent;
  const pair = /^"?\$\{?(\d)\}?\/\$\{?(\d)\}?"?$/.exec(word?.text ?? "");
  const command = word?.parent?.child("name")?.text ?? "";
  if (pair === null || !/^(?:ip|ip_addr_add|ip_addr_del)$/.test(command)) {
    return null;
  }
  return name === pair[1] ? "ip" : name === pair[2] ? "maskbits" : null;
}

function says(event: string, args: readonly ArgumentFacts[], index: number): string {
  const actual = args[index - 2];
  return actual === undefined
    ? t("`{0}` has only {1} arguments, so `{2}` is empty", event, args.length, `$${index}`)
    : t("Argument `{0}` of `{1}` is the {2}", `$${index}`, event, argumentWords(actual.name));
}

function where(event: string, args: readonly ArgumentFacts[], wanted: ArgumentKind): string {
  const places = args.flatMap(({ name, kind }, i) =>
    kind === wanted ? [`\`$${i + 2}\` (${argumentWords(name)})`] : [],
  );
  const [first = "", second] = places;
  return t("In `{0}` it is {1}.", event, second === undefined ? first : t("{0} or {1}", first, second));
}

/** The right number, where the use belongs to one event and one argument is meant. */
function fixes(
  use: VariableUse,
  index: number,
  events: readonly string[],
  args: readonly ArgumentFacts[],
  wanted: ArgumentKind,
): readonly Fix[] {
  const at = args.findIndex(({ kind }) => kind === wanted);
  const isOne = args.filter(({ kind }) => kind === wanted).length === 1;
  const number = at + 2 - (index - Number(use.name));
  return events.length === 1 && isOne && number > 0
    ? [editFix(t("Change to `{0}`", `$${number}`), { start: use.start, end: use.end }, String(number), true)]
    : [];
}

function beyond(events: readonly string[], most: number, { version }: Convention): string {
  const [first] = events;
  if (events.length === 1 && first !== undefined) {
    const names = argumentsOf(first, version).map(({ name }) => `\`${name}\``);
    return most === 0
      ? t("The event `{0}` has no arguments besides its name", first)
      : t(
          "The event `{0}` has the arguments {1} (`$2` to `{2}`) and no more",
          first,
          names.join(", "),
          `$${most + 1}`,
        );
  }
  return most === 0
    ? t("The events {0} have no arguments besides their names", listed(events))
    : t("None of the events {0} has an argument behind `{1}`", listed(events), `$${most + 1}`);
}
