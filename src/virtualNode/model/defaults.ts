import { networkOf, type Prefix, parsePrefix } from "../../configFiles/ipAddress.ts";
import { tunablesOf } from "../../ctdb/tunables/tunables.ts";
import { formatVersion, type Version } from "../../ctdb/version.ts";
import { hostnameOf, settleInCluster } from "./clusterNode.ts";
import { DATABASES, MEMORY, MOUNTS } from "./defaultTables.ts";
import { addAddress, ensureInterface, LOOPBACK, PRIVATE_INTERFACE, PUBLIC_INTERFACE } from "./network.ts";
import { emptyModel, type NodeModel, type SettingName } from "./nodeModel.ts";
import type { Platform } from "./platform.ts";
import { servicesOf } from "./serviceCatalogue.ts";
import { addService } from "./serviceDefaults.ts";
import { addProcess, serviceNamed, setServiceState } from "./serviceState.ts";

/** What decides how a new node looks. */
export interface NodePlan {
  readonly version: Version;
  readonly component: string;
  readonly platform: Platform;
  /** CTDB_BASE of the workspace. */
  readonly base: string;
  /** The cluster; without it three nodes. */
  readonly nodes?: readonly PlannedNode[];
  /** This node's number; without it 0. */
  readonly pnn?: number;
  /** Without them four on `eth0`. */
  readonly publicAddresses?: readonly PlannedAddress[];
}

export interface PlannedNode {
  readonly pnn: number;
  readonly address: string;
  readonly flags: readonly string[];
}

export interface PlannedAddress extends Prefix {
  readonly interfaces: readonly string[];
}

/** No process of a real machine can have it (Linux ends at 4194304): a script's `kill` then hits nothing. */
const FIRST_PID = "5000000";

/** Three nodes on a private network. */
export const DEFAULT_NODES: readonly PlannedNode[] = [1, 2, 3].map((host) => ({
  pnn: host - 1,
  address: `10.1.0.${host}`,
  flags: [],
}));

/**
 * Four addresses, all on the interface that leads to the clients: one interface whose link decides whether the node
 * can serve, so that a link set down makes `monitor` fail. The private network carries no public address.
 */
export const DEFAULT_PUBLIC_ADDRESSES: readonly PlannedAddress[] = [31, 32, 33, 34].map((host) => ({
  address: `10.0.0.${host}`,
  bits: 24,
  interfaces: [PUBLIC_INTERFACE],
}));

/** A new node: everything installed, nothing running, no public address held. */
export function defaultModel(plan: NodePlan): NodeModel {
  const model = emptyModel();
  const nodes = plan.nodes ?? DEFAULT_NODES;
  const publicAddresses = plan.publicAddresses ?? DEFAULT_PUBLIC_ADDRESSES;
  const pnn = plan.pnn ?? nodes.find((node) => !node.flags.includes("DELETED"))?.pnn ?? 0;
  model.settings = Object.entries(settings(plan, pnn)).map(([name, value]) => ({ name, value }));
  model.nodes = nodes.map((node) => ({
    pnn: String(node.pnn),
    address: node.address,
    flags: node.flags.join(","),
  }));
  model.public_addresses = publicAddresses.map(({ address, bits, interfaces }) => ({
    address: `${address}/${bits}`,
    interfaces: interfaces.join(","),
    pnn: "-1",
    interface: "",
  }));
  model.mounts = MOUNTS.map((row) => ({ ...row }));
  model.sysctls = [{ name: "net.ipv4.conf.all.promote_secondaries", value: "1" }]; // as 10.interface sets it
  model.memory = MEMORY.map((row) => ({ ...row }));
  model.databases = DATABASES.map((row) => ({ ...row }));
  for (const service of servicesOf(plan.platform)) {
    addService(model, service);
  }
  startPortmapper(model);
  model.tunables = tunablesOf(plan.version)
    .filter((tunable) => !tunable.isObsolete)
    .map(({ name, value }) => ({ name, value: String(value) }));
  addInterfaces(model, publicAddresses, pnn);
  model.ports.push({ protocol: "tcp", address: "0.0.0.0", port: "22", service: "" });
  for (const daemon of ["sshd", "ctdbd", "ctdb-eventd"]) {
    addProcess(model, daemon, "");
  }
  return model;
}

/** systemd starts it when somebody asks for it, so it is always there; no event script starts it. */
function startPortmapper(model: NodeModel): void {
  setServiceState(model, "rpcbind", "active");
  const row = serviceNamed(model, "rpcbind");
  if (row !== null) {
    row.boot = "enabled";
  }
}

function settings(plan: NodePlan, pnn: number): Partial<Record<SettingName, string>> {
  return {
    pnn: String(pnn),
    hostname: hostnameOf(pnn),
    runstate: "RUNNING",
    fixedrunstate: "",
    recmode: "NORMAL",
    leader: String(pnn),
    version: formatVersion(plan.version),
    component: plan.component,
    platform: plan.platform,
    init: "systemd",
    time: "real",
    sleep: "real",
    nextpid: FIRST_PID,
    base: plan.base,
    event: "",
    realcommands: "",
    ownfiles: "",
  };
}

/** The private network is where no public address is, so far as there is such an interface. */
function addInterfaces(model: NodeModel, publicAddresses: readonly PlannedAddress[], pnn: number): void {
  const taken = new Set(publicAddresses.flatMap((address) => address.interfaces));
  const privateOne =
    [PRIVATE_INTERFACE, PUBLIC_INTERFACE].find((name) => !taken.has(name)) ?? PRIVATE_INTERFACE;
  const publicOne = privateOne === PRIVATE_INTERFACE ? PUBLIC_INTERFACE : PRIVATE_INTERFACE;
  model.interfaces.push({ ...LOOPBACK });
  for (const name of [PUBLIC_INTERFACE, PRIVATE_INTERFACE, ...taken]) {
    ensureInterface(model, name);
  }
  addAddress(model, "lo", { address: "127.0.0.1", bits: 8 });
  addAddress(model, "lo", { address: "::1", bits: 128 });
  const fixed = staticPrefix(model, pnn);
  const gateway = `${networkOf(fixed).network.replace(/\.0$/, "")}.1`;
  model.routes.push({ table: "main", route: `default via ${gateway} dev ${publicOne}` });
  addAddress(model, publicOne, fixed);
  model.neighbours.push({
    address: gateway,
    interface: publicOne,
    mac: "02:00:00:00:02:01",
    state: "REACHABLE",
  });
  settleInCluster(model, pnn, privateOne);
}

/** The address that the machine always has towards the clients: one of no public address and no node. */
function staticPrefix(model: NodeModel, pnn: number): Prefix {
  const used = new Set(
    [...model.public_addresses, ...model.nodes].map(
      (row) => parsePrefix(row.address)?.address ?? row.address,
    ),
  );
  for (let host = 11 + (pnn % 100); host < 250; host++) {
    if (!used.has(`10.0.0.${host}`)) {
      return { address: `10.0.0.${host}`, bits: 24 };
    }
  }
  return { address: "10.0.1.11", bits: 24 };
}
