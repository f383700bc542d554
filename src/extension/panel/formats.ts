import { constants } from "node:os";
import { getSystemErrorName } from "node:util";
import { t } from "@vscode/l10n";
import type { ProcessEnd } from "../../sandbox/sandbox.ts";

/** A size for people: `512 bytes`, `1.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) {
    return bytes === 1 ? t("1 byte") : t("{0} bytes", bytes);
  }
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(1)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

/** What really happened to a process: `exit status 127`, `signal 9 (SIGKILL)`. */
export function formatEnd(end: ProcessEnd): string {
  switch (end.kind) {
    case "exit":
      return t("exit status {0}", end.status);
    case "signal":
      return t("signal {0} ({1})", end.signal, signalName(end.signal));
    case "start-failed":
      return t("not started ({0})", errnoName(end.errno));
  }
}

function signalName(signal: number): string {
  const found = Object.entries(constants.signals).find(([, number]) => number === signal);
  return found?.[0] ?? t("unknown");
}

function errnoName(errno: number): string {
  try {
    return getSystemErrorName(-errno);
  } catch {
    return t("errno {0}", errno);
  }
}

/** An event with its arguments, as people write it. */
export function formatCommand(event: string, args: readonly string[], only?: string): string {
  const command = [event, ...args].join(" ");
  return only === undefined ? command : t("{0} ({1} alone)", command, only);
}
