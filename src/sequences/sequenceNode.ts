import type { Convention } from "../ctdb/convention.ts";
import { timeoutCountTunable } from "../ctdb/eventOrder.ts";
import { tunableNamed } from "../ctdb/tunables/tunables.ts";
import { parseChange } from "../virtualNode/change/change.ts";
import { listOf, type NodeModel, pnnOf } from "../virtualNode/model/nodeModel.ts";

/** Makes changes in the words of `ctdb-events node set`. @throws {ChangeError} where the node lacks what is named. */
export function applyChanges(model: NodeModel, changes: readonly (readonly string[])[]): void {
  for (const words of changes) {
    parseChange(words).apply(model);
  }
}

/** Marks the node as UNHEALTHY, as ctdbd does after too many time-outs of monitor. */
export function makeUnhealthy(model: NodeModel): void {
  const own = model.nodes.find((row) => row.pnn === String(pnnOf(model)));
  if (own !== undefined && !listOf(own.flags).includes("UNHEALTHY")) {
    own.flags = [...listOf(own.flags), "UNHEALTHY"].join(",");
  }
}

/** What the tunables say of time. All in seconds but the count. */
export interface SequenceTunables {
  /** The longest time between two monitor events. */
  readonly monitorInterval: number;
  /** From the end of a recovery to startup. */
  readonly afterRecovery: number;
  /** How many monitor events in a row may time out. */
  readonly timeoutCount: number;
}

/** The tunables of a node; where it has none, those of the release, and HEAD's defaults before 1.0.30. */
export function tunablesFor(model: NodeModel | null, convention: Convention): SequenceTunables {
  const value = (name: string, otherwise: number): number => {
    const set = model?.tunables.find((row) => row.name.toLowerCase() === name.toLowerCase())?.value;
    return set === undefined ? (tunableNamed(name, convention.version)?.value ?? otherwise) : Number(set);
  };
  return {
    monitorInterval: value("MonitorInterval", 15),
    afterRecovery: value("RerecoveryTimeout", 10) + 3,
    timeoutCount: value(timeoutCountTunable(convention.version), 20),
  };
}
