import { t } from "@vscode/l10n";
import { checksReleasedAddress } from "../ctdb/eventOrder.ts";
import type { RunReport } from "../runner/report.ts";
import type { NodeModel } from "../virtualNode/model/nodeModel.ts";
import type { MonitorClock } from "./monitorClock.ts";
import { interfaceOf, nodeStateOf } from "./nodeState.ts";
import type { SequenceEngine } from "./sequenceEngine.ts";
import { makeUnhealthy, type SequenceTunables } from "./sequenceNode.ts";
import type { StepEnd } from "./whatFollows.ts";

/** An event that is over, with what it made of the node. */
export interface EventEnd extends StepEnd {
  /** The node afterwards; `null` where there is no virtual node. */
  readonly after: NodeModel | null;
  /** What the node became, where that is new. */
  readonly changedTo: "HEALTHY" | "UNHEALTHY" | null;
  /** What ctdbd makes of the outcome. */
  readonly sentence: string;
}

interface Ended {
  readonly event: string;
  readonly args: readonly string[];
  readonly run: RunReport;
  /** The node before the event. */
  readonly before: NodeModel | null;
  readonly engine: SequenceEngine;
  readonly monitor: MonitorClock;
  readonly tunables: SequenceTunables;
}

/** Looks at the node after an event, and does what ctdbd does after startup and monitor. */
export async function stepEnd(ended: Ended): Promise<EventEnd> {
  const { event, args, run, before, engine } = ended;
  const { outcome, consequence } = run;
  const after = (await engine.node?.read()) ?? null;
  const isAddressLeft =
    event === "releaseip" &&
    checksReleasedAddress(run.convention.version) &&
    after !== null &&
    interfaceOf(after, args[1] ?? "") !== null &&
    outcome !== "cancelled";
  const end: EventEnd = {
    outcome,
    treatedAsSuccess: consequence.treatedAsSuccess,
    isAddressLeft,
    after,
    changedTo: event === "monitor" ? healthChange(before, after) : null,
    sentence: consequence.sentence,
  };
  if (event === "startup" && outcome === "passed") {
    ended.monitor.started();
  }
  return event === "monitor" ? monitorEnd(ended, end) : end;
}

/** Counts time-outs: the last one of too many makes the node UNHEALTHY (`ctdb_health_callback` in ctdb_monitor.c). */
async function monitorEnd({ run, engine, monitor, tunables }: Ended, end: EventEnd): Promise<EventEnd> {
  const timedOut = run.outcome === "timed-out";
  const isIgnored = run.convention.timeoutIsSuccess.includes("monitor");
  const count = monitor.timeouts + 1;
  const isTooMany =
    timedOut && !isIgnored && (!run.consequence.treatedAsSuccess || count >= tunables.timeoutCount);
  let result = end;
  if (isTooMany) {
    const after = (await engine.node?.change(makeUnhealthy)) ?? null;
    const changedTo = healthChange(end.after, after);
    const sentence = run.consequence.treatedAsSuccess
      ? changedTo === null
        ? t(
            "Time-out {0} in a row, {1} are too many: the node stays UNHEALTHY.",
            count,
            tunables.timeoutCount,
          )
        : t(
            "Time-out {0} in a row, {1} are too many: the node becomes UNHEALTHY.",
            count,
            tunables.timeoutCount,
          )
      : run.consequence.sentence;
    result = { ...end, after, changedTo, treatedAsSuccess: false, sentence };
  }
  monitor.ended(
    {
      timedOut: timedOut && !isIgnored,
      cancelled: run.outcome === "cancelled",
      changed: result.changedTo !== null,
    },
    tunables.monitorInterval,
  );
  return result;
}

function healthChange(before: NodeModel | null, after: NodeModel | null): EventEnd["changedTo"] {
  if (before === null || after === null) {
    return null;
  }
  const { health } = nodeStateOf(after);
  return nodeStateOf(before).health === health ? null : health;
}
