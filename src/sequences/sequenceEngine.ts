import type { Convention } from "../ctdb/convention.ts";
import type { RunReport } from "../runner/report.ts";
import type { NodeModel } from "../virtualNode/model/nodeModel.ts";

/** What a sequence runs on: a directory with its convention, and the node that its runs change. */
export interface SequenceEngine {
  readonly convention: Convention;
  /** The virtual node, or `null` where scripts run on this machine as it is. */
  readonly node: SequenceNode | null;
  /**
   * Runs one event to its end.
   * @param started is called with the run's number once it has begun, where runs have numbers.
   * @param signal cancels the run.
   * @returns `null` where the user did not want it.
   * @throws what cannot stand in a report, such as a sandbox that does not work.
   */
  run(
    request: { readonly event: string; readonly args: readonly string[] },
    started: (runId: number) => void,
    signal: AbortSignal,
  ): Promise<RunReport | null>;
}

/** The virtual node of a sequence; `VirtualNode` fits. */
export interface SequenceNode {
  read(): Promise<NodeModel>;
  change(change: (model: NodeModel) => void): Promise<NodeModel>;
}
