import { join } from "node:path";
import { parsePrefix } from "../../configFiles/ipAddress.ts";
import { allowedDuringRecovery, eventNamed } from "../../ctdb/events.ts";
import { NEWEST_VERSION, parseVersion } from "../../ctdb/version.ts";
import { readInputs } from "../base/inputs.ts";
import { changeNode, readSettings, replaceFile } from "../disk/nodeFolder.ts";
import { makeRealFolder } from "../disk/stateFolder.ts";
import type { Row } from "../disk/tables.ts";
import { listOf, type NodeModel, pnnOf, setSetting, settingOf } from "../model/nodeModel.ts";
import { publicAddress } from "../model/publicAddress.ts";

/** How an event ended, as ctdbd hears of it. */
export interface EventEnd {
  readonly passed: boolean;
  /** Whether it passed its deadline. */
  readonly timedOut?: boolean;
  /** What `ctdb event status` says from now on; `null` where CTDB stores nothing of the run. */
  readonly statusText: string | Buffer | null;
}

const RUN_STATE_OF: Readonly<Record<string, string>> = {
  init: "INIT",
  setup: "SETUP",
  startup: "STARTUP",
  shutdown: "SHUTDOWN",
};

/** Events that a node runs while it starts, too: they leave its run state alone (`ctdb_recover.c`, `ctdb_takeover.c`). */
const ALSO_WHILE_STARTING: readonly string[] = [
  "startrecovery",
  "recovered",
  "startipreallocate",
  "releaseip",
  "ipreallocated",
];

/**
 * Whether ctdbd would refuse the event as the node is now (`check_options` and `ctdb_event_script_run` in
 * `ctdb/server/eventscript.c`).
 * @returns its words for the log, or `null` where the event may run. Events that ctdbd does not know are not its business.
 */
export async function refusal(node: string, event: string): Promise<string | null> {
  const model = readSettings(node);
  const version = parseVersion(settingOf(model, "version")) ?? NEWEST_VERSION;
  const facts = eventNamed(event);
  return settingOf(model, "recmode") === "RECOVERY" &&
    facts?.kind === "daemon" &&
    !allowedDuringRecovery(event, version)
    ? `Refusing to run event '${event}' while in recovery`
    : null;
}

/** What ctdbd does after an event, whatever it made of the node; and keeps its status text for `ctdb event status`. */
export async function afterEvent(
  node: string,
  event: string,
  args: readonly string[],
  end: EventEnd,
): Promise<void> {
  const fixed = (await readInputs(node))?.settings;
  const realCommands = listOf(fixed?.realcommands ?? "");
  const model = await changeNode(node, (changed) => applyAfter(changed, event, args, end, realCommands));
  if (end.statusText !== null) {
    const folder = join(node, "status");
    makeRealFolder(folder);
    const component = fixed?.component ?? settingOf(model, "component");
    await replaceFile(join(folder, statusName(component, event)), end.statusText);
  }
}

/** The file that keeps an event's status text. An event can have any name, a file cannot. */
export function statusName(component: string, event: string): string {
  return `${encodeURIComponent(component || "legacy")}.${encodeURIComponent(event)}`;
}

/**
 * What ctdbd does before it runs an event: its run state, and who holds a public address (`ctdb_do_takeip` and
 * `ctdb_do_updateip` in `ctdb/server/ctdb_takeover.c` record that before the event).
 */
export function applyBefore(model: NodeModel, event: string, args: readonly string[]): void {
  setSetting(model, "event", [event, ...args].join(" "));
  if (settingOf(model, "fixedrunstate") === "") {
    setSetting(model, "runstate", runStateFor(settingOf(model, "runstate"), event));
  }
  if (event === "init") {
    // A daemon that starts knows of no address and counts as unhealthy until its first monitor event.
    for (const row of model.public_addresses) {
      release(row);
    }
    setOwnFlag(model, "UNHEALTHY", true);
  }
  const row = publicAddress(model, args[event === "updateip" ? 2 : 1]);
  const taken = event === "takeip" ? args[0] : event === "updateip" ? args[1] : undefined;
  if (row !== null && taken !== undefined) {
    row.pnn = String(pnnOf(model));
    row.interface = taken;
  }
}

/**
 * The table part of {@link afterEvent}, on a model.
 * @param realCommands that the node was made with: for these its tables do not know what scripts did.
 */
export function applyAfter(
  model: NodeModel,
  event: string,
  args: readonly string[],
  { passed, timedOut = false, statusText }: EventEnd,
  realCommands: readonly string[] = [],
): void {
  setSetting(model, "event", "");
  if (event === "startup" && passed && settingOf(model, "fixedrunstate") === "") {
    setSetting(model, "runstate", "RUNNING");
  }
  if (
    event === "recovered" &&
    settingOf(model, "runstate") === "FIRST_RECOVERY" &&
    settingOf(model, "fixedrunstate") === ""
  ) {
    setSetting(model, "runstate", "STARTUP"); // whatever its result (`ctdb_end_recovery_callback`)
  }
  // A time-out counts only after MonitorTimeoutCount of them, a cancelled run never.
  if (event === "monitor" && !timedOut && statusText !== null) {
    setOwnFlag(model, "UNHEALTHY", !passed);
  }
  if (event === "releaseip") {
    const row = publicAddress(model, args[1]);
    // Where the scripts use the real `ip`, the tables do not know, and the event's result has to do.
    if (row !== null && (realCommands.includes("ip") ? passed : isGone(model, row))) {
      release(row); // the script's own result does not matter
    }
  }
  if (event === "updateip" && !passed) {
    const row = publicAddress(model, args[2]);
    if (row !== null) {
      // ctdbd goes back to the old interface, yet forgets that the address is its own.
      row.interface = args[0] === "__none__" ? "" : (args[0] ?? "");
      row.pnn = "-1";
    }
  }
}

/** The run state in which an event runs on a node that has the state `now`. */
function runStateFor(now: string, event: string): string {
  const own = Object.hasOwn(RUN_STATE_OF, event) ? RUN_STATE_OF[event] : undefined;
  if (own !== undefined) {
    return own;
  }
  if (ALSO_WHILE_STARTING.includes(event)) {
    if (now === "INIT" || now === "SETUP") {
      return "FIRST_RECOVERY"; // the recovery daemon starts when setup is over
    }
    if (now === "FIRST_RECOVERY" || now === "STARTUP") {
      return now;
    }
  }
  return "RUNNING";
}

/** ctdbd asks the kernel. */
function isGone(model: NodeModel, row: Row<"public_addresses">): boolean {
  const address = parsePrefix(row.address)?.address;
  return !model.addresses.some((other) => parsePrefix(other.address)?.address === address);
}

function release(row: Row<"public_addresses">): void {
  row.pnn = "-1";
  row.interface = "";
}

function setOwnFlag(model: NodeModel, flag: string, isSet: boolean): void {
  const own = model.nodes.find((row) => Number(row.pnn) === pnnOf(model));
  if (own !== undefined) {
    const others = listOf(own.flags).filter((other) => other !== flag);
    own.flags = [...others, ...(isSet ? [flag] : [])].join(",");
  }
}
