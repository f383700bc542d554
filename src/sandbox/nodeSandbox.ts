import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { t } from "@vscode/l10n";
import type { Version } from "../ctdb/version.ts";
import { afterEvent, applyBefore, refusal } from "../virtualNode/change/eventEffects.ts";
import type { RecordedCall } from "../virtualNode/disk/calls.ts";
import type { GivenFile } from "../virtualNode/disk/givenFile.ts";
import { clearLeftovers } from "../virtualNode/disk/leftovers.ts";
import { clearCalls } from "../virtualNode/disk/nodeFolder.ts";
import { plainText } from "../virtualNode/disk/plainFile.ts";
import { type NodeTurn, takeTurn } from "../virtualNode/disk/runLock.ts";
import { withStateFolder } from "../virtualNode/disk/stateFolder.ts";
import { listOf, type NodeModel, settingOf } from "../virtualNode/model/nodeModel.ts";
import type { NodeProfile } from "../virtualNode/profile/profileShape.ts";
import type { StubAnswer } from "../virtualNode/stubAnswer.ts";
import { nodeFolderOf, openVirtualNode, type VirtualNode } from "../virtualNode/virtualNode.ts";
import { forgetGiven, LEFT_FOLDERS, layGiven, placeGiven } from "./givenFiles.ts";
import type { GivenPlace } from "./givenPlace.ts";
import { furnishBase } from "./nodeBase.ts";
import { callNotes, remadeNotes, waitNotes } from "./nodeNotes.ts";
import {
  info,
  type ProcessStarter,
  type RunEnd,
  type Sandbox,
  SandboxError,
  type SandboxFindings,
  type SandboxMode,
  type SandboxNote,
  type SandboxOptions,
  sentenceOf,
  warning,
} from "./sandbox.ts";
import { answeredCommands, layAnswers } from "./stubAnswers.ts";
import { type StubChoice, stubNames } from "./stubNames.ts";

/** Which virtual node scripts run on; all paths are absolute. */
export interface NodeSandboxOptions {
  /** Where the files of `src/sandbox/kit/` are. */
  readonly kitDirectory: string;
  readonly directory: string;
  /** CTDB_BASE of the event directory. */
  readonly base: string;
  /** The folder below `events`, or `null` where the convention has none. */
  readonly component: string | null;
  readonly version: Version;
  /** Folders that scripts may read, such as those of the workspace. */
  readonly workspaceFolders: readonly string[];
  readonly profilePath: string | null;
  /** More profiles, which are applied after it in order. */
  readonly given?: readonly NodeProfile[];
  /** A folder whose executable files add or replace stub commands. */
  readonly ownStubs: string | null;
  /** Commands that are not to be stubbed, besides those that the node's profile names. */
  readonly realCommands: readonly string[];
  /** Whether an installed CTDB's helper functions may be used; in stubbed mode they never are. */
  readonly mayUseInstalled: boolean;
  /** The folder that holds the virtual nodes. */
  readonly stateDirectory: string;
  /** What stub commands say in place of what the virtual node would have them say: the first that fits. */
  readonly answers?: readonly StubAnswer[];
  /** A folder for what many short-lived nodes of one owner have in common; whoever made it removes it. */
  readonly sharedFolder?: string;
  /** What scripts find besides the machine's and the node's files. */
  readonly files?: readonly GivenFile[];
}

/** What a mode gets to enter with, once the virtual node is ready for the event. */
export interface ReadyNode {
  readonly node: VirtualNode;
  readonly model: NodeModel;
  readonly stubs: readonly string[];
  /** Scripts use the machine's own `ip`, on the private network. */
  readonly usesRealIp: boolean;
  /** Where the given files are. */
  readonly given: readonly GivenPlace[];
  /** What the report has to say of the node. */
  readonly notes: readonly SandboxNote[];
}

/** How one mode starts the scripts on a virtual node. */
export interface NodeMode {
  readonly mode: Exclude<SandboxMode, "host">;
  readonly reason: string;
  enter(ready: ReadyNode, options: SandboxOptions): Promise<EnteredMode>;
}

export interface EnteredMode
  extends Pick<ProcessStarter, "environment" | "machinePath" | "start" | "sweep" | "gone"> {
  /** Ends what is left and brings the virtual node's files home; notes for the report. */
  leave(): Promise<{ readonly notes: readonly SandboxNote[] }>;
}

/** Restarts of services on a virtual node take a few milliseconds each. */
const BACKGROUND_MS = 300;

/** The last run on each node of this process: the next one begins when it has brought its files home. */
const lastRuns = new Map<string, Promise<void>>();

