import { t } from "@vscode/l10n";
import type { Convention } from "./convention.ts";
import {
  EACCES,
  ECANCELED,
  EINTR,
  ENOENT,
  ENOEXEC,
  type EndReading,
  type ScriptEnd,
  type ScriptWord,
  statusOf,
} from "./endReading.ts";
import { strerror } from "./errno.ts";
import { exitWords } from "./exitWords.ts";
import { signalName } from "./signals.ts";

/**
 * B3 and C, Samba 4.6 on: `run_proc_signal_handler` in `common/run_proc.c` takes 64 to 254 for
 * errno + 64, since the child reports a failing exec that way; `run_event_script_status` in
 * `common/run_event.c` maps what comes out. 4.6 has the same rules in `server/ctdb_eventd.c`.
 */
export function errno64Reading(end: ScriptEnd, convention: Convention): EndReading {
  switch (end.kind) {
    case "signal":
      return reading(-EINTR, convention, (said) =>
        t("The script was killed by {0}; CTDB {1}.", signalName(end.signal), said),
      );
    case "start-failed":
      return reading(mapErrno(end.errno, convention), convention, (said) => {
        return t("The script could not be started ({0}); CTDB {1}.", startWords(end.errno), said);
      });
    case "exit":
      return exitReading(end.status, convention);
  }
}

function exitReading(status: number, convention: Convention): EndReading {
  if (status < 64 || status === 255) {
    return plain(status, convention);
  }
  const rule = t("CTDB reads 64 to 254 as errno + 64");
  if (status === 64) {
    const explanation = t("The script exited with 64; {0} and takes errno 0 for OK.", rule);
    return { ...plain(0, convention), explanation };
  }
  const result = mapErrno(status - 64, convention);
  return reading(result, convention, (said) =>
    t("The script exited with {0}; {1} and {2}.", exitWords(status), rule, said),
  );
}

function plain(result: number, convention: Convention): EndReading {
  return { result, status: statusOf(result, convention), continues: result === 0, explanation: null };
}

/** EACCES is ENOEXEC, that is DISABLED; so is ENOENT from 4.20.7, 4.21.3 and 4.22 on (fee31b6cb2b). */
function mapErrno(errno: number, convention: Convention): number {
  if (errno === EACCES || (errno === ENOENT && convention.dangling === "disabled")) {
    return -ENOEXEC;
  }
  return errno === 0 ? 0 : -errno;
}

function reading(result: number, convention: Convention, explain: (said: string) => string): EndReading {
  const status = statusOf(result, convention);
  return {
    result,
    status,
    continues: result === 0 || result === -ENOEXEC,
    explanation: explain(saidFor(status, result)),
  };
}

/**
 * 4.6 and 4.7 store a run that ends with -ECANCELED (`eventd_set_result`), later releases do not;
 * ctdbd takes it for a cancelled one in all of them.
 */
function saidFor(status: ScriptWord, result: number): string {
  switch (status) {
    case "OK":
      return t("says OK");
    case "DISABLED":
      return t("says DISABLED and goes on");
    case "TIMEDOUT":
      return t("says TIMEDOUT, as if the deadline had passed");
    case "CANCELLED":
      return t("takes the event for cancelled ({0})", strerror(ECANCELED));
    case "NO DATA":
      return t("fails the event, but its status has no data for the script");
    default:
      return t("says {0} ({1})", status, strerror(-result));
  }
}

/** ENOENT is the interpreter's more often than the file's; ENOEXEC is a file without `#!`. */
function startWords(errno: number): string {
  if (errno === ENOENT) {
    return t("{0}: the file or its interpreter", strerror(errno));
  }
  return errno === ENOEXEC ? t("{0}: no #! line that names a program", strerror(errno)) : strerror(errno);
}
