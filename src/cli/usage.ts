/** Wrong usage, as sysexits.h has it. */
export const EX_USAGE = 64;
/** Output that could not be written. */
export const EX_IOERR = 74;

const LINES = {
  list: "ctdb-events list [--convention C] [--target-version V] [--format text|json] DIRECTORY",
  run:
    "ctdb-events run [--timeout SECONDS] [--sandbox host] [--convention C] [--target-version V]\n" +
    "                   [--debug-script FILE] [--format status|json] DIRECTORY EVENT [ARG...]",
  enable: "ctdb-events enable [--convention C] [--target-version V] DIRECTORY SCRIPT",
  disable: "ctdb-events disable [--convention C] [--target-version V] DIRECTORY SCRIPT",
} as const;

export type CommandName = keyof typeof LINES;

/** Words on the command line that make no sense; the message says which and why. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly command: CommandName | null;

  constructor(message: string, command: CommandName | null) {
    super(message);
    this.command = command;
  }
}

/** The usage of one command or, without a name, of all. */
export function usageText(command: CommandName | null): string {
  const lines = command === null ? Object.values(LINES) : [LINES[command]];
  const [first, ...others] = lines;
  return [`Usage: ${first}`, ...others.map((line) => `       ${line}`)].join("\n");
}

/** What `--help` prints. */
export function helpText(): string {
  return `${usageText(null)}

Runs and lists CTDB event scripts as CTDB itself does.

  --convention C       classic, events.d or component; else found from the directory
  --target-version V   the release of CTDB or Samba to follow, for example 4.17; else the newest
  --timeout SECONDS    one deadline for all scripts of the event (EventScriptTimeout, 30)
  --sandbox host       where scripts run: on this machine, as this user
  --debug-script FILE  program to run for a script that hangs, with its process ID and the event
  --format F           status or text for people, json for programs

The exit status of run is that of \`ctdb event status\`: 0, the failing script's exit status, or
an errno (110: timed out, 125: cancelled). Wrong usage: 64. Output that cannot be written: 74.
`;
}
