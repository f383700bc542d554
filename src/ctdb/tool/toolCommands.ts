import { atLeast, inRange, type Version } from "../version.ts";
import { CURRENT_COMMANDS } from "./currentCommands.ts";
import { FORMER_COMMANDS } from "./formerCommands.ts";
import type { ToolCommand, ToolReach } from "./toolCommand.ts";

/** Every sub-command that `ctdb` ever had, those of today first. */
export const TOOL_COMMANDS: readonly ToolCommand[] = [...CURRENT_COMMANDS, ...FORMER_COMMANDS];

const byName = new Map(TOOL_COMMANDS.map((command) => [command.name, command]));

/** What is known about a sub-command of any release, or `null` for a name that `ctdb` never knew. */
export function toolCommandNamed(name: string): ToolCommand | null {
  return byName.get(name) ?? null;
}

/** Whether a release has the sub-command. */
export function hasToolCommand(command: ToolCommand, version: Version): boolean {
  return inRange(version, { since: command.since ?? [0], before: command.removed });
}

/** The sub-commands of a release. */
export function toolCommandsFor(version: Version): readonly ToolCommand[] {
  return TOOL_COMMANDS.filter((command) => hasToolCommand(command, version));
}

/** What a sub-command has to reach in a release. */
export function reachOf(command: ToolCommand, version: Version): ToolReach {
  const { reaches, localBefore } = command;
  return localBefore !== null && !atLeast(version, localBefore) ? "local" : reaches;
}

/** An option of `ctdb` that stands before the sub-command. */
export interface ToolFlag {
  readonly names: readonly string[];
  readonly takesValue: boolean;
  readonly summary: string;
}

/** The options of `ctdb` (4.17), so that the sub-command behind them can be found. */
export const TOOL_FLAGS: readonly ToolFlag[] = [
  { names: ["-d", "--debug"], takesValue: true, summary: "Log level of the command itself." },
  { names: ["-t", "--timelimit"], takesValue: true, summary: "Seconds to wait for one answer." },
  { names: ["-n", "--node"], takesValue: true, summary: "The node to ask, by its number." },
  { names: ["-Y"], takesValue: false, summary: "Output for programs, with `:` between fields." },
  { names: ["-x", "--separator"], takesValue: true, summary: "The character between fields of `-Y`." },
  { names: ["-X"], takesValue: false, summary: "Output for programs, with `|` between fields." },
  { names: ["-v", "--verbose"], takesValue: false, summary: "Print more." },
  { names: ["-T", "--maxruntime"], takesValue: true, summary: "Seconds after which the command gives up." },
];