/** A sandbox whose scripts act on a virtual node that remembers what they did. */
export function createNodeSandbox(options: NodeSandboxOptions, mode: NodeMode): Sandbox {
  const key = JSON.stringify([options.stateDirectory, options.directory]);
  // Whether the event is refused is asked before the run is opened: the run's report tells of what that found.
  let remadeBecause: string | null = null;
  const openNode = async (): Promise<VirtualNode> => {
    const node = await openVirtualNode(options);
    remadeBecause = node.remadeBecause ?? remadeBecause;
    return node;
  };
  const takeRemade = (): readonly SandboxNote[] => {
    const notes = remadeNotes(remadeBecause);
    remadeBecause = null;
    return notes;
  };
  return {
    mode: mode.mode,
    reason: mode.reason,
    backgroundMs: BACKGROUND_MS,
    refusal: async (event) =>
      existsSync(options.directory) ? refusal((await openNode()).directory, event) : null,
    async open(sandboxOptions) {
      const turn = Promise.withResolvers<void>();
      const before = lastRuns.get(key);
      lastRuns.set(key, turn.promise);
      void turn.promise.then(() => {
        if (lastRuns.get(key) === turn.promise) {
          lastRuns.delete(key);
        }
      });
      await before;
      let nodeTurn: NodeTurn | null = null;
      const done = (): void => {
        nodeTurn?.end();
        turn.resolve();
      };
      try {
        if (!existsSync(options.directory)) {
          // Or a virtual node would be made for nothing.
          throw new SandboxError(
            t("{0} does not exist.", options.directory),
            t("Choose an event directory."),
          );
        }
        const { cancelled, onWait = () => {} } = sandboxOptions;
        nodeTurn = await takeTurn(nodeFolderOf(options), cancelled, onWait);
        if (nodeTurn === null) {
          throw new SandboxError(t("The run was cancelled before it began."), "");
        }
        const { waitedMs } = nodeTurn;
        const node = await openNode();
        const notes = [...takeRemade(), ...waitNotes(waitedMs)];
        const ready = await readyNode(options, node, mode.mode, sandboxOptions, notes);
        const entered = await mode.enter(ready, sandboxOptions);
        return { ...starterOn(ready, entered, sandboxOptions, done), waitedMs };
      } catch (error) {
        done();
        throw withStateFolder(error, options.stateDirectory);
      }
    },
  };
}

async function readyNode(
  options: NodeSandboxOptions,
  node: VirtualNode,
  mode: NodeMode["mode"],
  { event, args }: SandboxOptions,
  openingNotes: readonly SandboxNote[],
): Promise<ReadyNode> {
  const shown = [...options.workspaceFolders, options.base, options.directory, options.kitDirectory];
  const given = placeGiven(options.files ?? [], mode, shown);
  const modeNotes = await changeMode(node.directory, mode);
  const model = await node.change((changed) => applyBefore(changed, event, args));
  const real = [...new Set([...listOf(node.fixedSettings.realcommands), ...options.realCommands])];
  await Promise.all([clearLeftovers(node.directory), clearCalls(node.directory)]);
  const mayUseInstalled = options.mayUseInstalled && mode === "isolated";
  const baseNotes = await furnishBase(options, node.directory, mayUseInstalled, given);
  await layGiven(node.directory, given);
  const warnings = node.warnings.map(
    ({ file, line, sentence }) => `${file}${line === null ? "" : `:${line}`}: ${sentence}`,
  );
  return {
    node,
    model,
    given,
    usesRealIp: mode === "isolated" && real.includes("ip"),
    stubs: await layStubs(options, node.directory, stubChoice(model, real)),
    notes: [...modeNotes, ...baseNotes.map(info), ...openingNotes, ...warnings.map(warning)],
  };
}

/** The names of all stub commands, those with answers among them. */
async function layStubs(
  { kitDirectory, ownStubs, answers = [] }: NodeSandboxOptions,
  nodeDirectory: string,
  choice: StubChoice,
): Promise<string[]> {
  const names = await stubNames(kitDirectory, ownStubs, choice);
  await layAnswers(nodeDirectory, answers, names);
  return [...new Set([...names, ...answeredCommands(answers)])].sort();
}

/**
 * What scripts left in the isolated mode harms nobody there, but would be sourced or run on this machine in
 * the stubbed mode: it is dropped when a node changes from one to the other.
 */
async function changeMode(nodeDirectory: string, mode: SandboxMode): Promise<SandboxNote[]> {
  const file = join(nodeDirectory, "mode");
  const last = plainText(file);
  if (last === mode) {
    return [];
  }
  const folders = LEFT_FOLDERS.map((name) => join(nodeDirectory, name));
  const isDropped = mode === "stubbed" && folders.some((folder) => existsSync(folder));
  if (isDropped) {
    await Promise.all(
      [...folders, join(nodeDirectory, "base.made")].map((path) =>
        rm(path, { recursive: true, force: true }),
      ),
    );
  }
  if (isDropped) {
    await forgetGiven(nodeDirectory);
  }
  await writeFile(file, mode);
  return isDropped
    ? [
        info(
          t("What scripts left in CTDB_BASE and /var in the isolated mode is not used in the stubbed mode."),
        ),
      ]
    : [];
}

function stubChoice(model: NodeModel, realCommands: readonly string[]): StubChoice {
  return {
    init: settingOf(model, "init"),
    realCommands,
    hasFixedTime: settingOf(model, "time") !== "real",
    hasInstantSleep: settingOf(model, "sleep") === "instant",
  };
}

function starterOn(
  ready: ReadyNode,
  entered: EnteredMode,
  { event, args }: SandboxOptions,
  done: () => void,
): ProcessStarter {
  let closing: Promise<SandboxFindings> | null = null;
  const close = async (end: RunEnd | undefined): Promise<SandboxFindings> => {
    const notes = [...ready.notes];
    let calls: readonly RecordedCall[] = [];
    try {
      notes.push(...(await entered.leave()).notes);
      if (end !== undefined) {
        await afterEvent(ready.node.directory, event, args, end);
      }
      calls = await ready.node.recordedCalls();
    } catch (error) {
      // The run is over, and its report must not be lost.
      const sentence = sentenceOf(withStateFolder(error, dirname(ready.node.directory)));
      notes.push(warning(t("The virtual node could not be brought up to date: {0}", sentence)));
    } finally {
      done();
    }
    return { calls, notes: [...notes, ...callNotes(calls)] };
  };
  return {
    environment: entered.environment,
    machinePath: entered.machinePath,
    start: entered.start,
    sweep: entered.sweep,
    gone: entered.gone,
    close: (end) => {
      closing ??= close(end);
      return closing;
    },
  };
}
