import { t } from "@vscode/l10n";
import { cut } from "../../text/cut.ts";
import { durationWords } from "../inline/resultWords.ts";
import { printableLine } from "../printable.ts";
import type { LiveRun } from "./liveRun.ts";
import { decidingScript, outcomeSentence } from "./outcome.ts";

/** What the status bar says of a run. */
export interface LastRunText {
  /** With codicons. */
  readonly text: string;
  readonly tooltip: string;
  readonly spoken: string;
}

const MOST_CHARACTERS = 40;

/** A run in few words: `$(error) monitor ✗ 50.samba · 0.06 s`. */
export function lastRunText(run: LiveRun): LastRunText {
  const event = plain(run.start.event);
  const sentence = outcomeSentence(run);
  const spoken = t("Last CTDB event: {0}. {1} Show the panel.", event, sentence);
  const tooltip = t("CTDB event {0}: {1}\nClick to show the panel.", event, sentence);
  return { text: textOf(run, event), tooltip, spoken };
}

function textOf({ report }: LiveRun, event: string): string {
  if (report === null) {
    return `$(loading~spin) ${event} …`;
  }
  const time = durationWords(report) ?? "";
  const script = decidingScript(report);
  const where = script === null ? "" : ` ${plain(script.name.text)}`;
  switch (report.outcome) {
    case "passed":
      return `$(pass) ${event} ✓ · ${time}`;
    case "failed":
      return `$(error) ${event} ✗${where} · ${time}`;
    case "timed-out":
      return `$(watch) ${t("{0} timed out", `${event} ✗${where}`)} · ${time}`;
    case "cancelled":
      return `$(circle-slash) ${t("{0} cancelled", event)}`;
    case "refused":
      return `$(error) ${t("{0} not run", event)}`;
  }
}

/** A name that is no icon and stays short. */
function plain(name: string): string {
  return cut(printableLine(name).replaceAll("$(", "$ ("), MOST_CHARACTERS);
}
