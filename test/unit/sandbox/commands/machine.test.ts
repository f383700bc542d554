import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { expectCalls, notSimulated } from "../../../support/stubCalls.ts";
import { makeStubNode, type StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

describe("stub commands for the machine", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;
  const power = () => node.rows("settings").filter((row) => row.startsWith("power "));

  beforeEach(() => {
    node = makeStubNode(site.current, {
      settings: ["NAME VALUE", "hostname node0.example.com", "time 86400"],
      addresses: [
        "INTERFACE ADDRESS FLAGS",
        "lo 127.0.0.1/8 -",
        "eth0 10.0.0.1/24 -",
        "eth0 fd00::1/64 -",
        "eth0 fe80::1/64 -",
      ],
      modules: ["NAME STATE", "nfsd loaded", "dlm missing"],
      memory: ["NAME VALUE", "SwapTotal 2097152", "SwapFree 1572864"],
    });
  });

  for (const [line, expected, state] of [
    ["reboot", {}, "rebooting"],
    ["reboot -f", {}, "rebooting"],
    ["systemctl reboot", {}, "rebooting"],
    ["poweroff", {}, "off"],
    ["halt -p", {}, "off"],
    ["shutdown -h now", {}, "off"],
    [
      "shutdown -r +5",
      { err: "Reboot scheduled for Fri 1970-01-02 00:05:00 UTC, use 'shutdown -c' to cancel.\n" },
      "rebooting 86700",
    ],
  ] as const) {
    it(`notes ${line}`, () => {
      expectCalls(node, [[line, expected]]);
      assert.deepEqual(power(), [`power ${state}`]);
    });
  }

  it("cancels what is planned", () => {
    node.call("shutdown", "-h", "23:30");
    assert.deepEqual(power(), ["power off 171000"]);
    expectCalls(node, [
      ["shutdown -c", {}],
      ["shutdown foo", { err: "Failed to parse time specification: foo\n", status: 1 }],
      ["halt x", { err: "Too many arguments.\n", status: 1 }],
    ]);
    assert.deepEqual(power(), []);
  });

  it("keeps what is logged", () => {
    expectCalls(node, [
      ["logger -t ctdbd: a b", {}],
      ["logger -p foo.err x", { err: "logger: unknown facility name: foo\n", status: 1 }],
      ["logger -p user.foo x", { err: "logger: unknown priority name: foo\n", status: 1 }],
      notSimulated("logger --journald x", 1, "option --journald"),
    ]);
    assert.match(
      node.call("logger", "-s", "-t", "x", "-p", "daemon.err", "m").stderr,
      /^<27>Jan {2}[12] \d\d:\d\d:00 x: m\n$/,
    );
    assert.equal(node.callWith("one\ntwo\n", "logger", "--tag=in").status, 0);
    assert.equal(readFileSync(`${node.directory}/log`, "utf8"), "ctdbd:: a b\nx: m\nin: one\nin: two\n");
  });

  it("tells the node's time", () => {
    expectCalls(node, [
      ["date +%s", { out: "86400\n" }],
      ["date -u +%Y-%m-%d", { out: "1970-01-02\n" }],
      ["date -d @5 +%s", { out: "5\n" }],
      ["date -ud @5 +%s", { out: "5\n" }],
      notSimulated("date -s now", 1, "setting the time"),
      notSimulated("date 01010000", 1, "setting the time"),
    ]);
    node.write("settings", ["NAME VALUE", "time real"]);
    const now = Number(node.call("date", "+%s").stdout);
    assert.ok(Math.abs(now - Date.now() / 1000) < 5);
  });

  it("tells the node's name", () => {
    expectCalls(node, [
      ["hostname", { out: "node0.example.com\n" }],
      ["hostname -s", { out: "node0\n" }],
      ["hostname -d", { out: "example.com\n" }],
      ["hostname -f", { out: "node0.example.com\n" }],
      ["hostname -I", { out: "10.0.0.1 fd00::1 \n" }],
      ["hostname -i", { out: "10.0.0.1\n" }],
      notSimulated("hostname other", 1, "setting the name"),
    ]);
  });

  it("loads and removes modules", () => {
    expectCalls(node, [
      ["modprobe ip-vs", {}],
      ["modprobe nfsd", {}],
      ["modprobe -q dlm", { status: 1 }],
      ["modprobe -r nfsd", {}],
      [
        "modprobe --first-time ip_vs",
        { err: "modprobe: ERROR: could not insert 'ip_vs': Module already in kernel\n", status: 1 },
      ],
      ["modprobe", { err: "modprobe: ERROR: missing parameters. See -h.\n", status: 1 }],
      ["lsmod", { out: "Module                  Size  Used by\nip_vs                  16384  0\n" }],
      ["rmmod nfsd", { err: "rmmod: ERROR: Module nfsd is not currently loaded\n", status: 1 }],
      ["rmmod ip_vs", {}],
      notSimulated("modprobe -D nfsd", 1, "option -D"),
    ]);
    assert.match(
      node.call("modprobe", "dlm").stderr,
      /^modprobe: FATAL: Module dlm not found in directory \/lib\/modules\/\S+\n$/,
    );
    assert.deepEqual(node.rows("modules"), ["dlm missing"]);
  });

  it("shows swap space", () => {
    expectCalls(node, [
      ["swapon --show", { out: "NAME      TYPE SIZE USED PRIO\n/swapfile file   2G 512M   -2\n" }],
      ["swapon --noheadings", { out: "/swapfile file   2G 512M   -2\n" }],
      notSimulated("swapon -a", 1, "option -a"),
    ]);
  });

  for (const line of [
    "lsof -n",
    "crontab -l",
    "initctl status smbd",
    "chkconfig smbd on",
    "update-rc.d smbd enable",
    "hwclock -w",
  ]) {
    it(`says that ${line} is not simulated`, () => expectCalls(node, [notSimulated(line, 1)]));
  }
});
