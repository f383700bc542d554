import type { Version } from "../version.ts";

/** A part of CTDB's `functions` file. */
export type HelperGroup =
  | "configuration"
  | "logging and errors"
  | "arguments"
  | "services"
  | "node"
  | "proc and debugging"
  | "checks"
  | "TCP connections"
  | "addresses"
  | "counters"
  | "state"
  | "NFS"
  | "others";

/** One argument of a helper function, from `$1` on. */
export interface HelperParameter {
  readonly name: string;
  readonly isOptional: boolean;
  /** Whether any number of such arguments can follow. */
  readonly isRepeated: boolean;
  readonly description: string;
}

/**
 * What has to be there before a call. `service_name`: the variable is set. `state-dir`:
 * `ctdb_setup_state_dir` was called. `ctdb-tool`: ctdbd answers, since the helper runs the `ctdb` tool
 * against it and so hangs in `init`. `nfs-callout`: `nfs_callout_init` was called. `input`: the helper
 * reads its standard input.
 */
export type HelperNeed = "service_name" | "state-dir" | "ctdb-tool" | "nfs-callout" | "input";

/** When a helper ends the script: in every call, as a result of its work, or only if it is misused. */
export type HelperExit = "always" | "result" | "misuse";

/** How a helper was called in releases before `before`. */
export interface EarlierForm {
  readonly before: Version;
  readonly parameters: readonly HelperParameter[];
  readonly fewest: number;
  readonly most: number | null;
}

/** Everything about one function of CTDB's `functions` file. */
export interface HelperFunction {
  readonly name: string;
  readonly group: HelperGroup;
  /** Whether only other helpers are meant to call it. */
  readonly isInternal: boolean;
  readonly parameters: readonly HelperParameter[];
  /** Whether a program of the system has the name too, so that a call works without the helper. */
  readonly isCommandToo: boolean;
  /** The argument counts that make sense; `most: null` is any number. */
  readonly fewest: number;
  readonly most: number | null;
  /** How it was called before, oldest first. */
  readonly earlier: readonly EarlierForm[];
  /** One sentence, at most 120 characters. */
  readonly summary: string;
  readonly details: string;
  /** Its status, and whether it ends the script. */
  readonly returns: string;
  readonly exits: HelperExit | null;
  /** Whether it can end the script itself. */
  readonly mayExit: boolean;
  readonly needs: readonly HelperNeed[];
  /** Global variables that it leaves assigned; there are no local ones. Without those of its callees. */
  readonly sets: readonly string[];
  /** The first release with it; `null`: it is older than 1.0.4, the oldest that was looked at. */
  readonly since: Version | null;
  /** The first release without it; where this is not newer than `since`, no release had it. */
  readonly removed: Version | null;
  /** What to use since it is gone: one sentence. */
  readonly instead: string | null;
  /** The helper that takes its place with the same arguments and the same effect for a script. */
  readonly replacement: string | null;
  /** The function that takes its place where it is called without arguments. */
  readonly bareReplacement: string | null;
}

/** An argument that has to be given. */
export function required(name: string, description: string): HelperParameter {
  return { name, isOptional: false, isRepeated: false, description };
}

/** An argument that can be left out. */
export function optional(name: string, description: string): HelperParameter {
  return { name, isOptional: true, isRepeated: false, description };
}

/** One or more arguments. */
export function repeated(name: string, description: string): HelperParameter {
  return { name, isOptional: false, isRepeated: true, description };
}

/** Any number of arguments, none too. */
export function anyNumber(name: string, description: string): HelperParameter {
  return { name, isOptional: true, isRepeated: true, description };
}

/** How a helper was called before a release. */
export function earlierForm(before: Version, parameters: readonly HelperParameter[]): EarlierForm {
  return { before, parameters, ...countsOf(parameters) };
}

/** For releases of which only the name is sure: any number of arguments may make sense. */
export function unclearBefore(before: Version): EarlierForm {
  return { before, parameters: [anyNumber("arguments", "")], fewest: 0, most: null };
}

type Told = Pick<HelperFunction, "name" | "group" | "summary" | "details" | "returns">;

/** A helper from what is told of it; the rest is: no arguments, needs nothing, sets nothing, always there. */
export function helper(told: Told & Partial<Omit<HelperFunction, "mayExit">>): HelperFunction {
  const parameters = told.parameters ?? [];
  return {
    isInternal: false,
    isCommandToo: false,
    parameters,
    ...countsOf(parameters),
    earlier: [],
    exits: null,
    needs: [],
    sets: [],
    since: null,
    removed: null,
    instead: null,
    replacement: null,
    bareReplacement: null,
    ...told,
    mayExit: told.exits !== undefined && told.exits !== null,
  };
}

function countsOf(parameters: readonly HelperParameter[]): { fewest: number; most: number | null } {
  return {
    fewest: parameters.filter(({ isOptional }) => !isOptional).length,
    most: parameters.some(({ isRepeated }) => isRepeated) ? null : parameters.length,
  };
}
