import assert from "node:assert/strict";
import { join } from "node:path";
import { sh } from "../../../support/eventDirectory.ts";
import { makeNodeSite, type NodeSite } from "../../../support/nodeSite.ts";

describe("calls of stub commands in a traced run", function () {
  this.timeout(20_000);
  let site: NodeSite;
  afterEach(() => site.close());

  it("know the statement that made them", async () => {
    site = await makeNodeSite("stubbed", {
      "10.a.script": sh(
        "up() {",
        '  ip link set "$1" up',
        "}",
        "for i in eth0 eth1; do up $i; done",
        "ctdb pnn | cat >/dev/null",
        "x=$(ctdb -X ifaces)",
        "timeout 5 service smbd start",
        "sh -c 'ctdb uptime' >/dev/null",
      ),
      "20.b.script": sh("ip link set eth0 up"),
    });
    const request = { event: "monitor", args: [], timeoutSeconds: 20 };
    const { sandbox } = await site.engine.run({ ...request, trace: true }).report;
    assert.deepEqual(
      sandbox.calls.map(({ argv, place }) => [
        argv.join(" "),
        place === undefined ? null : `${place.file}:${place.line}`,
      ]),
      [
        ["ip link set eth0 up", `${join(site.path, "10.a.script")}:3`],
        ["ip link set eth1 up", `${join(site.path, "10.a.script")}:3`],
        ["ctdb pnn", `${join(site.path, "10.a.script")}:6`],
        ["ctdb -X ifaces", `${join(site.path, "10.a.script")}:7`],
        ["service smbd start", `${join(site.path, "10.a.script")}:8`],
        ["ctdb uptime", null],
        ["ip link set eth0 up", `${join(site.path, "20.b.script")}:2`],
      ],
    );
    const plain = await site.engine.run(request).report;
    assert.ok(plain.sandbox.calls.every(({ place }) => place === undefined));
  });
});
