import { constants } from "node:os";
import { getSystemErrorName } from "node:util";
import type { ProcessEnd } from "../sandbox/sandbox.ts";

/** A size for people: `512 bytes`, `1.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) {
    return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  }
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(1)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

/** What really happened to a process: `exit status 127`, `signal 9 (SIGKILL)`. */
export function formatEnd(end: ProcessEnd): string {
  switch (end.kind) {
    case "exit":
      return `exit status ${end.status}`;
    case "signal":
      return `signal ${end.signal} (${signalName(end.signal)})`;
    case "start-failed":
      return `not started (${errnoName(end.errno)})`;
  }
}

function signalName(signal: number): string {
  const found = Object.entries(constants.signals).find(([, number]) => number === signal);
  return found?.[0] ?? "unknown";
}

function errnoName(errno: number): string {
  try {
    return getSystemErrorName(-errno);
  } catch {
    return `errno ${errno}`;
  }
}

/** An event with its arguments, as people write it. */
export function formatCommand(event: string, args: readonly string[], only?: string): string {
  const command = [event, ...args].join(" ");
  return only === undefined ? command : `${command} (${only} alone)`;
}

/** `1 script`, `2 scripts`. */
export function formatCount(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
