import type { RunReport, SandboxReport } from "../runner/report.ts";
import type { RecordedCall } from "../virtualNode/calls.ts";
import { CALL_LIMIT, type CallView, type ModeView, type SandboxView } from "../webview/messages.ts";
import { printable, printableLine } from "./printable.ts";

/** How much of a command line is shown, in characters. */
const COMMAND_LIMIT = 1000;

/** How many warnings are shown; a loop of one command may cause thousands. */
const WARNING_LIMIT = 20;

/** What the stub commands say of a call, in words. */
const FLAGS: Readonly<Record<string, string>> = { "not-simulated": "not simulated", hangs: "waits for ever" };

/** An argument that a shell takes as it is. */
const PLAIN = /^[\w@%+=:,./-]+$/;

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
    ? [...warnings.slice(0, WARNING_LIMIT), `There are ${more} more warnings of this kind.`]
    : warnings;
}

/** What the page shows below the scripts of a run that is over. */
export function sandboxView(report: RunReport): SandboxView {
  const { calls, notes, environment } = report.sandbox;
  const names = new Map(report.scripts.map(({ fileName, name }) => [fileName.text, name.text]));
  const nameOf = (script: string): string => names.get(script) ?? script;
  return {
    calls: calls.slice(0, CALL_LIMIT).map((call) => callView(call, report.begin, nameOf)),
    totalCalls: calls.length,
    notes: notes.filter(({ level }) => level === "info").map(({ sentence }) => printable(sentence)),
    // Where nothing was run nothing had an environment.
    environment: Object.entries(report.outcome === "refused" ? {} : environment)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => printableLine(`${name}=${value}`)),
  };
}

function callView(call: RecordedCall, begin: number, nameOf: (script: string) => string): CallView {
  const { at, status, flag, caller, argv } = call;
  return {
    after: Math.max(0, at - begin),
    script: caller.script === null ? null : printableLine(nameOf(caller.script)),
    command: shortened(printableLine(argv.map(quoted).join(" "))),
    status: status === null ? "-" : String(status),
    failed: status !== 0,
    flag: flag === null ? null : (FLAGS[flag] ?? printableLine(flag)),
  };
}

/** An argument as one would type it. */
function quoted(argument: string): string {
  return PLAIN.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}

function shortened(text: string): string {
  return text.length > COMMAND_LIMIT ? `${text.slice(0, COMMAND_LIMIT)}…` : text;
}
