import type { TestCase } from "../caseFiles/testCase.ts";
import type { Convention } from "../ctdb/convention.ts";
import { parseVersion } from "../ctdb/version.ts";
import { createCtdbEngine } from "../runner/ctdbEngine.ts";
import type { EventEngine } from "../runner/engine.ts";
import { nodeOptionsFor } from "../runner/eventSandbox.ts";
import { chooseSandbox } from "../sandbox/chooseSandbox.ts";
import { installedBase } from "../sandbox/nodeBase.ts";
import type { NodeSandboxOptions } from "../sandbox/nodeSandbox.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { resolveConvention } from "../scripts/resolveConvention.ts";
import { forgetNode, openVirtualNode, type VirtualNode } from "../virtualNode/virtualNode.ts";
import type { CaseRunOptions } from "./caseResult.ts";
import type { CaseSettings } from "./caseSettings.ts";
import { NodePaths } from "./nodePaths.ts";

/** Everything that one case runs on. */
export interface CaseSite {
  readonly node: VirtualNode;
  readonly engine: EventEngine;
  readonly paths: NodePaths;
  /** Of each event. */
  readonly timeoutSeconds: number;
  /** Why the sandbox could not be entered the last time, or `null`. */
  sandboxFailure(): unknown;
  /** Ends what runs; resolves when only the folder of the node is left. */
  close(): Promise<void>;
}

/** The convention of a case: its own release, else that of any run of the directory. @throws {ConventionError} */
export function caseConvention(testCase: TestCase, settings: CaseSettings): Promise<Convention> {
  const { targetVersion, directory } = testCase;
  const own = targetVersion === null ? null : parseVersion(targetVersion);
  return resolveConvention(directory, own === null ? (settings.convention ?? {}) : { version: own });
}

/**
 * Makes a virtual node for a case, and an engine that runs events on it.
 * @param folder a private folder for the node, and one that it shares with others.
 * @throws {SandboxError | NodeStateError} and what the file system throws.
 */
export async function openCaseSite(
  testCase: TestCase,
  convention: Convention,
  settings: CaseSettings,
  folder: Pick<NodeSandboxOptions, "stateDirectory" | "sharedFolder">,
  { kitDirectory, workspaceFolders }: CaseRunOptions,
): Promise<CaseSite> {
  const { directory } = testCase;
  const options = await siteOptions(testCase, convention, settings, {
    kitDirectory,
    workspaceFolders,
    ...folder,
  });
  const { sandbox, failure } = watched(await chooseSandbox(testCase.sandbox, options));
  const node = await openVirtualNode(options);
  const { debugProgram, timeoutSeconds } = settings;
  const engine = createCtdbEngine({
    directory,
    convention,
    sandbox,
    debugProgram,
  });
  const installed = installedBase();
  const paths = new NodePaths({
    mode: sandbox.mode,
    nodeDirectory: node.directory,
    shown: [
      ...workspaceFolders,
      options.base,
      directory,
      kitDirectory,
      ...(installed === null ? [] : [installed]),
    ],
  });
  return {
    node,
    engine,
    paths,
    timeoutSeconds: testCase.timeoutSeconds ?? timeoutSeconds ?? convention.deadline.defaultSeconds,
    sandboxFailure: failure,
    async close() {
      await engine.close();
      forgetNode(node.directory);
    },
  };
}

async function siteOptions(
  { directory, given, targetVersion }: TestCase,
  convention: Convention,
  { profilePath, ownStubs, realCommands, mayUseInstalled }: CaseSettings,
  place: Pick<NodeSandboxOptions, "kitDirectory" | "workspaceFolders" | "stateDirectory" | "sharedFolder">,
): Promise<NodeSandboxOptions> {
  const options = await nodeOptionsFor(directory, convention, {
    ...place,
    profilePath: given.profileFile ?? profilePath ?? null,
    ownStubs: ownStubs ?? null,
    realCommands: realCommands ?? [],
    // Or a case would say something else on a machine that has CTDB.
    mayUseInstalled: mayUseInstalled ?? false,
    answers: given.stubs,
    files: given.files,
  });
  const release = targetVersion === null ? [] : [{ version: targetVersion }];
  return { ...options, ...place, given: [...release, ...given.profiles] };
}

/** The sandbox, and what it threw when it was entered the last time: the run's report has only words for it. */
function watched(sandbox: Sandbox): { readonly sandbox: Sandbox; readonly failure: () => unknown } {
  let failure: unknown = null;
  return {
    failure: () => failure,
    sandbox: {
      ...sandbox,
      async open(options) {
        failure = null;
        try {
          return await sandbox.open(options);
        } catch (error) {
          failure = error;
          throw error;
        }
      },
    },
  };
}
