import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { expectCalls, notSimulated } from "../../../support/stubCalls.ts";
import { makeStubNode, type StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

describe("stub multipath and multipathd", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;
  const devices = (mapState: string, firstPath: string) => [
    "NAME KIND STATE DETAIL",
    `mpatha map ${mapState} wwid=36000 size=2.0T`,
    `sdb path ${firstPath} map=mpatha`,
    "sdc path faulty map=mpatha hcil=4:0:0:1 dev=8:32",
  ];

  beforeEach(() => {
    node = makeStubNode(site.current, {
      settings: ["NAME VALUE", "nextpid 2000"],
      services: ["NAME STATE BOOT PROCESSES", "multipathd inactive enabled multipathd"],
      processes: ["PID NAME SERVICE"],
      devices: devices("active", "active"),
    });
  });

  it("shows maps with their paths", () => {
    const topology = (first: string) =>
      "mpatha (36000) dm-0 IET,VIRTUAL-DISK\nsize=2.0T features='0' hwhandler='0' wp=rw\n" +
      `|-+- policy='service-time 0' ${first} running\n` +
      "`-+- policy='service-time 0' prio=0 status=enabled\n  `- 4:0:0:1 sdc 8:32 failed faulty running\n";
    const good = topology("prio=1 status=active\n| `- 3:0:0:1 sdb 8:16 active ready");
    expectCalls(node, [
      ["multipath -ll mpatha", { out: good }],
      ["multipath -l sdb", { out: good }],
      ["multipath -ll", { out: good }],
      ["multipath -ll mpathb", { status: 1 }],
      notSimulated("multipath -r", 1, "option -r"),
    ]);
    node.write("devices", devices("active", "faulty"));
    expectCalls(node, [
      [
        "multipath -ll 36000",
        { out: topology("prio=0 status=enabled\n| `- 3:0:0:1 sdb 8:16 failed faulty") },
      ],
    ]);
  });

  it("answers through the daemon while that runs", () => {
    expectCalls(node, [
      ["multipathd show maps", { status: 1 }],
      ["systemctl start multipathd", {}],
      ["multipathd show maps", { out: "name   sysfs uuid\nmpatha dm-0  36000\n" }],
      ["multipathd show daemon", { out: "pid 2000 idle\n" }],
      ["multipathd reconfigure", { out: "ok\n" }],
      notSimulated("multipathd show paths", 1),
      ["multipathd shutdown", { out: "ok\n" }],
    ]);
    assert.deepEqual(node.rows("processes"), []);
  });

  it("waits for ever for a device that hangs", async () => {
    node.write("devices", devices("hangs", "active"));
    node.call("multipath", "-ll", "mpathb");
    const child = spawn(`${node.directory}/bin/multipath`, ["-ll", "mpatha"], { stdio: "ignore" });
    const calls = `${node.directory}/calls`;
    while (
      child.exitCode === null &&
      !(existsSync(calls) && readFileSync(calls, "utf8").includes("\thangs\t"))
    ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.equal(child.exitCode, null);
    child.kill("SIGKILL");
    await once(child, "exit");
    assert.deepEqual(node.calls().at(-1)?.slice(1, 3), ["-", "hangs"]);
  });
});

// Compared with tgt 1.0.85.
describe("stub tgtd and tgtadm", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;
  const refused = (message: string) => ({ err: `tgtadm: ${message}\n`, status: 22 });

  beforeEach(() => {
    node = makeStubNode(site.current, {
      settings: ["NAME VALUE", "nextpid 2000"],
      services: ["NAME STATE BOOT PROCESSES", "tgt inactive enabled tgtd"],
      processes: ["PID NAME SERVICE"],
      mounts: [
        "TARGET SOURCE TYPE SIZE USED INODES OPTIONS",
        "/ /dev/vda ext4 1000 1 1 rw",
        "/clusterfs gpfs0 gpfs 1000 1 1 rw",
      ],
      targets: ["TARGET KIND DETAIL"],
    });
  });

  it("exports while tgtd runs, and forgets when it is killed", () => {
    const tgtadm = "tgtadm --lld iscsi --mode";
    expectCalls(node, [
      [
        `${tgtadm} target --op show`,
        {
          err: "tgtadm: failed to send request hdr to tgt daemon, Transport endpoint is not connected\n",
          status: 107,
        },
      ],
      ["tgtd", {}],
      ["tgtd", {}],
      [`${tgtadm} target --op new --tid 1 -T iqn.2010-01.org.x:a`, {}],
      [`${tgtadm} target --op new --tid 2 -T iqn.2010-01.org.x:a`, refused("this target already exists")],
      [`${tgtadm} logicalunit --op new --tid 1 --lun 1 -b /clusterfs/disk`, {}],
      [
        `${tgtadm} logicalunit --op new --tid 1 --lun 1 -b /clusterfs/disk`,
        refused("this logical unit number already exists"),
      ],
      [`${tgtadm} logicalunit --op new --tid 9 --lun 1 -b /clusterfs/disk`, refused("can't find the target")],
      [`${tgtadm} logicalunit --op new --tid 1 --lun 2 -b /nope/disk`, refused("invalid request")],
      [`${tgtadm} target --op bind --tid 1 -I ALL`, {}],
      [`${tgtadm} target --op bind --tid 1 -I ALL`, refused("this access control rule already exists")],
      [
        `${tgtadm} target --op unbind --tid 1 -I 10.0.0.1`,
        refused("this access control rule does not exist"),
      ],
      [`${tgtadm} target --op update --tid 1 -n MaxCmd -v 5`, {}],
      [`${tgtadm} portal --op new --param portal=10.0.0.31:3261`, {}],
      [
        `${tgtadm} portal --op show`,
        { out: "Portal: 10.0.0.31:3261,1\nPortal: [::]:3260,1\nPortal: 0.0.0.0:3260,1\n" },
      ],
      [`${tgtadm} account --op new --user u --password p`, {}],
      [`${tgtadm} account --op bind --tid 1 --user u`, {}],
      [`${tgtadm} account --op show`, { out: "Account list:\n    u\n" }],
      [`${tgtadm} frob --op show`, { err: "tgtadm: unknown mode: frob\n", status: 1 }],
      [`${tgtadm} target --op frob`, { err: "tgtadm: unknown operation: frob\n", status: 1 }],
      ["tgtadm", refused("specify the operation type")],
      notSimulated(`${tgtadm} sys --op show`, 22),
    ]);
    assert.deepEqual(node.rows("targets"), [
      "1 target iqn.2010-01.org.x:a",
      "1 lun 1 /clusterfs/disk",
      "1 acl ALL",
      "1 param MaxCmd=5",
      "- portal 10.0.0.31:3261",
      "- account u",
      "1 account u",
    ]);
    assert.deepEqual(node.rows("services"), ["tgt active enabled tgtd"]);
    const { stdout } = node.call("tgtadm", "--op", "show", "--mode", "target");
    assert.equal(stdout, node.call("tgt-admin", "-s").stdout);
    assert.match(stdout, /^Target 1: iqn.2010-01.org.x:a\n {4}System information:\n {8}Driver: iscsi\n/);
    assert.match(stdout, /LUN: 1\n {12}Type: disk\n {12}SCSI ID: IET {5}00010001\n/);
    assert.match(stdout, /Account information:\n {8}u\n {4}ACL information:\n {8}ALL\n$/);
    expectCalls(node, [
      ["killall -9 tgtd", {}],
      ["tgtd", {}],
      [`${tgtadm} target --op show`, {}],
    ]);
    assert.deepEqual(node.rows("processes"), ["2001 tgtd tgt"]);
  });

  it("does not come up where its service is broken", () => {
    node.write("services", ["NAME STATE BOOT PROCESSES", "tgt broken enabled tgtd"]);
    expectCalls(node, [["tgtd", {}]]);
    assert.deepEqual(node.rows("processes"), []);
  });

  it("does not simulate targetcli", () => {
    expectCalls(node, [notSimulated("targetcli ls", 1), notSimulated("tgt-admin --dump", 1)]);
  });
});
