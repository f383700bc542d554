import assert from "node:assert/strict";
import fc from "fast-check";
import { conventionFor, conventionForStep } from "../../../src/ctdb/conventions.ts";
import { formatScriptList, type LocalScript, listScripts } from "../../../src/scripts/scriptList.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const C1 = conventionFor([4, 17]);

function offered(...names: string[]) {
  return names.map((name) => ({ name: Buffer.from(name), path: Buffer.from(`/share/${name}.script`) }));
}

function linked(name: string): LocalScript {
  return { name: Buffer.from(name), linkText: Buffer.from(`/share/${name}.script`), enabled: true };
}

function local(name: string, enabled: boolean): LocalScript {
  return { name: Buffer.from(name), linkText: null, enabled };
}

describe("formatScriptList", () => {
  const format = (...args: Parameters<typeof formatScriptList>) => formatScriptList(...args).toString();

  it("marks a vendor's scripts that are linked, then lists local ones", () => {
    assert.equal(
      format(offered("10.a", "20.b"), [linked("10.a"), local("15.x", true), local("30.y", false)]),
      "* 10.a\n  20.b\n\n* 15.x\n  30.y\n",
    );
  });

  it("parts the lists by an empty line only where both have entries", () => {
    assert.equal(format(offered("10.a"), [linked("10.a")]), "* 10.a\n");
    assert.equal(format([], [local("10.a", true)]), "* 10.a\n");
    assert.equal(format([], []), "");
  });

  it("does not take a copy or a link to elsewhere for the vendor's", () => {
    const elsewhere = { ...linked("10.a"), linkText: Buffer.from("../10.a.script") };
    assert.equal(format(offered("10.a"), [elsewhere]), "  10.a\n\n* 10.a\n");
  });

  it("misses pairs whose order depends on the suffix, as CTDB does", () => {
    // With suffix 17.a-b comes first, without it 17.a does.
    assert.equal(format(offered("17.a-b", "17.a"), [linked("17.a-b"), linked("17.a")]), "* 17.a-b\n* 17.a\n");
    assert.equal(
      format(offered("17.a"), [local("17.a-b", true), linked("17.a")]),
      "  17.a\n\n* 17.a-b\n* 17.a\n",
    );
  });

  it("names every script, whatever the lists", () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[0-9]{2}\.[a-c-]{0,3}$/), { maxLength: 8 });
    fc.assert(
      fc.property(names, names, (vendor, mine) => {
        const text = format(offered(...vendor), mine.map(linked));
        const shown = new Set(
          text
            .split("\n")
            .filter((line) => line !== "")
            .map((line) => line.slice(2)),
        );
        assert.deepEqual(shown, new Set([...vendor, ...mine]));
      }),
    );
  });
});

describe("listScripts", () => {
  const temporary = useTemporaryDirectory();
  const etc = () => temporary.current.resolve("events/legacy");
  const share = () => temporary.current.resolve("share/events/legacy");

  it("fails as CTDB does where a folder is missing", async () => {
    temporary.current.folder("events/legacy");
    const failed = {
      stdout: Buffer.alloc(0),
      stderr: "Command script list finished with result=2\n",
      exitStatus: 2,
    };
    assert.deepEqual(await listScripts(etc(), share(), C1), failed);
    assert.equal(
      (await listScripts(etc(), share(), conventionForStep("C3"))).stderr,
      `Unable to find event script installation directory: ${share()}\n`,
    );
    temporary.current.folder("share/events/legacy");
    assert.deepEqual(await listScripts(temporary.current.resolve("missing"), share(), C1), failed);
  });
});
