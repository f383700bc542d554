import { join } from "node:path";
import { type NodeModel, settingOf } from "../virtualNode/model/nodeModel.ts";
import { ROOM } from "./bubblewrap.ts";
import { isolatedCommand } from "./isolatedLaunch.ts";
import { layersOf } from "./layers.ts";
import {
  createNodeSandbox,
  type EnteredMode,
  type NodeSandboxOptions,
  type ReadyNode,
} from "./nodeSandbox.ts";
import { openLauncher } from "./openLauncher.ts";
import { type Sandbox, type SandboxOptions, warning } from "./sandbox.ts";
import { keepFiles } from "./savedFiles.ts";

/** HOST_NAME_MAX of Linux. */
const MAX_HOSTNAME = 64;

/**
 * Runs scripts in namespaces of their own, as root who is nobody outside: the machine is read only,
 * what a script may change is the virtual node's.
 * @param reason why this mode was chosen, for the report.
 */
export function createIsolatedSandbox(options: NodeSandboxOptions, reason: string): Sandbox {
  return createNodeSandbox(options, {
    mode: "isolated",
    reason,
    enter: (ready, sandboxOptions) => enter(options, ready, sandboxOptions),
  });
}

async function enter(
  options: NodeSandboxOptions,
  { node, model, stubs, usesRealIp, given }: ReadyNode,
  { environment, workingDirectory }: SandboxOptions,
): Promise<EnteredMode> {
  const { command, machinePath, hidden } = await isolatedCommand({
    ...options,
    nodeDirectory: node.directory,
    stubs,
    realIp: usesRealIp,
    hostname: hostnameOf(model),
    layers: layersOf(given),
    workingDirectory,
  });
  const inside = {
    ...environment,
    CTDB_BASE: "/etc/ctdb",
    CTDB_HELPER_BINDIR: join(ROOM, "bin"),
    // The functions of a Samba tree that was not built name folders below /usr/local.
    CTDB_SCRIPT_VARDIR: "/var/lib/ctdb/scripts",
  };
  // The launcher's own folder; inside, bubblewrap sets the scripts'.
  const launcher = await openLauncher(command, { environment: inside, workingDirectory: "/" });
  await launcher.ready();
  return {
    environment: inside,
    machinePath,
    start: (program, onOutput) => launcher.start(program, onOutput),
    sweep: (graceMs) => launcher.sweep(graceMs),
    gone: launcher.gone,
    async leave() {
      await launcher.finish();
      const failures = await keepFiles(node.directory, launcher.files);
      return { notes: [...hidden, ...launcher.notes, ...failures].map(warning) };
    },
  };
}

/** The node's name for its network; what no host may be called is replaced. */
function hostnameOf(model: NodeModel): string {
  return (
    settingOf(model, "hostname")
      .replace(/[^A-Za-z0-9.-]/g, "-")
      .slice(0, MAX_HOSTNAME) || "node"
  );
}
