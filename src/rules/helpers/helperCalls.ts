import type { HelperFunction } from "../../ctdb/helpers/helperFunction.ts";
import { helperNamed } from "../../ctdb/helpers/helpers.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Command } from "../../shell/command.ts";
import { memo } from "../memo.ts";
import type { ScriptContext } from "../rule.ts";
import { takesErrors } from "../shell/redirections.ts";

/** A call of one of CTDB's helper functions, of whatever release. */
export interface HelperCall {
  readonly command: Command;
  readonly helper: HelperFunction;
}

/**
 * The calls of names that CTDB's `functions` has or had, but for those that the script defines itself or asks for
 * before (`command -v NAME`).
 */
export const helperCalls: (script: EventScript) => readonly HelperCall[] = memo(findHelperCalls);

function findHelperCalls({ shell, functions }: EventScript): readonly HelperCall[] {
  const asked = namesAskedFor(shell.commands);
  return shell.commands.flatMap((command) => {
    const { name } = command;
    const helper = name === null || functions.has(name) || asked.has(name) ? null : helperNamed(name);
    return helper === null || isInUnreadable(command) ? [] : [{ command, helper }];
  });
}

/**
 * Whether all functions of the script are known: it sources `functions` alone, or every other file was read. What
 * `functions` itself holds is known from the tables where it was not found.
 */
export function knowsAllFunctions(script: EventScript, context: ScriptContext): boolean {
  return knowsAllFiles(script, context) && !script.shell.commands.some(({ name }) => name === "eval");
}

function knowsAllFiles({ sources }: EventScript, { sourced }: ScriptContext): boolean {
  return sourced.isComplete || sources.every(({ isFunctions }) => isFunctions);
}

/** Whether the script sources `functions`, and everything that it calls and sets is known. */
export function callsKnownHelpers(script: EventScript, context: ScriptContext): boolean {
  return context.sourced.hasFunctions && knowsAllFunctions(script, context);
}

/**
 * Whether the script sources `functions`, and calls of names that CTDB has or had are calls of these: nobody defines
 * one by `eval`, with which CTDB's own `60.nfs` runs its callout.
 */
export function callsOnlyHelpers(script: EventScript, context: ScriptContext): boolean {
  return context.sourced.hasFunctions && knowsAllFiles(script, context);
}

/** Whether what the script sources defines the name, whatever the target version says. */
export function isDefinedElsewhere(name: string, { sourced }: ScriptContext): boolean {
  return sourced.functions.has(name);
}

/** Names that the script looks for with `command -v`, `type` and the like. */
export function namesAskedFor(commands: readonly Command[]): ReadonlySet<string> {
  const asking = commands.filter(
    ({ name }) => name !== null && ["command", "type", "which", "hash"].includes(name),
  );
  return new Set(
    asking.flatMap(({ words }) => words.flatMap(({ literal }) => (literal === null ? [] : [literal]))),
  );
}

/** Whether the parser could not read what is around the command. */
export function isInUnreadable({ node }: Command): boolean {
  return node.ancestor(({ type }) => type === "ERROR") !== null;
}

/** `helper 2>/dev/null || other`: the script knows that it may not be there. */
export function isOnlyTried({ place, redirects }: Command): boolean {
  return place.isTested && redirects.some(takesErrors);
}

/** The commands of the script and of what it sources besides `functions`. */
export function ownAndSourcedCommands(
  { shell }: EventScript,
  { sourced }: ScriptContext,
): readonly Command[] {
  const others = sourced.libraries.filter(({ path }) => !path.endsWith("/functions"));
  return [...shell.commands, ...others.flatMap((library) => library.shell.commands)];
}

/** Whether the script, or what it sources besides `functions`, calls one of these. */
export function callsAny(script: EventScript, context: ScriptContext, names: readonly string[]): boolean {
  return ownAndSourcedCommands(script, context).some(({ name }) => name !== null && names.includes(name));
}

/** Whether a variable gets a value in the script or in what it sources. */
export function isAssigned(name: string, { shell }: EventScript, { sourced }: ScriptContext): boolean {
  return [shell, ...sourced.libraries.map((library) => library.shell)].some(({ assignments }) =>
    assignments.some((assignment) => assignment.name === name && assignment.kind !== "prefix"),
  );
}
