import { t } from "@vscode/l10n";
import type { Convention } from "./convention.ts";
import { ENOENT, ENOEXEC, type EndReading, type FileNow, type ScriptEnd, statusOf } from "./endReading.ts";
import { strerror } from "./errno.ts";
import { exitWords } from "./exitWords.ts";
import { signalName } from "./signals.ts";

/**
 * A and B1: `WEXITSTATUS(system())`. A passes it through a pipe as one signed byte
 * (`ctdb_event_script_handler`, 1.0.62 to 1.0.108); B1 as a whole number, after another look at the
 * file where the shell says 126 or 127 (`child_run_one`, 1.0.109 to 2.5).
 */
export function shellReading(end: ScriptEnd, convention: Convention, file: FileNow): EndReading {
  switch (end.kind) {
    case "signal":
      return {
        result: 0,
        status: "OK",
        continues: true,
        explanation: t(
          "The shell was killed by {0}; this release looks at the exit status alone, which is 0 then, and says OK.",
          signalName(end.signal),
        ),
      };
    case "start-failed":
      return withReason(
        exitReading(127, convention, file),
        t("The shell could not be started ({0}), which counts as exit status 127.", strerror(end.errno)),
      );
    case "exit":
      return exitReading(end.status, convention, file);
  }
}

function exitReading(status: number, convention: Convention, file: FileNow): EndReading {
  if (convention.exit === "signed-byte") {
    return signedByte(status);
  }
  if ((status === 126 || status === 127) && file !== "executable") {
    const result = file === "missing" ? -ENOENT : -ENOEXEC;
    const what = file === "missing" ? t("is gone") : t("has lost its owner's execute bit");
    return {
      result,
      status: statusOf(result, convention),
      continues: true,
      explanation: t("The shell said {0} and the file {1}; CTDB passes over it and goes on.", status, what),
    };
  }
  return {
    result: status,
    status: statusOf(status, convention),
    continues: status === 0,
    explanation: status === 126 || status === 127 ? shellSays(status) : null,
  };
}

function signedByte(status: number): EndReading {
  const result = status > 127 ? status - 256 : status;
  const explanation =
    result < 0
      ? t(
          "The script exited with {0}; this release passes it on as one signed byte, {1}.",
          exitWords(status),
          result,
        )
      : shellSays(status);
  return { result, status: status === 0 ? "OK" : "ERROR", continues: status === 0, explanation };
}

function shellSays(status: number): string | null {
  if (status !== 126 && status !== 127) {
    return null;
  }
  return t("The script, or the shell that started it, exited with {0}.", exitWords(status));
}

function withReason(reading: EndReading, explanation: string): EndReading {
  return { ...reading, explanation };
}
