import { t } from "@vscode/l10n";
import type { Convention } from "./convention.ts";
import {
  EACCES,
  EINTR,
  EIO,
  ENOENT,
  ENOEXEC,
  type EndReading,
  type FileNow,
  type ScriptEnd,
  statusOf,
} from "./endReading.ts";
import { strerror } from "./errno.ts";
import { signalName } from "./signals.ts";

/** B2, Samba 4.2 to 4.5: what `ctdb_event_helper` writes to ctdbd (`server/ctdb_event_helper.c`). */
export function helperReading(end: ScriptEnd, convention: Convention, file: FileNow): EndReading {
  switch (end.kind) {
    case "exit":
      return exitReading(end.status, convention);
    case "signal":
      return signalReading(end.signal, convention);
    case "start-failed":
      return startReading(end.errno, convention, file);
  }
}

/** 2 and 8 become -ENOENT and -ENOEXEC, which `script_status` passes over; the rest stays as it is. */
function exitReading(status: number, convention: Convention): EndReading {
  const passedOver = status === ENOENT || status === ENOEXEC;
  const result = passedOver ? -status : status;
  const word = statusOf(result, convention);
  return {
    result,
    status: word,
    continues: passedOver || status === 0,
    explanation: passedOver
      ? t(
          "The script exited with {0}; this release takes that for {1}, says {2} and goes on.",
          status,
          strerror(status),
          word,
        )
      : null,
  };
}

function signalReading(signal: number, convention: Convention): EndReading {
  const errno = convention.signal === "EIO" ? EIO : EINTR;
  return {
    result: -errno,
    status: "CANNOT RUN",
    continues: false,
    explanation: t(
      "The script was killed by {0}, for which CTDB says CANNOT RUN ({1}).",
      signalName(signal),
      strerror(errno),
    ),
  };
}

/**
 * From 4.2.4 the helper looks at the file first and calls every failing exec ENOEXEC. Before, the
 * errno was its exit status, but for EACCES what the look at the file gave: 0 for an executable one.
 */
function startReading(errno: number, convention: Convention, file: FileNow): EndReading {
  const looked = { executable: 0, "not-executable": ENOEXEC, missing: ENOENT }[file];
  const status = convention.execFailure === "helper-exit" ? exitOfErrno(errno, looked) : looked || ENOEXEC;
  const reading = exitReading(status, convention);
  const outcome = reading.continues ? t("goes on") : t("fails the event");
  return {
    ...reading,
    explanation: t(
      "The script could not be started ({0}); this release says {1} and {2}.",
      strerror(errno),
      reading.status,
      outcome,
    ),
  };
}

function exitOfErrno(errno: number, looked: number): number {
  return errno === EACCES ? looked : errno;
}
