import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { defaultModel } from "../../../../src/virtualNode/model/defaults.ts";
import { type NodeModel, settingOf } from "../../../../src/virtualNode/model/nodeModel.ts";
import { applyProfile, readProfile } from "../../../../src/virtualNode/profile/profile.ts";
import { isProfileName } from "../../../../src/virtualNode/profile/profileName.ts";
import { debianModel } from "../../../support/debianModel.ts";

function apply(text: string): NodeModel {
  const { profile, problems } = readProfile(text);
  assert.deepEqual(problems, []);
  const model = debianModel();
  applyProfile(model, profile);
  return model;
}

const WHOLE = `
version: 4.20
platform: debian
init: sysv
hostname: gamma
pnn: 1
nodes:
  - 10.9.0.1
  - address: 10.9.0.2
    flags: [UNHEALTHY]
leader: unknown
recovery: true
runState: STARTUP
interfaces:
  eth0: down
  eth1: absent
  bond0: { addresses: [10.7.0.1/24, "fd00:7::1/64"], mode: 802.3ad, speed: 1000 }
  bond0.5: up
publicAddresses:
  10.0.0.31/24: eth0,eth2
  fd00::31/64: { interfaces: [eth2], holder: 1 }
connections:
  - 10.0.0.31:445 10.0.0.99:5000
  - { local: "[fd00::31]:2049", remote: "[fd00::99]:700", state: TIME-WAIT }
tickles: ["10.0.0.31:445 10.0.0.99:5000"]
services:
  smbd: active
  nmbd: broken
  vsftpd: absent
  gateway: { state: active, boot: enabled, processes: [gwd, gw2], ports: [tcp 8080, unix /run/gw], aliases: [gw] }
processes: [extra]
tunables: { eventscripttimeout: 60 }
options: { CTDB_A: yes, CTDB_B: 0022 }
ports: ["udp 10.0.0.1:53"]
programs: [{ number: 100099, version: 1, name: mine, port: 99 }]
mounts: { /var: 95, /data: { used: 10, type: gpfs }, /: absent }
memory: { MemAvailable: 1000 }
exports: { /srv/a: "*(rw,sync)", /srv/b: ["10.0.0.0/24(ro)", host] }
shares: { My Share: /srv/a, global: { workgroup: X, read only: false } }
domain: broken
routes: ["10.2.0.0/16 via 10.0.0.1 dev eth0"]
rules: { 100: from 10.0.0.31 lookup 10 }
neighbours: [{ address: 10.0.0.9, interface: eth0 }]
firewall: { ip4: ["-A INPUT -j DROP"] }
databases: { secrets.tdb: UNHEALTHY, new.tdb: { flags: [READONLY] }, passdb.tdb: absent }
multipath: { mpatha: { paths: { sdb: faulty } } }
targets: [{ target: 1, kind: lun, detail: 1 /dev/sdb }]
modules: { nf-tables: missing }
sysctls: { net.ipv4.conf.all.promote_secondaries: 0 }
time: 2026-01-01T00:00:00Z
sleep: instant
realCommands: [ip, date]
tables: { virtual_servers: ["tcp:10.0.0.31:80 - -s rr"] }
`;

