import { cut, durationWords } from "./inline/resultWords.ts";
import type { LiveRun } from "./liveRun.ts";
import { decidingScript, outcomeSentence } from "./outcome.ts";
import { printableLine } from "./printable.ts";

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
  const spoken = `Last CTDB event: ${event}. ${sentence} Show the panel.`;
  const tooltip = `CTDB event ${event}: ${sentence}\nClick to show the panel.`;
  return { text: textOf(run, event), tooltip, spoken };
}

function textOf({ report }: LiveRun, event: string): string {
  if (report === null) {
    return `$(loading~spin) ${event} …`;
  }
  const time = durationWords(report);
  const script = decidingScript(report);
  const where = script === null ? "" : ` ${plain(script.name.text)}`;
  switch (report.outcome) {
    case "passed":
      return `$(pass) ${event} ✓ · ${time}`;
    case "failed":
      return `$(error) ${event} ✗${where} · ${time}`;
    case "timed-out":
      return `$(watch) ${event} ✗${where} timed out · ${time}`;
    case "cancelled":
      return `$(circle-slash) ${event} cancelled`;
    case "refused":
      return `$(error) ${event} not run`;
  }
}

/** A name that is no icon and stays short. */
function plain(name: string): string {
  return cut(printableLine(name).replaceAll("$(", "$ ("), MOST_CHARACTERS);
}
