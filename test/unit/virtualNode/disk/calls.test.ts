import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parseCalls } from "../../../../src/virtualNode/disk/calls.ts";
import { makeStubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

describe("The record of stub calls", () => {
  const site = useTemporaryDirectory();

  it("is read line by line", () => {
    const text = [
      "1700000000123456\t0\t-\t4711 50.samba\tip\taddr\tadd\t10.0.0.31/24",
      "1700000000123457\t-\thangs\t4712 -\tctdb\tpnn",
      "1700000000123458\t1\tnot-simulated\t- -\techo\ta%09b%25%0A",
    ].join("\n");
    assert.deepEqual(parseCalls(text), [
      {
        at: 1700000000123.456,
        status: 0,
        flag: null,
        caller: { pid: 4711, script: "50.samba" },
        argv: ["ip", "addr", "add", "10.0.0.31/24"],
      },
      {
        at: 1700000000123.457,
        status: null,
        flag: "hangs",
        caller: { pid: 4712, script: null },
        argv: ["ctdb", "pnn"],
      },
      {
        at: 1700000000123.458,
        status: 1,
        flag: "not-simulated",
        caller: { pid: null, script: null },
        argv: ["echo", "a\tb%\n"],
      },
    ]);
  });

  it("is understood as the stubs write it", () => {
    const node = makeStubNode(site.current, { settings: ["NAME VALUE"] });
    node.call("logger", "1%\t2");
    const [call] = parseCalls(readFileSync(`${node.directory}/calls`, "utf8"));
    assert.deepEqual(call?.argv, ["logger", "1%\t2"]);
    assert.equal(call?.status, 0);
    assert.ok(Math.abs((call?.at ?? 0) - Date.now()) < 60_000);
    assert.equal(call?.caller.pid, process.pid);
  });

  it("may be cut or spoilt anywhere", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("1", "\t", "\n", "%", "0", "A", " ", "-", "x") }),
        (text) => {
          for (const call of parseCalls(text)) {
            assert.ok(call.argv.length > 0);
          }
        },
      ),
    );
  });
});
