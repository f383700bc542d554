import { t } from "@vscode/l10n";
import type { Convention } from "../ctdb/convention.ts";

/** The part of a convention that decides what a failed start means. */
export type StartConvention = Pick<Convention, "launch" | "execFailure" | "dangling">;

/** The errno values with which starting a listed script fails. */
export type StartErrno = "ENOENT" | "EACCES" | "ENOEXEC";

/**
 * What CTDB makes of a script that cannot be started, as the second half of a sentence.
 * To 2.5 `/bin/sh` starts scripts; 4.2-4.5 a helper; since 4.6 the event daemon, whose child
 * passes the errno on as exit status 64 + errno (`common/run_proc.c`). 4.20.7, 4.21.3 and 4.22
 * made ENOENT harmless (fee31b6cb2b).
 */
export function startConsequence(convention: StartConvention, errno: StartErrno): string {
  if (convention.launch === "shell") {
    const status = errno === "ENOENT" ? 127 : 126;
    return t("/bin/sh cannot start it, ends with {0}, and the event fails", status);
  }
  switch (convention.execFailure) {
    case "helper-exit":
      if (errno === "ENOEXEC") {
        return disabledWords();
      }
      return errno === "ENOENT"
        ? t("CTDB passes it over as missing and the event succeeds without it")
        : t("the event fails with result 13 (Permission denied)");
    case "errno":
      return errno === "ENOENT" && convention.dangling === "fails"
        ? t("the event fails with CANNOT RUN ({0})", "No such file or directory")
        : disabledWords();
    case "helper-disabled":
    case "shell":
      return disabledWords();
  }
}

function disabledWords(): string {
  return t("CTDB shows it DISABLED and the event succeeds without it");
}
