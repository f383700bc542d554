/** Wrong usage, as sysexits.h has it. */
export const EX_USAGE = 64;
/** A mode that does not work on this machine. */
export const EX_UNAVAILABLE = 69;
/** Output that could not be written. */
export const EX_IOERR = 74;

const LINES = {
  check: "ctdb-events check [--format text|json|sarif|junit] [--convention C] [--target-version V] [PATH...]",
  list: "ctdb-events list [--convention C] [--target-version V] [--format text|json] DIRECTORY",
  run:
    "ctdb-events run [--timeout SECONDS] [--sandbox MODE] [--convention C] [--target-version V]\n" +
    "                   [--profile FILE] [--stubs FOLDER] [--real COMMANDS] [--refusal obey|ignore]\n" +
    "                   [--debug-script FILE] [--[no-]trace] [--format status|json] DIRECTORY EVENT [ARG...]",
  sequence:
    "ctdb-events sequence [--directory DIRECTORY] [--mode quick|real] [--address IP,...] [--rounds N]\n" +
    "                   [--timeout SECONDS] [--sandbox MODE] [--convention C] [--target-version V]\n" +
    "                   [--profile FILE] [--stubs FOLDER] [--real COMMANDS] [--format text|json] NAME|FILE",
  test:
    "ctdb-events test [--format text|json|junit|tap] [--coverage lcov|text] [--coverage-file FILE]\n" +
    "                   [--coverage-include scripts|sourced] [--jobs N] [--filter TEXT] [--timeout SECONDS] [--sandbox MODE]\n" +
    "                   [--target-version V] [--profile FILE] [--stubs FOLDER] [--real COMMANDS] [PATH...]",
  node:
    "ctdb-events node show [--format text|json] [--target-version V] [--profile FILE] DIRECTORY\n" +
    "       ctdb-events node reset [--target-version V] [--profile FILE] DIRECTORY\n" +
    "       ctdb-events node set [--target-version V] [--profile FILE] DIRECTORY CHANGE...",
  enable: "ctdb-events enable [--convention C] [--target-version V] DIRECTORY SCRIPT",
  disable: "ctdb-events disable [--convention C] [--target-version V] DIRECTORY SCRIPT",
} as const;

export type CommandName = keyof typeof LINES;

/** What a command line can begin with. */
export const COMMAND_NAMES: readonly string[] = [...Object.keys(LINES), "help", "--help", "--version"];

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
/**
 * @param changes the lines that tell what `node set` can change.
 * @param sequences the lines that tell which sequences are built in.
 */
export function helpText(changes: string, sequences: string): string {
  return `${usageText(null)}

Checks, lists and runs CTDB event scripts as CTDB itself does, on a virtual node that remembers what they did.

  --convention C       classic, events.d or component; else found from the directory
  --target-version V   the release of CTDB or Samba to follow, for example 4.17; else the newest
  --timeout SECONDS    one deadline for all scripts of the event (EventScriptTimeout, 30)
  --sandbox MODE       where scripts run: isolated (in namespaces of their own), stubbed (commands are
                       replaced), host (on this machine, as this user); auto, if nothing is said:
                       isolated where that works, else stubbed
  --profile FILE       what the virtual node is like (node-profile.yaml in CTDB_BASE, if it is there)
  --stubs FOLDER       commands of your own in place of ours, or besides them
  --real COMMANDS      commands that are not to be replaced, with commas: ip
  --refusal R          obey: an event that ctdbd would refuse now is not run; ignore: it is
  --debug-script FILE  program to run for a script that hangs, with its process ID and the event
  --directory DIR      for sequence; else the event directory in or below the folder of FILE, or this one
  --mode M             for sequence: quick leaves waits out, real waits as ctdbd does (15 s between monitor events)
  --address IP,...     for sequence: the public addresses that move; else the first one
  --rounds N           for sequence monitor: how many monitor events
  --coverage F         for test: what the cases execute of event scripts, as a table (text) or for other programs (lcov)
  --coverage-file FILE where coverage goes: coverage.lcov for lcov, else it is printed
  --coverage-include I scripts: of event scripts only; sourced: also of what they read, such as functions
  --jobs N             for test: how many cases run at once; as many as there are processors, if nothing is said
  --filter TEXT        for test: only cases with TEXT in their name or that of their file, or with the tag TEXT
  --no-trace           do not look which statement fails: each script runs by its own shell, untouched
  --version            alone: which version this is
  --format F           status or text for people, json, sarif, junit or tap for programs

Changes for node set:
${changes}
Sequences (or FILE.ctdb-sequence.yaml, see docs/sequences.md):
${sequences}
check takes event directories, files in them and folders above them; without a PATH this folder. Its exit
status is 1 where there are errors or warnings, else 0. That of run is the one of \`ctdb event status\`: 0, the
failing script's exit status, or an errno (110: timed out, 125: cancelled). That of sequence is 1 where something
did not go as expected, else 0. test takes case files (NAME.ctdb-test.yaml, see docs/cases.md), scripts that have
some beside them, and folders above them; its exit status is 1 where a case did not pass, else 0. Wrong usage, a
FILE that cannot be run, and one to check that is nothing to CTDB: 64. A mode that does not work on this machine: 69. Output that cannot be written: 74.
`;
}
