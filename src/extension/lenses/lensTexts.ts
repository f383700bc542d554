import { t } from "@vscode/l10n";
import { Commands } from "../ids.ts";
import { formatCommand } from "../panel/formats.ts";
import { printableLine } from "../printable.ts";
import type { LastResult } from "../run/lastResults.ts";
import { changedSince, resultMark, resultText } from "./resultText.ts";
import type { ServedEvent } from "./servedEvent.ts";

/** A lens without its place. */
export interface LensText {
  readonly title: string;
  readonly tooltip: string;
  readonly command: string;
  readonly args: readonly unknown[];
}

/** What is known of a served event beside where it is served. */
export interface ServedState {
  /** The arguments that were given last; `null` where none were. */
  readonly args: readonly string[] | null;
  /** Whether runs are traced as the settings are. */
  readonly traced: boolean;
  readonly result: LastResult | null;
  /** The `id` of a `LiveRun` that goes on; `null` where none does. */
  readonly going: number | null;
  /** Whether the handler's line has no other event's lenses. */
  readonly isAlone: boolean;
}

const MOST_ARGUMENTS = 60;

/** The lenses above a handler, for one event that it serves. */
export function handlerTexts(served: ServedEvent, state: ServedState): LensText[] {
  return [
    runText(served, state),
    ...argumentTexts(served, state),
    ...traceTexts(served, state),
    ...resultTexts(state),
  ];
}

/** The lenses above a script: all of its events, and what became of it in each of them. */
export function fileTexts(
  served: readonly ServedEvent[],
  results: readonly (LastResult | null)[],
): LensText[] {
  const [first] = served;
  if (first === undefined || served.length < 2) {
    return [];
  }
  const events = served.map(({ event }) => event);
  const run = {
    title: withIcon("run-all", t("Run all events in order")),
    tooltip: t(
      "Runs {0}, one after another, in the order of a node's life. Each event runs the scripts of the directory as CTDB does.",
      events.join(", "),
    ),
    command: Commands.runAllEvents,
    args: [first.directory, first.script, events],
  };
  return [run, ...stateTexts(results.filter((result) => result !== null))];
}

function runText({ directory, event, script, hasArguments }: ServedEvent, { args }: ServedState): LensText {
  const asks = hasArguments && args === null;
  const command = formatCommand(event, hasArguments ? (args ?? []) : []);
  return {
    title: withIcon("play", t("Run {0}{1}", shortened(command), asks ? "…" : "")),
    tooltip: t(
      "Runs {0} in this directory: every script in CTDB's order, up to the first that fails.",
      asks ? event : plain(command),
    ),
    command: Commands.runHandler,
    args: [directory, event, script],
  };
}

function argumentTexts(
  { directory, event, script, hasArguments }: ServedEvent,
  { args }: ServedState,
): LensText[] {
  return hasArguments && args !== null
    ? [
        {
          title: t("Change arguments…"),
          tooltip: t("Asks for the arguments that {0} is run with here.", event),
          command: Commands.changeArguments,
          args: [directory, event, script],
        },
      ]
    : [];
}

/** Left out where several events share a line, which would not end. */
function traceTexts({ directory, event, script }: ServedEvent, { traced, isAlone }: ServedState): LensText[] {
  return isAlone
    ? [
        {
          title: traced ? t("Run without trace") : t("Run with trace"),
          tooltip: traced
            ? t("Runs it once without finding out which statement fails.")
            : t("Runs it once and finds out which statement fails."),
          command: Commands.runHandler,
          args: [directory, event, script, !traced],
        },
      ]
    : [];
}

function resultTexts({ result, going }: ServedState): LensText[] {
  if (going !== null) {
    return [showing(withIcon("loading~spin", "running"), going)];
  }
  return result === null ? [] : [showing(resultText(result), result.runId)];
}

function stateTexts(results: readonly LastResult[]): LensText[] {
  const latest = Math.max(...results.map(({ runId }) => runId));
  const words = results.map(({ event, report }) => `${event} ${resultMark(report)}`).join(", ");
  const stale = results.some(({ isStale }) => isStale) ? ` · ${changedSince()}` : "";
  return results.length === 0 ? [] : [showing(`${words}${stale}`, latest)];
}

function showing(title: string, runId: number): LensText {
  return { title, tooltip: t("Shows the run in the panel."), command: Commands.showRun, args: [runId] };
}

/** With a blank that is kept: VS Code swallows any other one behind an icon. */
function withIcon(icon: string, text: string): string {
  return `$(${icon})\u00a0${text}`;
}

function shortened(command: string): string {
  const text = plain(command);
  return text.length > MOST_ARGUMENTS ? `${text.slice(0, MOST_ARGUMENTS)}…` : text;
}

/** Titles of lenses show `$(name)` as an icon. */
function plain(text: string): string {
  return printableLine(text).replaceAll("$(", "$ (");
}
