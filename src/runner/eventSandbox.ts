import { access } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Convention } from "../ctdb/convention.ts";
import { chooseSandbox } from "../sandbox/chooseSandbox.ts";
import type { NodeSandboxOptions } from "../sandbox/nodeSandbox.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { SandboxChoice } from "../sandbox/sandboxChoice.ts";
import { ctdbBaseOf } from "../scripts/ctdbBase.ts";
import type { GivenFile } from "../virtualNode/disk/givenFile.ts";
import { defaultStateDirectory } from "../virtualNode/disk/nodePlace.ts";
import type { StubAnswer } from "../virtualNode/stubAnswer.ts";

/** The node profile of an event directory, where no other is named: a file of this name in CTDB_BASE. */
export const PROFILE_NAME = "node-profile.yaml";

/** What a user may say about the virtual node of an event directory; paths are absolute. */
export interface NodeWishes {
  /** Where the files of `src/sandbox/kit/` are. */
  readonly kitDirectory: string;
  /** Folders that scripts may read besides CTDB_BASE. */
  readonly workspaceFolders?: readonly string[];
  /** A node profile; without one {@link PROFILE_NAME} in CTDB_BASE counts where it exists. */
  readonly profilePath?: string | null;
  /** A folder of stub commands that add to ours or replace them. */
  readonly ownStubs?: string | null;
  /** Commands that are not to be stubbed, such as `ip` for the real one on the private network. */
  readonly realCommands?: readonly string[];
  /** Whether an installed CTDB's helper functions may be used; without a word they may. */
  readonly mayUseInstalled?: boolean;
  /** The folder that holds the virtual nodes; see `defaultStateDirectory`. */
  readonly stateDirectory?: string;
  /** What stub commands say in place of what the node would have them say. */
  readonly answers?: readonly StubAnswer[];
  /** What scripts find besides. */
  readonly files?: readonly GivenFile[];
}

/** Where the virtual node of an event directory is and what it is made from. */
export async function nodeOptionsFor(
  directory: string,
  convention: Convention,
  wishes: NodeWishes,
): Promise<NodeSandboxOptions> {
  const base = ctdbBaseOf(directory, convention.generation);
  return {
    kitDirectory: wishes.kitDirectory,
    directory,
    base,
    component: convention.generation === "component" ? basename(directory) : null,
    version: convention.version,
    workspaceFolders: wishes.workspaceFolders ?? [],
    profilePath: wishes.profilePath ?? (await profileIn(base)),
    ownStubs: wishes.ownStubs ?? null,
    realCommands: wishes.realCommands ?? [],
    mayUseInstalled: wishes.mayUseInstalled ?? true,
    stateDirectory: wishes.stateDirectory ?? defaultStateDirectory(),
    answers: wishes.answers ?? [],
    files: wishes.files ?? [],
  };
}

/**
 * The sandbox for the events of one directory.
 * @throws {SandboxError} where the mode that was asked for does not work here.
 */
export async function sandboxFor(
  choice: SandboxChoice,
  directory: string,
  convention: Convention,
  wishes: NodeWishes,
): Promise<Sandbox> {
  return chooseSandbox(choice, await nodeOptionsFor(directory, convention, wishes));
}

async function profileIn(base: string): Promise<string | null> {
  const path = join(base, PROFILE_NAME);
  return access(path).then(
    () => path,
    () => null,
  );
}
