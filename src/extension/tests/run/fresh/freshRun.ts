import { t } from "@vscode/l10n";
import { cancelledBy } from "../../../../runner/cancelledBy.ts";
import { createCtdbEngine } from "../../../../runner/ctdbEngine.ts";
import { nodeOptionsFor } from "../../../../runner/eventSandbox.ts";
import type { EventRun, TraceMode } from "../../../../runner/run.ts";
import { chooseSandbox } from "../../../../sandbox/chooseSandbox.ts";
import { memoryFolder } from "../../../../sandbox/memoryFolder.ts";
import { makeOwnedFolder } from "../../../../sandbox/ownedFolder.ts";
import type { Sandbox } from "../../../../sandbox/sandbox.ts";
import type { SandboxChoice } from "../../../../sandbox/sandboxChoice.ts";
import { removeTree } from "../../../../virtualNode/disk/removeTree.ts";
import { forgetNode, openVirtualNode } from "../../../../virtualNode/virtualNode.ts";
import type { PlannedRun } from "../../../run/plannedRun.ts";
import { eventArguments, holdAddress } from "./eventArguments.ts";

/** An event on a virtual node of its own. */
export interface FreshPlan extends Pick<PlannedRun, "directory" | "convention" | "settings" | "event"> {
  /** `null`: those that ctdbd would give on the node. */
  readonly args: readonly string[] | null;
  /** File name of the one script that runs; `null`: all, as CTDB does it. */
  readonly only: string | null;
  readonly trace: TraceMode;
}

/** Where the files of `src/sandbox/kit/` are, and the folders that scripts may read. */
export interface FreshPlace {
  readonly kitDirectory: string;
  readonly workspaceFolders: readonly string[];
}

/** What somebody who follows a run is given when it begins. */
export interface StartedRun {
  readonly run: EventRun;
  /** As the run was asked for. */
  readonly args: readonly string[];
  readonly sandbox: Pick<Sandbox, "mode" | "reason">;
}

/** An event cannot be run since the node has nothing that it could be for; the message is a sentence. */
export class NoArgumentsError extends Error {
  override readonly name = "NoArgumentsError";
}

/** The tests never run on the machine itself, whatever is set for other runs. */
export function choiceForTests(choice: SandboxChoice): Exclude<SandboxChoice, "host"> {
  return choice === "host" ? "auto" : choice;
}

/**
 * Runs an event on a node that is made for it, and resolves when nothing of either is left.
 * @param follow is given the run as it begins, and is waited for
 * @throws {SandboxError | NoArgumentsError} and what the file system throws
 */
export async function freshRun<T>(
  plan: FreshPlan,
  place: FreshPlace,
  signal: AbortSignal,
  follow: (started: StartedRun) => Promise<T>,
): Promise<T> {
  const { directory, convention, settings, event, only, trace } = plan;
  const { choice, ...wishes } = settings.sandbox;
  const folder = makeOwnedFolder("ctdb-events-tests", memoryFolder());
  try {
    const options = await nodeOptionsFor(directory, convention, {
      ...place,
      ...wishes,
      stateDirectory: folder,
    });
    const sandbox = await chooseSandbox(choiceForTests(choice), options);
    const node = await openVirtualNode(options);
    const args = plan.args ?? eventArguments(event, convention.version, await node.read());
    if (args === null) {
      throw new NoArgumentsError(
        t(
          "The virtual node has no public address that {0} could be for. Write one into public_addresses or the node profile.",
          event,
        ),
      );
    }
    await node.change((model) => holdAddress(event, args, model));
    const engine = createCtdbEngine({
      directory,
      convention,
      sandbox,
      debugProgram: settings.debugHungScript,
    });
    try {
      const { eventTimeout: timeoutSeconds } = settings;
      const run = engine.run({ event, args, timeoutSeconds, trace, ...(only === null ? {} : { only }) });
      return await cancelledBy(signal, run, () => follow({ run, args, sandbox }));
    } finally {
      await engine.close();
      forgetNode(node.directory);
    }
  } finally {
    await removeTree(folder);
  }
}
