import type { Version } from "./version.ts";

/** How a generation of CTDB names, orders and enables scripts. */
export type Generation = "classic" | "events.d" | "component";

/** The eight steps between the generations (`docs/conventions.md`). */
export type StepId = "A1" | "A2" | "B1" | "B2" | "B3" | "C1" | "C2" | "C3";

/** Which file names are event scripts. All conditions must hold. */
export interface NameRule {
  /**
   * `number-dot`: third byte is a dot and `sscanf("%02u.")` finds a number, so blanks and a sign
   * are accepted in place of digits; `two-digits`: `[0-9][0-9].`.
   */
  readonly prefix: "number-dot" | "two-digits";
  /** What the name must end with; also cut from the name that CTDB shows. */
  readonly suffix: "" | ".script";
  /** Shortest name in bytes. */
  readonly minBytes: number;
  /** Longest name in bytes; `null`: no limit. */
  readonly maxBytes: number | null;
  /** Where a tilde makes CTDB ignore the file. */
  readonly tilde: "last-byte" | "anywhere" | "allowed";
  /** Whether a second dot (after the third byte) makes CTDB ignore the file. */
  readonly secondDot: "ignored" | "allowed";
}

/** What the scan makes of a file that CTDB would list but cannot stat (a dangling link). */
export type DanglingRule =
  /** not listed (classic) */
  | "ignored"
  /** listed, status -ENOENT, the event goes on (B1, B2) */
  | "passed-over"
  /** CANNOT RUN (No such file or directory), the event fails (B3, C1) */
  | "fails"
  /** shown DISABLED, the event goes on (C2, C3) */
  | "disabled";

/** How the end of a script becomes CTDB's result number. */
export type ExitReading =
  /** `WEXITSTATUS(system())` through a one-byte signed pipe: 200 is -56, a signal is 0 (A) */
  | "signed-byte"
  /** `WEXITSTATUS(system())`, 126 and 127 re-checked against the file (B1) */
  | "system-status"
  /** event helper: 2 and 8 are read as -ENOENT and -ENOEXEC and the event goes on (B2) */
  | "helper"
  /** 64 to 254 are read as errno + 64 (B3, C) */
  | "errno-64";

export interface DeadlineRule {
  /** One deadline for the event, or a new one for every script (1.0.101-1.0.105). */
  readonly scope: "event" | "script";
  /** From when it counts. */
  readonly from: "request" | "start";
  /** What a time-out of 0 seconds means: no deadline (to 4.6), or it has passed already (4.7+). */
  readonly zero: "at-once" | "none";
  /** EventScriptTimeout where nothing else is set, in seconds. */
  readonly defaultSeconds: number;
  /** The result of a script that passes it: ETIME (62) or ETIMEDOUT (110). */
  readonly errno: 62 | 110;
}

export interface HungScriptRule {
  /** The program that CTDB runs at the deadline where none is configured. */
  readonly defaultProgram: "none" | "debug-hung-script.sh" | "built-in";
  /** Arguments of the program. */
  readonly programArguments: "none" | "pid" | "pid-event";
  /** For how long CTDB lets the program run: for ever, or for another EventScriptTimeout (2.4 to 4.5). */
  readonly programLimit: "none" | "event-timeout";
  /**
   * What CTDB signals after the program (or at once where none runs).
   *
   * `SIGTERM-handler-SIGKILL-group`: SIGTERM to ctdbd's child, whose handler kills the group (to 2.3);
   * `SIGKILL-helper-only`: SIGKILL to ctdbd's child or helper alone, the script runs on (2.4 to 4.5);
   * `SIGTERM-group-after-program`: SIGTERM to the group once the program is over, and nothing at all
   * where none is set (4.6+: `run_debug_done` in `common/run_event.c`).
   */
  readonly kill: "SIGTERM-handler-SIGKILL-group" | "SIGKILL-helper-only" | "SIGTERM-group-after-program";
}

/** How events of one directory wait for each other. */
export type QueueRule =
  /** every event at once (to 1.0.105) */
  | "concurrent"
  /** any other event ends a running monitor; else at once (1.0.106 to 2.5) */
  | "monitor-cancelled"
  /** as before, and a monitor is not started while another event runs (4.2 to 4.5) */
  | "monitor-refused"
  /** one event at a time (4.6 on) */
  | "serial";

/**
 * What a monitor does that is requested while a monitor runs: both run (to 1.0.103), the new one ends
 * the old one (1.0.104 to 2.5, 4.3+), or it is answered "cancelled" (4.2, `eventscript.c`).
 */
export type SecondMonitorRule = "together" | "replaces" | "refused";

/** A variable that the daemons put into a script's environment (`dialects.md` 7.4). */
export type DaemonVariable =
  /** CTDB's configuration directory; not overwritten where it is set */
  | "CTDB_BASE"
  /** the client socket, where ctdbd was started with `--socket` (1.0.68 to 4.8) */
  | "CTDB_SOCKET"
  /** 1 for events that a user asked for (1.0.106 to 2.5) */
  | "CTDB_CALLED_BY_USER"
  /** from the configuration (4.6+) */
  | "CTDB_LOGGING"
  | "CTDB_DEBUGLEVEL"
  /** true under `ctdbd -i` (4.9+) */
  | "CTDB_INTERACTIVE";

