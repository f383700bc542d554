import { t } from "@vscode/l10n";
import { isCalledBy } from "../../runner/calledBy.ts";
import type { RunReport, ScriptReport } from "../../runner/report.ts";
import type { RecordedCall } from "../../virtualNode/disk/calls.ts";
import type { CallView } from "../../webview/messages.ts";
import { printableLine } from "../printable.ts";

/** How much of a command or value is shown, in characters. */
const COMMAND_LIMIT = 1000;

/** What the stub commands say of a call, in words. */
export function flagWords(flag: string): string {
  switch (flag) {
    case "not-simulated":
      return t("not simulated");
    case "hangs":
      return t("waits for ever");
    case "answered":
      return t("answer given");
    default:
      return printableLine(flag);
  }
}

/** An argument that a shell takes as it is. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/**
 * The calls of stub commands in a run, as one would type them.
 * @param script the script that called; `null`: of all
 */
export function callViews(
  report: RunReport,
  script: Pick<ScriptReport, "name" | "fileName"> | null,
): CallView[] {
  const names = new Map(report.scripts.map(({ fileName, name }) => [fileName.text, name.text]));
  const nameOf = (fileName: string): string => names.get(fileName) ?? fileName;
  return report.sandbox.calls
    .filter((call) => script === null || isCalledBy(call, script))
    .map((call) => callView(call, report.begin, nameOf));
}

function callView(call: RecordedCall, begin: number, nameOf: (script: string) => string): CallView {
  const { at, status, flag, caller, argv } = call;
  return {
    after: Math.max(0, at - begin),
    script: caller.script === null ? null : printableLine(nameOf(caller.script)),
    command: shortLine(argv.map(quoted).join(" ")),
    status: status === null ? "-" : String(status),
    failed: status !== 0,
    flag: flag === null ? null : flagWords(flag),
  };
}

/** An argument as one would type it. */
function quoted(argument: string): string {
  return PLAIN.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}

/** A command or value of a script as one printable line of bounded length. */
export function shortLine(text: string): string {
  const line = printableLine(text);
  return line.length > COMMAND_LIMIT ? `${line.slice(0, COMMAND_LIMIT)}…` : line;
}
