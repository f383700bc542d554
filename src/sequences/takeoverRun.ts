import { t } from "@vscode/l10n";
import type { Convention } from "../ctdb/convention.ts";
import { eventOrderOf } from "../ctdb/eventOrder.ts";
import {
  addressArguments,
  asPart,
  type SequenceAddress,
  type SequenceStep,
  sequenceStep,
} from "./sequence.ts";

/** Which addresses a takeover run moves, as one node sees it. */
export interface TakeoverMoves {
  readonly release?: readonly SequenceAddress[];
  readonly take?: readonly SequenceAddress[];
  /** Whether the node is RUNNING; else it ignores startipreallocate. */
  readonly isRunning?: boolean;
}

/**
 * The events of one takeover run on one node (`takeover_send` in `server/ctdb_takeover_helper.c`): startipreallocate,
 * releaseip for what goes, takeip for what comes, ipreallocated. To 4.3 startrecovery and recovered surround it.
 */
export function takeoverRun(convention: Convention, moves: TakeoverMoves): SequenceStep[] {
  const inner = takeoverStages(moves);
  return eventOrderOf(convention.version).takeoverHasRecovery
    ? asPart([
        sequenceStep("startrecovery", { note: t("To 4.3 every takeover run begins with it.") }),
        ...inner,
        sequenceStep("recovered", { note: t("To 4.3 every takeover run ends with it.") }),
      ])
    : inner;
}

/** The same without what older releases put around it. */
export function takeoverStages({ release = [], take = [], isRunning = true }: TakeoverMoves): SequenceStep[] {
  return asPart([
    ...(isRunning
      ? [sequenceStep("startipreallocate", { note: t("Every node hears that addresses are about to move.") })]
      : []),
    ...release.map((address) =>
      addressStep("releaseip", address, t("The address leaves this node: releases come before takes.")),
    ),
    ...take.map((address) =>
      addressStep("takeip", address, t("This node is the new host; all releases in the cluster are done.")),
    ),
    sequenceStep("ipreallocated", { note: t("The takeover run is over; every node hears of it.") }),
  ]);
}

/** releaseip or takeip for an address. */
export function addressStep(
  event: "releaseip" | "takeip",
  address: SequenceAddress,
  note: string,
): SequenceStep {
  return sequenceStep(event, { args: addressArguments(address), skipsRedundant: true, note });
}
