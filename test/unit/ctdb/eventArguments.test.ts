import assert from "node:assert/strict";
import fc from "fast-check";
import { conventionFor } from "../../../src/ctdb/conventions.ts";
import { type ArgumentKind, checkArgument, checkEventArguments } from "../../../src/ctdb/events.ts";
import { parseVersion } from "../../../src/ctdb/version.ts";

describe("checkArgument", () => {
  const rows: readonly (readonly [ArgumentKind, string, RegExp | null, string?])[] = [
    ["interface", "eth0", null],
    ["interface", "bond0.123", null],
    ["interface", "__none__", null],
    ["interface", "a23456789012345", null],
    ["interface", "a234567890123456", /at most 15 bytes.*has 16/],
    ["interface", "ééééééé", null],
    ["interface", "éééééééé", /has 16/],
    ["interface", "", /missing/],
    ["interface", "eth0/1", /cannot be an interface/],
    ["interface", "eth 0", /cannot be an interface: it has a blank/],
    ["interface", "eth0:1", /cannot be an interface/],
    ["interface", "..", /cannot be an interface/],
    ["ip", "10.1.2.3", null],
    ["ip", "fd00::1", null],
    ["ip", "::ffff:10.1.2.3", null],
    ["ip", "[fd00::1]", /without brackets: fd00::1\./],
    ["ip", "10.1.2.3/24", /without its mask/],
    ["ip", "fe80::1%eth0", /not an IPv4 or IPv6/],
    ["ip", "10.1.2", /not an IPv4 or IPv6/],
    ["ip", "node1", /not an IPv4 or IPv6/],
    ["ip", "", /missing/],
    ["maskbits", "0", null],
    ["maskbits", "24", null, "10.1.2.3"],
    ["maskbits", "32", null, "10.1.2.3"],
    ["maskbits", "33", /0 to 32/, "10.1.2.3"],
    ["maskbits", "64", null, "fd00::1"],
    ["maskbits", "128", null, "fd00::1"],
    ["maskbits", "129", /0 to 128/, "fd00::1"],
    ["maskbits", "64", null],
    ["maskbits", "/24", /not a mask length/],
    ["maskbits", "-1", /not a mask length/],
    ["maskbits", "255.255.255.0", /not a mask length/],
    ["maskbits", "", /not a mask length/],
  ];
  for (const [kind, text, problem, address] of rows) {
    it(`${kind} "${text}"${address === undefined ? "" : ` of ${address}`}: ${problem ?? "fine"}`, () => {
      const answer = checkArgument(kind, text, address);
      if (problem === null) {
        assert.equal(answer, null);
      } else {
        assert.match(answer ?? "", problem);
      }
    });
  }

  it("takes every address and its mask", () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 0, max: 32 }), (ip, bits) => {
        assert.equal(checkArgument("ip", ip), null);
        assert.equal(checkArgument("maskbits", String(bits), ip), null);
      }),
    );
    fc.assert(
      fc.property(fc.ipV6(), fc.integer({ min: 0, max: 128 }), (ip, bits) => {
        assert.equal(checkArgument("ip", ip), null);
        assert.equal(checkArgument("maskbits", String(bits), ip), null);
      }),
    );
  });
});

describe("checkEventArguments", () => {
  const rows: readonly (readonly [string, string, readonly string[], readonly RegExp[]])[] = [
    ["4.24.0", "monitor", [], []],
    [
      "4.24.0",
      "monitor",
      ["x"],
      [/monitor takes no arguments, but 1 was given: ctdbd would refuse it; only ctdb event run/],
    ],
    ["4.8.0", "monitor", ["x"], [/ctdbd would refuse it\.$/]],
    ["1.0.105", "monitor", ["x"], [/does not count/]],
    ["4.24.0", "takeip", ["eth0", "10.1.2.3", "24"], []],
    ["4.24.0", "takeip", ["eth0 10.1.2.3 24"], [/joins the arguments/]],
    ["4.24.0", "takeip", ["eth0", "10.1.2.3"], [/takes interface ip maskbits, but 2 were given/]],
    ["4.24.0", "takeip", ["__none__", "10.1.2.3", "24"], [/interface: ctdbd never says __none__/]],
    ["4.24.0", "releaseip", ["__none__", "10.1.2.3", "24"], []],
    ["4.24.0", "updateip", ["__none__", "eth1", "10.1.2.3", "24"], []],
    ["4.24.0", "updateip", ["eth0", "__none__", "10.1.2.3", "24"], [/new_interface: ctdbd never says/]],
    ["4.24.0", "updateip", ["eth0", "eth1", "fd00::1", "64"], []],
    [
      "4.24.0",
      "takeip",
      ["eth0", "10.1.2.3", "64"],
      [/maskbits: "64" is not a mask length: a number from 0 to 32/],
    ],
    ["4.24.0", "takeip", ["eth0", "x", "y"], [/^ip: /, /^maskbits: /]],
    ["4.24.0", "reconfigure", [], []],
    ["4.24.0", "takeover", [], [/^ctdbd 4\.24\.0 has no event takeover\.$/]],
    ["4.20.0", "startipreallocate", [], [/has no event startipreallocate/]],
    ["4.24.0", "stopped", [], [/has no event stopped/]],
    ["2.5", "releaseip", ["eth$0", "10.1.2.3", "24"], [/shell, which interprets/]],
    ["4.6.0", "reconfigure", ["1", "2", "3", "4", "5"], [/4 arguments at most/]],
    ["4.5.0", "reconfigure", ["1", "2", "3", "4", "5", "6", "7"], []],
  ];
  for (const [release, event, args, problems] of rows) {
    it(`${release}: ${event} ${args.join(" ")}: ${problems.length === 0 ? "fine" : problems.join(", ")}`, () => {
      const version = parseVersion(release);
      assert.ok(version !== null);
      const answer = checkEventArguments(event, args, conventionFor(version));
      assert.equal(answer.length, problems.length, answer.join("\n"));
      for (const [i, problem] of problems.entries()) {
        assert.match(answer[i] ?? "", problem);
      }
    });
  }
});
