import { t } from "@vscode/l10n";
import type { Convention } from "../../ctdb/convention.ts";
import { strerror } from "../../ctdb/errno.ts";
import { type EndReading, readEnd } from "../../ctdb/exitReading.ts";
import { formatVersion } from "../../ctdb/version.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Command } from "../../shell/command.ts";
import { sentences } from "../../text/sentences.ts";
import type { Remark } from "../finding.ts";
import type { ScriptRule } from "../rule.ts";
import { editFix, rangeOf } from "../scriptTools/fixes.ts";
import { programOf } from "../scriptTools/program.ts";
import { isShownDisabled } from "./exitShownAsDisabled.ts";
import { exitStatuses } from "./exitStatuses.ts";
import { looksAtStatus, statusFates } from "./statusFate.ts";

/** A status that CTDB takes for an error number of its own (`run_proc_signal_handler` in common/run_proc.c, 4.6+). */
export const exitReadAsErrno: ScriptRule = {
  code: "exit-read-as-errno",
  title: "CTDB reads this exit status as an error number.",
  severity: "error",
  *check(script, { convention }) {
    if (convention.exit !== "errno-64") {
      return;
    }
    for (const { word, status } of exitStatuses(script)) {
      if (status >= 64 && status < 255 && !isShownDisabled(status, convention)) {
        yield {
          range: rangeOf(word),
          message: sentences(
            consequence(status, convention),
            t("End the script with a status from 1 to 63."),
          ),
          fixes: [editFix(t("Change to 1"), word, "1", true)],
        };
      }
    }
    yield* timeLimits(script, convention);
  },
};

function consequence(status: number, convention: Convention): string {
  const reading = readEnd({ kind: "exit", status }, convention);
  const goesOn = reading.continues ? t("the event goes on as if all were well") : t("the event fails");
  return t(
    "CTDB {0} reads 64 to 254 as an error number plus 64: for {1} it shows {2}, and {3}.",
    formatVersion(convention.version),
    status,
    shownWords(reading),
    goesOn,
  );
}

/** What `ctdb event status` shows, such as `CANNOT RUN (Out of streams resources)`. */
function shownWords({ status, result }: EndReading): string {
  return status === "CANNOT RUN" ? `\`${status} (${strerror(-result)})\`` : `\`${status}\``;
}

/** `timeout 10 cmd || exit $?`: 124, where the time is over. */
function* timeLimits(script: EventScript, convention: Convention): Generator<Remark> {
  for (const command of script.shell.commands) {
    const isLimit = command.name === "timeout" && programOf(command)?.isLimited === true;
    if (isLimit && !command.place.inSubshell && passesStatusOn(script, command)) {
      yield {
        range: rangeOf(command.nameNode),
        severity: "information",
        message: t(
          "Where the time is over `timeout` says 124, which becomes the status of the script; CTDB reads it as an error number and shows {0}. Use `|| exit 1`.",
          shownWords(readEnd({ kind: "exit", status: 124 }, convention)),
        ),
      };
    }
  }
}

/** Whether the command's status becomes the script's. */
function passesStatusOn(script: EventScript, { statement, place }: Command): boolean {
  const around = statement.parent;
  if (around?.type === "list" && around.children[0] === statement && around.children[1]?.type === "||") {
    const right = around.children[2];
    return right?.type === "command" && right.child("name")?.text === "exit" && looksAtStatus(right);
  }
  return place.function === null && statusFates(script, statement).includes("returned");
}
