import assert from "node:assert/strict";
import { CHANGE_KINDS, ChangeError, parseChange } from "../../../../src/virtualNode/change/change.ts";
import type { TableName } from "../../../../src/virtualNode/disk/tables.ts";
import { type NodeModel, tablesOf } from "../../../../src/virtualNode/model/nodeModel.ts";
import { viewOf } from "../../../../src/virtualNode/view/describe.ts";
import { debianModel } from "../../../support/debianModel.ts";

const fresh = (): NodeModel => debianModel();

/** The lines that a change adds to the node's tables and takes from them. */
function difference(before: NodeModel, after: NodeModel): string[] {
  const [old, now] = [tablesOf(before), tablesOf(after)];
  return (Object.keys(now) as TableName[]).flatMap((table) => {
    const [a = [], b = []] = [old[table]?.split("\n"), now[table]?.split("\n")];
    return [
      ...a.filter((line) => !b.includes(line)).map((line) => `- ${table}: ${line}`),
      ...b.filter((line) => !a.includes(line)).map((line) => `+ ${table}: ${line}`),
    ];
  });
}

function changed(words: string, model = fresh()): string[] {
  const after = structuredClone(model);
  parseChange(words.split(" ")).apply(after);
  return difference(model, after);
}

function changedBy(...steps: readonly string[]): NodeModel {
  const model = fresh();
  for (const step of steps) {
    parseChange(step.split(" ")).apply(model);
  }
  return model;
}

