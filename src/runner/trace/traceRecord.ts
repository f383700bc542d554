/** One line of bash's xtrace, as our prelude has bash write it. */
export interface TraceRecord {
  /** Of the shell, or of the subshell that executed it. */
  readonly pid: number;
  /** Levels of command substitution, from 0. */
  readonly depth: number;
  /** Milliseconds since 1970, with fractions. */
  readonly time: number;
  /** `LINENO`, from 1. */
  readonly line: number;
  /** The files and functions that it lies in, innermost first. */
  readonly stack: readonly StackEntry[];
  /** The command as xtrace prints it, with its words expanded; may have several lines. */
  readonly command: string;
}

export interface StackEntry {
  /** `BASH_SOURCE`: as the script named it, not always absolute. */
  readonly source: string;
  /** `FUNCNAME`: a function, `source` or `main`. */
  readonly functionName: string;
  /** `BASH_LINENO`: the line of the call in the next entry's file; 0 in the last. */
  readonly callLine: number;
}

/** The function that an entry is of; `null` at the top level of a file. A script may well have a function `main`. */
export function functionOf(entry: StackEntry | undefined): string | null {
  const { functionName, callLine } = entry ?? { functionName: "", callLine: 0 };
  const isTopLevel =
    functionName === "" || functionName === "source" || (functionName === "main" && callLine === 0);
  return isTopLevel ? null : functionName;
}