/** Which layout `ctdb scriptstatus` or `ctdb event status` prints (`docs/status-text.md`). */
export interface StatusRule {
  readonly layout: "A" | "B" | "C";
  /** `failure`: OUTPUT only for what failed; `any`: whenever there is output (4.19+). */
  readonly outputWhen: "failure" | "any";
  /**
   * Several lines under an OUTPUT header, trailing newlines cut (4.19+), or raw (C), or joined without
   * newlines, where a last line without newline is lost (A, B).
   */
  readonly outputLines: "indented" | "raw" | "joined";
  /** How many bytes of a script's output are kept; `null`: all. */
  readonly maxOutputBytes: number | null;
  /** Longest script name in the status, in bytes; `null`: whole. */
  readonly maxNameBytes: number | null;
  /** Whether the count in layout B's header includes DISABLED scripts (to 2.5). */
  readonly countsDisabled: boolean;
  /** How layout B shows a time-out that became success: OK with a senseless duration (1.0.114 to 4.4). */
  readonly ignoredTimeout: "OK" | "TIMEDOUT";
  /** Which runs are remembered; nothing before 1.0.75. */
  readonly remembers: "nothing" | "last-monitor" | "last" | "last-pass-fail";
  /** Scripts that were not run keep older data, and -ENOMSG means "no data" (4.24+). */
  readonly keepsOlderData: boolean;
}

/**
 * Everything in which CTDB's releases differ for the scanner, the runner and the rules,
 * resolved for one release. Nothing outside `src/ctdb` compares versions.
 */
export interface Convention {
  readonly generation: Generation;
  readonly step: StepId;
  /** The release that it was resolved for. */
  readonly version: Version;
  /** The releases that share the step, for tables; `releaseWords` makes words of them. */
  readonly releases: string;
  readonly years: string;
  /** Where scripts live below CTDB's configuration directory. */
  readonly directory: "events.d" | "events/<component>";
  readonly names: NameRule;
  /** `number`: by NN, then as readdir gives them; `bytes`: byte order of the full file name. */
  readonly order: "number" | "bytes";
  /** What two scripts with one NN mean. */
  readonly duplicates: "event-refused" | "readdir-order" | "byte-order";
  /** A file without the owner's execute bit: not listed, or listed DISABLED. */
  readonly notExecutable: "ignored" | "disabled";
  readonly dangling: DanglingRule;
  /** A missing directory: the event fails (`fails`), or counts as empty (`empty`). */
  readonly missingDirectory: "fails" | "empty";
  /**
   * The event's result without a directory: -1 ("No event script directory found", to 4.5), 0 with a
   * warning (4.6 to 4.8), or ENOENT as the event daemon answers it (4.9+).
   */
  readonly missingDirectoryResult: -1 | 0 | 2;
  /**
   * `shell`: `/bin/sh` reads path, event and arguments as one command line, so a script without `#!`
   * runs; `exec`: execv, no shell, the arguments are split at blanks only.
   */
  readonly launch: "shell" | "exec";
  /**
   * What a failing exec becomes. `shell`: the shell's 126 or 127; `helper-exit`: the helper's exit
   * status is the errno, and 0 for EACCES on an executable file (4.2.0 to 4.2.3); `helper-disabled`:
   * DISABLED for every errno (4.2.4+); `errno`: read like an exit status of errno + 64 (4.6+).
   */
  readonly execFailure: "shell" | "helper-exit" | "helper-disabled" | "errno";
  /** Most event arguments that the release can pass on (B2: 7, 4.6: 4); `null`: no limit. */
  readonly maxArguments: number | null;
  /** argv[0]: the path (to 4.5), the file name (B3), or the name without suffix (C). */
  readonly argv0: "path" | "file" | "name";
  readonly exit: ExitReading;
  /** What death by a signal becomes: 0 (shell), EIO (4.2.0 to 4.2.3) or EINTR. */
  readonly signal: "shell" | "EIO" | "EINTR";
  readonly deadline: DeadlineRule;
  /** Events of which a time-out becomes success in ctdbd. */
  readonly timeoutIsSuccess: readonly string[];
  readonly hungScript: HungScriptRule;
  readonly queue: QueueRule;
  readonly secondMonitor: SecondMonitorRule;
  /** What a cancelled run answers: 0 (to 1.12) or ECANCELED. */
  readonly cancelledResult: 0 | 125;
  readonly status: StatusRule;
  /** What the daemons put into the environment of scripts, besides their own environment. */
  readonly environment: readonly DaemonVariable[];
  /**
   * What the tool's enable does: add the owner's bit (1.0.88 to 4.6; by hand before), add all three
   * (4.7, 4.8), or make a link for a vendor script, else add all three (4.9+). Disable removes all
   * three in every release, and since 4.9 a link.
   */
  readonly enable: "chmod-owner" | "chmod-all" | "link-or-chmod";
}
