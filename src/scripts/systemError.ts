import { getSystemErrorMap } from "node:util";

/** What a failed system call says. */
export interface SystemFailure {
  /** The name of the errno: `ENOENT`. */
  readonly code: string;
  /** The errno as a positive number, Linux's where it is known. */
  readonly errno: number;
}

/** Linux's numbers, which CTDB's results are made of, for tests and editors on other systems. */
const LINUX = new Map([
  ["ENOENT", 2],
  ["EACCES", 13],
  ["ENOTDIR", 20],
  ["EINVAL", 22],
  ["ENAMETOOLONG", 36],
  ["ELOOP", 40],
]);

/** Reads the error that Node throws for a failed system call; `null` for any other thrown thing. */
export function systemFailure(thrown: unknown): SystemFailure | null {
  if (!(thrown instanceof Error) || !("code" in thrown) || !("errno" in thrown)) {
    return null;
  }
  const { code, errno } = thrown;
  return typeof code === "string" && typeof errno === "number"
    ? { code, errno: LINUX.get(code) ?? Math.abs(errno) }
    : null;
}

/** The words for an errno: `no such file or directory`. */
export function errnoText(errno: number): string {
  return getSystemErrorMap().get(-errno)?.[1] ?? `error ${errno}`;
}