describe("A node profile", () => {
  it("takes host names of at most 64 letters, digits, dots and dashes", () => {
    const name = "a".repeat(63);
    assert.equal(settingOf(apply(`hostname: ${name}-\n`), "hostname"), `${name}-`);
    for (const bad of [`${name}ab`, "a_b", "a b", "'a;b'"]) {
      const { profile, problems } = readProfile(`hostname: ${bad}\n`);
      assert.equal(profile.hostname, undefined);
      assert.match(problems[0]?.sentence ?? "", /is not the right form/);
    }
  });

  it("changes every part of a node", () => {
    const model = apply(WHOLE);
    const settings = Object.fromEntries(model.settings.map(({ name, value }) => [name, value]));
    assert.deepEqual(
      [
        "version",
        "init",
        "hostname",
        "pnn",
        "leader",
        "recmode",
        "runstate",
        "fixedrunstate",
        "join",
        "time",
        "sleep",
        "realcommands",
      ].map((name) => settings[name]),
      [
        "4.20",
        "sysv",
        "gamma",
        "1",
        "UNKNOWN",
        "RECOVERY",
        "STARTUP",
        "STARTUP",
        "broken",
        "1767225600",
        "instant",
        "ip,date",
      ],
    );
    assert.deepEqual(
      model.nodes.map((row) => Object.values(row).join(" ").trim()),
      ["0 10.9.0.1", "1 10.9.0.2 UNHEALTHY"],
    );
    assert.deepEqual(
      model.interfaces.map(({ name, kind, link, detail }) => `${name} ${kind} ${link} ${detail}`.trim()),
      [
        "lo loopback up",
        "eth0 ether down",
        "eth2 ether up",
        "bond0 bond up mode=802.3ad speed=1000",
        "bond0.5 vlan up parent=bond0 id=5",
      ],
    );
    assert.deepEqual(
      model.public_addresses.map((row) => Object.values(row).join(" ").trim()),
      ["10.0.0.31/24 eth0,eth2 -1", "fd00::31/64 eth2 1 eth2"],
    );
    assert.deepEqual(
      model.connections.map((row) => row.state),
      ["ESTAB", "TIME-WAIT"],
    );
    const services = Object.fromEntries(
      model.services.map(({ name, state, boot }) => [name, `${state} ${boot}`]),
    );
    assert.equal(services.smbd, "active disabled");
    assert.equal(services.nmbd, "broken disabled");
    assert.equal(services.vsftpd, undefined);
    assert.equal(services.gateway, "active enabled");
    assert.equal(services.gw, "inactive alias");
    assert.deepEqual(model.processes.map((row) => row.name).slice(-4), ["smbd", "gwd", "gw2", "extra"]);
    assert.deepEqual(
      model.ports
        .filter((row) => row.service === "gateway")
        .map((row) => `${row.protocol} ${row.address} ${row.port}`),
      ["tcp 0.0.0.0 8080", "tcp :: 8080", "unix /run/gw "],
    );
    assert.ok(model.tunables.some((row) => row.name === "EventScriptTimeout" && row.value === "60"));
    assert.deepEqual(
      model.options.map((row) => row.value),
      ["yes", "0022"],
    );
    assert.deepEqual(
      model.mounts.map((row) => `${row.target} ${row.type} ${row.used}`),
      ["/var ext4 95", "/data gpfs 10"],
    );
    assert.deepEqual(
      model.exports.map((row) => `${row.path} ${row.client} ${row.options}`.trim()),
      ["/srv/a * rw,sync", "/srv/b 10.0.0.0/24 ro", "/srv/b host"],
    );
    assert.deepEqual(model.shares[1], { name: "global", path: "", options: "workgroup = X; read only = no" });
    assert.ok(model.routes.some((row) => row.table === "main" && row.route.startsWith("10.2.0.0/16 ")));
    assert.deepEqual(
      model.rules.map((row) => row.priority),
      ["0", "100", "32766", "32767"],
    );
    assert.deepEqual(
      model.databases.map((row) => `${row.name} ${row.health}`),
      ["group_mapping.tdb OK", "secrets.tdb UNHEALTHY", "new.tdb OK"],
    );
    assert.deepEqual(
      model.devices.map((row) => `${row.name} ${row.state} ${row.detail}`.trim()),
      ["mpatha active", "sdb faulty map=mpatha"],
    );
    assert.deepEqual(model.virtual_servers, [{ service: "tcp:10.0.0.31:80", server: "", options: "-s rr" }]);
    assert.deepEqual(model.modules, [{ name: "nf_tables", state: "missing" }]);
  });

  it("changes nothing when it says nothing", () => {
    for (const text of ["", "# nothing\n", "---\n", "{}"]) {
      assert.deepEqual(apply(text), apply("{}"), JSON.stringify(text));
    }
  });

  it("lets the run state follow the events with auto", () => {
    assert.equal(settingOf(apply("runState: auto\n"), "fixedrunstate"), "");
  });

  it("is known by its name", () => {
    for (const name of ["node-profile.yaml", "link-down.node-profile.yaml", "a.node-profile.yml"]) {
      assert.ok(isProfileName(name), name);
    }
    assert.ok(!isProfileName("my-node-profile.yaml"));
  });

  it("can be any text, and what is read of it can be applied", () => {
    const words = WHOLE.split(/(?<=[\s:{}[\],])/);
    const text = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom(...words, "\n", "  ", "- ", "*a", "&a ", "!!set "), { maxLength: 40 })
        .map((parts) => parts.join("")),
      fc
        .tuple(fc.nat(WHOLE.length), fc.nat(30))
        .map(([at, length]) => WHOLE.slice(0, at) + WHOLE.slice(at + length)),
    );
    fc.assert(
      fc.property(text, (given) => {
        const { profile, problems } = readProfile(given);
        for (const { start, end, line } of problems) {
          assert.ok(start >= 0 && end >= start && end <= given.length && line >= 1);
        }
        const model = defaultModel({
          version: [4, 24, 0],
          component: "legacy",
          platform: "debian",
          base: "/",
        });
        applyProfile(model, profile);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the example of a node profile in the documentation", () => {
  it("is right as it stands", async () => {
    const page = readFileSync(new URL("../../../../docs/virtual-node.md", import.meta.url), "utf8");
    const [, example = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    assert.notEqual(example, "");
    assert.deepEqual((await readProfile(example)).problems, []);
  });
});

describe("a public address that the profile gives to this node", () => {
  it("is on its interface, as takeip would have left it", () => {
    const model = apply(
      "publicAddresses: {10.0.0.40/24: {interfaces: [eth0], holder: 0}, 10.0.0.41/24: {interfaces: [eth0], holder: 1}}\n",
    );
    const there = model.addresses.map(({ interface: name, address }) => `${name} ${address}`);
    assert.ok(there.includes("eth0 10.0.0.40/24"));
    assert.ok(!there.includes("eth0 10.0.0.41/24"));
  });
});
