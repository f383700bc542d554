import { join } from "node:path";
import { createEngine } from "../../src/runner/engine.ts";
import { scriptEnvironment } from "../../src/runner/environment.ts";
import { type NodeWishes, nodeOptionsFor } from "../../src/runner/eventSandbox.ts";
import { chooseSandbox } from "../../src/sandbox/chooseSandbox.ts";
import type { NodeSandboxOptions } from "../../src/sandbox/nodeSandbox.ts";
import type { SandboxChoice } from "../../src/sandbox/sandboxChoice.ts";
import { openVirtualNode, type VirtualNode } from "../../src/virtualNode/virtualNode.ts";
import { type FileSpec, makeEventDirectory } from "./eventDirectory.ts";
import { KIT_DIRECTORY } from "./kit.ts";
import { convention, type Site } from "./runEvent.ts";

/** An event directory whose scripts run on a virtual node of its own. */
export interface NodeSite extends Site {
  /** The virtual node's options; its state lies below the site's base. */
  readonly nodeOptions: NodeSandboxOptions;
  node(): Promise<VirtualNode>;
}

/** What a site may have besides its scripts. */
export interface NodeSiteOptions extends Partial<NodeWishes> {
  readonly release?: string;
  /** Use this event directory in place of one made from files; nothing in it is removed. */
  readonly directory?: string;
}

/** Makes an event directory and runs its events in a mode. */
export async function makeNodeSite(
  mode: SandboxChoice,
  files: Readonly<Record<string, FileSpec>>,
  { release, directory: given, ...wishes }: NodeSiteOptions = {},
): Promise<NodeSite> {
  const rules = convention(release);
  const made = makeEventDirectory(
    files,
    rules.generation === "component" ? "config/events/legacy" : "config/events.d",
  );
  const path = given ?? made.path;
  const nodeOptions = await nodeOptionsFor(path, rules, {
    kitDirectory: KIT_DIRECTORY,
    stateDirectory: join(made.base, "state"),
    ...wishes,
  });
  const engine = createEngine({
    directory: path,
    convention: rules,
    sandbox: await chooseSandbox(mode, nodeOptions),
    environment: scriptEnvironment(path, rules),
    workingDirectory: "/",
  });
  return {
    base: made.base,
    path,
    remove: made.remove,
    nodeOptions,
    node: () => openVirtualNode(nodeOptions),
    engine,
    run: (event, ...args) => engine.run({ event, args, timeoutSeconds: 30 }).report,
    async close() {
      await engine.close();
      made.remove();
    },
  };
}
