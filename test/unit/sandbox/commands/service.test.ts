import assert from "node:assert/strict";
import { expectCalls, notSimulated } from "../../../support/stubCalls.ts";
import { makeStubNode, type StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

describe("stub service and its kin", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;
  const failedJob =
    "Job for bad.service failed because the control process exited with error code.\n" +
    'See "systemctl status bad.service" and "journalctl -xeu bad.service" for details.\n';

  beforeEach(() => {
    node = makeStubNode(site.current, {
      settings: ["NAME VALUE", "nextpid 2000"],
      services: [
        "NAME STATE BOOT PROCESSES",
        "smbd active enabled smbd",
        "bad broken disabled badd",
        "nmbd failed enabled nmbd",
      ],
      processes: ["PID NAME SERVICE", "1001 smbd smbd"],
    });
  });

  it("hands the usual actions to systemd", () => {
    expectCalls(node, [
      ["service smbd stop", {}],
      ["service smbd start", {}],
      ["service smbd reload", {}],
      ["service smbd --full-restart", {}],
      ["service bad start", { err: failedJob, status: 1 }],
      [
        "service nope start",
        { err: "Failed to start nope.service: Unit nope.service not found.\n", status: 5 },
      ],
      [
        "service nope stop",
        { err: "Failed to stop nope.service: Unit nope.service not loaded.\n", status: 5 },
      ],
      ["service nope status", { err: "Unit nope.service could not be found.\n", status: 4 }],
      ["service --status-all", { out: " [ - ]  bad\n [ - ]  nmbd\n [ + ]  smbd\n" }],
    ]);
    assert.deepEqual(node.rows("processes"), ["2001 smbd smbd"]);
    assert.match(
      node.call("service", "smbd", "status").stdout,
      /Active: active \(running\)\n {3}Main PID: 2001 \(smbd\)/,
    );
    assert.equal(node.call("service", "nmbd", "status").status, 3);
  });

  it("looks for an init script for other actions", () => {
    expectCalls(node, [
      ["service clamav_stop", { err: "clamav_stop: unrecognized service\n", status: 1 }],
      ["service nope reload", { err: "nope: unrecognized service\n", status: 1 }],
      notSimulated("service smbd configtest", 1),
      [
        "service",
        {
          err: "Usage: service < option > | --status-all | [ service_name [ command | --full-restart ] ]\n",
          status: 1,
        },
      ],
    ]);
  });

  it("runs init scripts on a node without systemd", () => {
    node.write("settings", ["NAME VALUE", "nextpid 2000", "init sysv"]);
    expectCalls(node, [
      ["service smbd status", { out: "smbd is running.\n" }],
      ["service smbd stop", { out: "Stopping smbd: smbd.\n" }],
      ["service smbd status", { out: "smbd is not running ... failed!\n", status: 3 }],
      ["service smbd start", { out: "Starting smbd: smbd.\n" }],
      ["service bad restart", { out: "Restarting bad: badd failed!\n", status: 1 }],
      ["service nope start", { err: "nope: unrecognized service\n", status: 1 }],
      ["rc-service smbd start", { err: "rc-service: command not found\n", status: 127 }],
    ]);
    assert.deepEqual(node.rows("processes"), ["2000 smbd smbd"]);
  });

  it("runs OpenRC's scripts on a node that has OpenRC", () => {
    node.write("settings", ["NAME VALUE", "nextpid 2000", "init openrc"]);
    expectCalls(node, [
      ["rc-service smbd start", { err: " * WARNING: smbd has already been started\n" }],
      ["rc-service smbd restart", { out: " * Stopping smbd ...\n [ ok ]\n * Starting smbd ...\n [ ok ]\n" }],
      ["rc-service smbd stop", { out: " * Stopping smbd ...\n [ ok ]\n" }],
      ["rc-service smbd stop", { err: " * WARNING: smbd is already stopped\n" }],
      ["rc-service smbd status", { out: " * status: stopped\n", status: 3 }],
      ["rc-service nmbd status", { out: " * status: crashed\n", status: 32 }],
      [
        "rc-service bad start",
        { out: " * Starting bad ...\n [ !! ]\n", err: " * ERROR: bad failed to start\n", status: 1 },
      ],
      ["rc-service nope start", { err: " * rc-service: service `nope' does not exist\n", status: 1 }],
      ["rc-service -i nope start", {}],
      ["rc-service --exists smbd", {}],
      ["rc-service --exists nope", { status: 1 }],
      notSimulated("rc-service smbd checkconfig", 1),
    ]);
  });

  it("starts services for Debian's maintainer scripts", () => {
    expectCalls(node, [
      ["invoke-rc.d smbd restart", {}],
      ["invoke-rc.d --quiet nmbd start", {}],
      [
        "invoke-rc.d bad start",
        { err: `${failedJob}invoke-rc.d: initscript bad, action "start" failed.\n`, status: 1 },
      ],
      [
        "invoke-rc.d nope start",
        { err: "invoke-rc.d: unknown initscript, /etc/init.d/nope not found.\n", status: 100 },
      ],
      [
        "invoke-rc.d smbd",
        {
          err: "invoke-rc.d: syntax error: missing required parameter, use --help for more information.\n",
          status: 103,
        },
      ],
      notSimulated("invoke-rc.d --query smbd start", 1),
    ]);
    assert.deepEqual(node.rows("processes"), ["2000 smbd smbd", "2001 nmbd nmbd"]);
  });
});