describe("A change of a virtual node by hand", () => {
  const cases: readonly (readonly [words: string, ...lines: string[]])[] = [
    [
      "link eth0 down",
      "- interfaces: eth0 ether up up 02:00:67:b1:97:24 1500 -",
      "+ interfaces: eth0 ether up down 02:00:67:b1:97:24 1500 -",
    ],
    ["node 1 flags DISCONNECTED,banned", "- nodes: 1 10.1.0.2 -", "+ nodes: 1 10.1.0.2 DISCONNECTED,BANNED"],
    [
      "holder 10.0.0.31 1",
      "- public_addresses: 10.0.0.31/24 eth0 -1 -",
      "+ public_addresses: 10.0.0.31/24 eth0 1 -",
    ],
    [
      "holder 10.0.0.31/24 0",
      "- public_addresses: 10.0.0.31/24 eth0 -1 -",
      "+ public_addresses: 10.0.0.31/24 eth0 0 eth0",
    ],
    ["recovery on", "- settings: recmode NORMAL", "+ settings: recmode RECOVERY"],
    [
      "runstate startup",
      "- settings: runstate RUNNING",
      "- settings: fixedrunstate -",
      "+ settings: runstate STARTUP",
      "+ settings: fixedrunstate STARTUP",
    ],
    ["leader unknown", "- settings: leader 0", "+ settings: leader UNKNOWN"],
    [
      "tunable eventscripttimeout 60",
      "- tunables: EventScriptTimeout 30",
      "+ tunables: EventScriptTimeout 60",
    ],
    ["connection add 10.0.0.31:445 10.0.0.99:5000", "+ connections: 10.0.0.31:445 10.0.0.99:5000 ESTAB"],
    ["connection add [fd00:0::1]:2049 [fd00::2]:700", "+ connections: [fd00::1]:2049 [fd00::2]:700 ESTAB"],
    [
      "mount /var used 95",
      "- mounts: /var /dev/sda2 ext4 20971520 20 10 rw,relatime",
      "+ mounts: /var /dev/sda2 ext4 20971520 95 10 rw,relatime",
    ],
    ["memory MemAvailable 1000", "- memory: MemAvailable 6291456", "+ memory: MemAvailable 1000"],
    ["time 2026-01-01T00:00:00Z", "- settings: time real", "+ settings: time 1767225600"],
    ["sleep instant", "- settings: sleep real", "+ settings: sleep instant"],
    ["option CTDB_X some words", "+ options: CTDB_X some words"],
    ["address add eth0 10.0.0.31/24", "+ addresses: eth0 10.0.0.31/24 broadcast=10.0.0.255"],
    [
      "service smbd active",
      "- settings: nextpid 5000004",
      "+ settings: nextpid 5000005",
      "- services: smbd inactive disabled smbd",
      "+ services: smbd active disabled smbd",
      "+ processes: 5000004 smbd smbd",
    ],
    [
      "service clamav broken",
      "- services: clamav-daemon inactive disabled clamd",
      "+ services: clamav-daemon broken disabled clamd",
    ],
  ];
  for (const [words, ...lines] of cases) {
    it(words, () => assert.deepEqual(changed(words), lines));
  }

  it("undoes itself", () => {
    const start = tablesOf(fresh());
    for (const steps of [
      ["link eth0 down", "link eth0 up"],
      ["pnn 2", "pnn 0"],
      ["connection add 1.1.1.1:1 2.2.2.2:2", "connection remove 1.1.1.1:1 2.2.2.2:2"],
      ["option A 1", "option remove A"],
      ["address add eth1 10.5.0.1/16", "address remove eth1 10.5.0.1/16"],
      ["runstate INIT", "runstate auto"],
      ["node 0 flags BANNED", "node 0 flags none"],
    ]) {
      const { neighbours: _, ports: __, ...now } = tablesOf(changedBy(...steps));
      const { neighbours: ___, ports: ____, ...then } = start;
      assert.deepEqual(now, then, steps.join(", "));
    }
  });

  it("moves the node's private address with its number", () => {
    const model = changedBy("pnn 2");
    assert.deepEqual(
      model.addresses.filter((row) => row.interface === "eth1").map((row) => row.address),
      ["10.1.0.3/24"],
    );
    assert.ok(model.ports.some((row) => row.address === "10.1.0.3" && row.port === "4379"));
    assert.equal(model.settings.find((row) => row.name === "hostname")?.value, "node2");
  });

  it("starts and stops what belongs to a service", () => {
    const names = (model: NodeModel) => model.processes.map((row) => row.name).slice(4);
    assert.deepEqual(names(changedBy("service nfs-kernel-server active")), [
      "rpc.mountd",
      "rpc.statd",
      "nfsd",
      "lockd",
    ]);
    assert.deepEqual(names(changedBy("service nfs-server active", "service nfs-server inactive")), [
      "rpc.statd",
    ]);
  });

  const errors: readonly (readonly [string, RegExp])[] = [
    ["", /nothing that can be changed; say link, /],
    ["lnk eth0 down", /“lnk” is nothing that can be changed/],
    ["link eth0", /It is “link INTERFACE up\|down”\./],
    ["link eth0 dwn", /The link “dwn” is none of up or down\./],
    ["link eth7 down", /The node has no interface “eth7”; it has lo, eth0, eth1\./],
    ["service smb active", /The node has no service “smb”; it has smbd, /],
    ["service smbd on", /The state “on” is none of active, inactive, failed or broken\./],
    ["pnn 3", /The node has no node “3”; it has 0, 1, 2\./],
    ["pnn x", /The node number “x” is no whole number from 0 to/],
    ["node 1 flags SICK", /The flag “SICK” is none of DISCONNECTED, /],
    ["holder 10.0.0.99 0", /no public address “10\.0\.0\.99”; it has 10\.0\.0\.31, /],
    ["tunable Foo 1", /CTDB 4\.24\.0 has no tunable “Foo”; it has SeqnumInterval, /],
    ["tunable EventScriptTimeout -1", /The value “-1” is no whole number/],
    ["connection add 10.0.0.1 10.0.0.2:3", /“10\.0\.0\.1” is no address with a port/],
    ["connection remove 10.0.0.1:1 10.0.0.2:3", /The node has no connection at all\./],
    ["mount /nope used 3", /The node has no file system “\/nope”; it has \/, \/var\./],
    ["mount / used 101", /no whole number from 0 to 100/],
    ["time soon", /“soon” is not real, a time such as/],
    ["option A-B 1", /no name of a shell variable/],
    ["address add eth0 10.0.0.31", /no address with the length of its network/],
    ["address add eth0 10.0.0.11/24", /has the address 10\.0\.0\.11\/24 already/],
  ];
  for (const [words, message] of errors) {
    it(`says what is possible instead of: ${words}`, () => {
      assert.throws(
        () => changed(words),
        (error) => error instanceof ChangeError && message.test(error.message),
      );
    });
  }

  it("is documented", () => {
    for (const { name, usage, description } of CHANGE_KINDS) {
      assert.ok(usage.startsWith(`${name} `), name);
      assert.match(description, /\.$|:.*\.$/, name);
    }
  });

  it("can be made wherever the view offers it", () => {
    const model = changedBy(
      "connection add 10.0.0.31:445 10.0.0.99:5000",
      "option A 1",
      "tunable MonitorInterval 3",
      "pnn 1",
    );
    const offers = viewOf(model).flatMap(({ rows }) => rows.flatMap(({ changes }) => changes));
    assert.ok(offers.length > 40);
    for (const { label, words } of offers) {
      const filled = words.map((word) => (word === "?" ? (words[0] === "time" ? "real" : "5") : word));
      assert.doesNotThrow(() => parseChange(filled).apply(structuredClone(model)), label);
    }
  });
});
