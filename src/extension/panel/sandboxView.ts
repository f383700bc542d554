import { t } from "@vscode/l10n";
import type { RunReport, SandboxReport } from "../../runner/report.ts";
import type { ModeView, SandboxView } from "../../webview/messages.ts";
import { printable, printableLine } from "../printable.ts";

/** How many warnings are shown; a loop of one command may cause thousands. */
const WARNING_LIMIT = 20;

/** Where the scripts of a run run, for the head of the page. */
export function modeView({ mode, reason }: Pick<SandboxReport, "mode" | "reason">): ModeView {
  return { mode, reason: printable(reason) };
}

/** What the sandbox warns of: the result may not be what a node's would be. */
export function sandboxWarnings(report: RunReport | null): string[] {
  const warnings = (report?.sandbox.notes ?? [])
    .filter(({ level }) => level === "warning")
    .map(({ sentence }) => sentence);
  const more = warnings.length - WARNING_LIMIT;
  return more > 0
    ? [...warnings.slice(0, WARNING_LIMIT), t("There are {0} more warnings of this kind.", more)]
    : warnings;
}

/** What the page shows of the sandbox when a run is over; the calls are in the details. */
export function sandboxView(report: RunReport): SandboxView {
  const { notes, environment } = report.sandbox;
  return {
    notes: notes.filter(({ level }) => level === "info").map(({ sentence }) => printable(sentence)),
    // Where nothing was run nothing had an environment.
    environment: Object.entries(report.outcome === "refused" ? {} : environment)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => printableLine(`${name}=${value}`)),
  };
}
