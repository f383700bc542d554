import assert from "node:assert/strict";
import type { StubNode } from "./stubNode.ts";
import { makeStubNode } from "./stubNode.ts";
import type { TemporaryDirectory } from "./temporaryDirectory.ts";

/** A node with `eth0` (up), `eth1` (down) and a second node in its cluster. */
export function makeNetworkNode(
  folder: TemporaryDirectory,
  tables: Readonly<Record<string, readonly string[]>> = {},
): StubNode {
  return makeStubNode(folder, {
    settings: ["NAME VALUE", "pnn 0", "sleep instant", "hostname node0", "time 1700000000"],
    nodes: ["PNN ADDRESS FLAGS", "0 10.0.0.11 -", "1 10.0.0.12 -", "2 10.0.0.13 DISCONNECTED"],
    interfaces: [
      "NAME KIND ADMIN LINK MAC MTU DETAIL",
      "lo loopback up up 00:00:00:00:00:00 65536 -",
      "eth0 ether up up 02:00:00:00:00:02 1500 -",
      "eth1 ether down up 02:00:00:00:00:03 1500 -",
    ],
    addresses: [
      "INTERFACE ADDRESS FLAGS",
      "lo 127.0.0.1/8 scope=host",
      "lo ::1/128 -",
      "eth0 10.0.0.11/24 broadcast=10.0.0.255",
    ],
    routes: ["TABLE ROUTE"],
    rules: ["FAMILY PRIORITY RULE"],
    neighbours: ["ADDRESS INTERFACE MAC STATE"],
    firewall: ["FAMILY TABLE CHAIN RULE"],
    nftables: ["FAMILY TABLE CHAIN HANDLE RULE"],
    virtual_servers: ["SERVICE SERVER OPTIONS"],
    sysctls: ["NAME VALUE"],
    services: ["NAME STATE BOOT PROCESSES", "nfs active enabled nfsd", "smbd inactive enabled smbd"],
    processes: ["PID NAME SERVICE", "1200 nfsd nfs"],
    ports: ["PROTOCOL ADDRESS PORT SERVICE"],
    connections: ["LOCAL REMOTE STATE"],
    ...tables,
  });
}

/**
 * Runs the commands of a transcript and compares all that they print:
 * `$ command`, then its output, its errors behind `! ` and its exit status behind `= ` (0 is not said).
 * `$ table NAME` prints a table's rows, `$ set TABLE FROM => TO` changes one as the user would.
 */
export function replay(node: StubNode, transcript: string): void {
  const commands = transcript.split("\n").filter((line) => line.startsWith("$ "));
  const actual = commands.flatMap((line) => [line, ...answer(node, line.slice(2))]);
  assert.equal(actual.join("\n"), transcript.trim().length === 0 ? "" : transcript.replace(/^\n|\n *$/g, ""));
}

function answer(node: StubNode, line: string): string[] {
  const [command = "", ...args] = words(line);
  if (command === "table") {
    return [...node.rows(args[0] ?? "")].filter((row) => row !== "");
  }
  if (command === "set") {
    const [table = "", ...change] = args;
    const [from = "", to = ""] = change.join(" ").split(" => ");
    const head = HEADS.get(node.rows(table).length > 0 ? table : "") ?? "";
    node.write(table, [head, ...node.rows(table).map((row) => (row === from ? to : row))]);
    return [];
  }
  const { status, stdout, stderr } = node.call(command, ...args);
  return [
    ...lines(stdout),
    ...lines(stderr).map((text) => `! ${text}`),
    ...(status === 0 ? [] : [`= ${status}`]),
  ];
}

/** The heads of the tables that `set` may change. */
const HEADS = new Map([
  ["interfaces", "NAME KIND ADMIN LINK MAC MTU DETAIL"],
  ["services", "NAME STATE BOOT PROCESSES"],
  ["nodes", "PNN ADDRESS FLAGS"],
]);

function lines(text: string): string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

/** Words apart by blanks; quotes keep blanks. */
function words(line: string): string[] {
  return (line.match(/'[^']*'|"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^(['"])(.*)\1$/, "$2"));
}
