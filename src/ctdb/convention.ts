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
  /** event helper: 2 and 8 are read as missing and disabled and the event goes on (B2) */
  | "helper"
  /** 64 to 254 are read as errno + 64 (B3, C) */
  | "errno-64";

export interface DeadlineRule {
  /** One deadline for the event, or a new one for every script (1.0.101-1.0.105). */
  readonly scope: "event" | "script";
  /** From when it counts. */
  readonly from: "request" | "start";
  /** What a time-out of 0 seconds means. */
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
  /** What CTDB signals after the program (or at once where none runs). */
  readonly kill:
    | "SIGKILL-group"
    | "SIGTERM-handler-SIGKILL-group"
    | "SIGKILL-helper-only"
    | "SIGTERM-group-after-program"
    | "SIGTERM-group";
}

/** How events of one directory wait for each other. */
export type QueueRule =
  /** every event at once (to 1.0.105) */
  | "concurrent"
  /** any other event ends a running monitor; else at once (1.0.106 to 2.5) */
  | "monitor-cancelled"
  /** as before, and a monitor is not started while any event runs (4.2 to 4.5) */
  | "monitor-refused"
  /** one event at a time (4.6 on) */
  | "serial";

/** Which layout `ctdb scriptstatus` or `ctdb event status` prints (`docs/status-text.md`). */
export interface StatusRule {
  readonly layout: "A" | "B" | "C";
  /** `failure`: OUTPUT only for what failed; `any`: whenever there is output (4.19+). */
  readonly outputWhen: "failure" | "any";
  /** Several lines under an OUTPUT header, trailing newlines cut (4.19+), or raw (C), or joined (A, B). */
  readonly outputLines: "indented" | "raw" | "joined";
  /** How many bytes of a script's output are kept; `null`: all. */
  readonly maxOutputBytes: number | null;
  /** Longest script name in the status, in bytes; `null`: whole. */
  readonly maxNameBytes: number | null;
  /** Whether the count in layout B's header includes DISABLED scripts (to 2.5). */
  readonly countsDisabled: boolean;
  /** Which runs are remembered. */
  readonly remembers: "last-monitor" | "last" | "last-pass-fail";
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
  /** The releases that share the step, for people: `4.20.7-4.23`. */
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
  /** `shell`: `/bin/sh` starts the script, so one without `#!` runs; `exec`: execv, no shell. */
  readonly launch: "shell" | "exec";
  /** Whether a script for which exec fails with EACCES or ENOEXEC is DISABLED; helper: any errno is. */
  readonly execFailure: "shell" | "helper-exit" | "helper-disabled" | "errno";
  /** Most event arguments that the release can pass on; `null`: no limit. */
  readonly maxArguments: number | null;
  /** argv[0]: the path, the file name, or the name without suffix. */
  readonly argv0: "path" | "file" | "name";
  readonly exit: ExitReading;
  /** What death by a signal becomes: 0 (shell), EIO (4.2) or EINTR. */
  readonly signal: "shell" | "EIO" | "EINTR";
  readonly deadline: DeadlineRule;
  /** Events of which a time-out becomes success in ctdbd. */
  readonly timeoutIsSuccess: readonly string[];
  readonly hungScript: HungScriptRule;
  readonly queue: QueueRule;
  /** What a cancelled run answers: 0 (to 1.12) or ECANCELED. */
  readonly cancelledResult: 0 | 125;
  readonly status: StatusRule;
  /** Enable and disable: mode bits of the owner, all three bits, or link and all bits. */
  readonly enable: "chmod-owner" | "chmod-all" | "link-or-chmod";
}
