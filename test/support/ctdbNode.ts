import { join } from "node:path";
import { makeStubNode, type StubNode } from "./stubNode.ts";
import type { TemporaryDirectory } from "./temporaryDirectory.ts";

const SETTINGS = {
  pnn: "0",
  runstate: "RUNNING",
  recmode: "NORMAL",
  leader: "1",
  version: "4.24.0",
  generation: "654321",
};

/** A virtual node of a cluster of four, with what the command `ctdb` asks for; some settings as the test wants them. */
export function makeCtdbNode(
  folder: TemporaryDirectory,
  settings: Readonly<Record<string, string>> = {},
): StubNode {
  const node = makeStubNode(folder, {
    settings: ["NAME VALUE"],
    nodes: [
      "PNN ADDRESS FLAGS",
      "0 10.1.0.31 -",
      "1 10.1.0.32 UNHEALTHY",
      "2 10.1.0.33 DISCONNECTED",
      "3 0.0.0.0 DELETED",
      "4 10.1.0.35 DISABLED,STOPPED",
    ],
    interfaces: [
      "NAME KIND ADMIN LINK MAC MTU DETAIL",
      "eth1 ether up up - 1500 -",
      "eth2 ether up up - 1500 -",
    ],
    public_addresses: [
      "ADDRESS INTERFACES PNN INTERFACE",
      "fd00::10:31/64 eth1 1 -",
      "10.0.0.32/24 eth1,eth2 0 eth1",
      "10.0.0.4/24 eth2 -1 -",
    ],
    iface_links: ["NAME LINK"],
    connections: ["LOCAL REMOTE STATE"],
    tickles: ["SERVER CLIENT"],
    tunables: ["NAME VALUE", "MonitorInterval 15", "AllowClientDBAttach 1"],
    services: ["NAME STATE BOOT PROCESSES", "smbd active enabled smbd", "nfs-server inactive disabled nfsd"],
    processes: ["PID NAME SERVICE", "1000 ctdbd -"],
    ports: [
      "PROTOCOL ADDRESS PORT SERVICE",
      "tcp 0.0.0.0 445 smbd",
      "tcp 0.0.0.0 2049 nfs-server",
      "tcp ::1 53 -",
    ],
    databases: [
      "ID NAME FLAGS HEALTH",
      "0x7a19d84d locking.tdb READONLY OK",
      "0x7132c184 secrets.tdb PERSISTENT bad",
    ],
    records: ["DATABASE KEY VALUE"],
  });
  folder.folder("node/status");
  folder.folder("node/base/events/legacy");
  setSettings(node, settings);
  return node;
}

/** Gives the node of `makeCtdbNode` other settings. */
export function setSettings(node: StubNode, settings: Readonly<Record<string, string>>): void {
  const all = { ...SETTINGS, base: join(node.directory, "base"), ...settings };
  node.write("settings", ["NAME VALUE", ...Object.entries(all).map(([name, value]) => `${name} ${value}`)]);
}
