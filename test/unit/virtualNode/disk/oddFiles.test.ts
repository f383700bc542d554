import assert from "node:assert/strict";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { readInputs } from "../../../../src/virtualNode/base/inputs.ts";
import { afterEvent, applyBefore } from "../../../../src/virtualNode/change/eventEffects.ts";
import { clearCalls, damagedTables, readNode } from "../../../../src/virtualNode/disk/nodeFolder.ts";
import { plainText } from "../../../../src/virtualNode/disk/plainFile.ts";
import { setSetting, settingOf } from "../../../../src/virtualNode/model/nodeModel.ts";
import type { VirtualNodeOptions } from "../../../../src/virtualNode/virtualNode.ts";
import { fifo, siteNode } from "../../../support/siteNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

/** What a script may have put in the place of a file. */
const ODD: Readonly<Record<string, (path: string, outside: string) => void>> = {
  "a link": (path, outside) => symlinkSync(outside, path),
  "a link to nothing": (path) => symlinkSync("/no/such/file", path),
  "a FIFO": fifo,
  "a folder": (path) => {
    mkdirSync(path);
    writeFileSync(join(path, "in"), "x");
  },
  "a huge file": (path) => {
    writeFileSync(path, "");
    truncateSync(path, 4 * 1024 * 1024 + 1);
  },
};

describe("Odd files in a virtual node's folder", () => {
  const site = useTemporaryDirectory();
  const path = (...parts: string[]) => site.current.resolve(...parts);
  const open = (more: Partial<VirtualNodeOptions> = {}) => siteNode(site, more);
  const outside = () => {
    site.current.file("outside", "# NAME VALUE\nx y\n", 0o644);
    return path("outside");
  };

  for (const [what, put] of Object.entries(ODD)) {
    for (const table of ["services", "etc_exports"]) {
      it(`count as missing: ${what} in the place of the table ${table}`, async () => {
        const node = await open();
        const file = join(node.directory, table);
        rmSync(file, { force: true });
        put(file, outside());
        assert.deepEqual(damagedTables(node.directory), [table]);
        assert.deepEqual((await readNode(node.directory))[table as "services"], []);
        const again = await open();
        assert.equal(again.remadeBecause, `its table ${table} was missing or damaged`);
        assert.deepEqual(damagedTables(node.directory), []);
        assert.ok((await again.read()).services.length > 5);
        assert.equal(readFileSync(outside(), "utf8"), "# NAME VALUE\nx y\n");
        assert.equal((await open()).remadeBecause, null);
      });
    }

    it(`are replaced when calls are cleared: ${what}`, async () => {
      const node = await open();
      const calls = join(node.directory, "calls");
      rmSync(calls);
      put(calls, outside());
      assert.deepEqual(await node.recordedCalls(), []);
      await clearCalls(node.directory);
      assert.ok(lstatSync(calls).isFile());
      assert.equal(readFileSync(calls, "utf8"), "");
      assert.equal(readFileSync(path("outside"), "utf8"), "# NAME VALUE\nx y\n");
      assert.deepEqual(
        readdirSync(node.directory).filter((name) => name.includes(".new.")),
        [],
      );
    });

    it(`do not tell what the node was made from: ${what} in the place of inputs`, async () => {
      const node = await open();
      const inputs = join(node.directory, "inputs");
      writeFileSync(path("copy"), readFileSync(inputs));
      rmSync(inputs);
      put(inputs, path("copy"));
      assert.equal(await readInputs(node.directory), null);
      assert.equal((await open()).isNew, true);
    });
  }

  it("are not written through when a table is changed", async () => {
    const node = await open();
    rmSync(join(node.directory, "options"));
    symlinkSync(outside(), join(node.directory, "options"));
    await node.change((model) => {
      model.options.push({ name: "A", value: "1" });
    });
    assert.equal(readFileSync(path("outside"), "utf8"), "# NAME VALUE\nx y\n");
    assert.ok(lstatSync(join(node.directory, "options")).isFile());
  });

  it("are not written through when a status text is kept", async () => {
    const node = await open();
    site.current.folder("elsewhere");
    symlinkSync(path("elsewhere"), join(node.directory, "status"));
    await afterEvent(node.directory, "monitor", [], { passed: true, statusText: "text" });
    assert.deepEqual(readdirSync(path("elsewhere")), []);
    assert.equal(readFileSync(join(node.directory, "status/legacy.monitor"), "utf8"), "text");
  });

  it("leave the first calls of very many to be read", async () => {
    const node = await open();
    const line = "1700000000123456\t0\t-\t4711 50.samba\tip\taddr\n";
    writeFileSync(join(node.directory, "calls"), line.repeat(Math.ceil((4 * 1024 * 1024) / line.length) + 5));
    assert.equal((await node.recordedCalls())[0]?.argv[0], "ip");
  });

  it("make all tables that are damaged known", async () => {
    const node = await open();
    rmSync(join(node.directory, "services"));
    rmSync(join(node.directory, "memory"));
    assert.equal((await open()).remadeBecause, "its tables services, memory were missing or damaged");
  });

  for (const lost of ["pnn", "version"]) {
    it(`are settings without ${lost}, too`, async () => {
      const node = await open();
      const file = join(node.directory, "settings");
      writeFileSync(file, readFileSync(file, "utf8").replace(new RegExp(`^${lost} .*\n`, "m"), ""));
      const again = await open();
      assert.equal(again.remadeBecause, "its table settings was missing or damaged");
      assert.notEqual(settingOf(await again.read(), lost as "pnn"), "");
    });
  }

  it("cannot be read as texts either where a person's file is meant", () => {
    fifo(path("pipe"));
    site.current.link("link", outside());
    assert.equal(plainText(path("pipe"), { followsLinks: true }), null);
    assert.equal(plainText(path("link")), null);
    assert.match(plainText(path("link"), { followsLinks: true }) ?? "", /^# NAME/);
    assert.equal(plainText("/dev/zero", { followsLinks: true }), null);
  });

  describe("named as its profile", () => {
    const warningsFor = async (profilePath: string) =>
      (await open({ profilePath })).warnings.map(({ sentence }) => sentence);
    const sentence = "The node profile is no plain file of at most 1 MiB, and was not read.";

    it("are warned of, and never waited for", async () => {
      fifo(path("pipe"));
      site.current.folder("folder");
      site.current.file("large", "#".repeat(1024 * 1024 + 1), 0o644);
      for (const odd of [path("pipe"), path("folder"), path("large"), "/dev/zero"]) {
        assert.deepEqual(await warningsFor(odd), [sentence], odd);
      }
    });

    it("may be links to plain files", async () => {
      site.current.file("real.yaml", "pnn: 1\n", 0o644);
      site.current.link("profile.yaml", path("real.yaml"));
      const node = await open({ profilePath: path("profile.yaml") });
      assert.deepEqual(node.warnings, []);
      assert.equal(settingOf(await node.read(), "pnn"), "1");
    });

    it("are warned of among CTDB's own files, too", async () => {
      site.current.folder("etc");
      fifo(path("etc/nodes"));
      assert.match((await open()).warnings[0]?.sentence ?? "", /no plain file of at most 4 MiB/);
    });
  });

  describe("and settings that a script changed", () => {
    const PROFILE = "realCommands: [ip]\nnodes: [10.6.0.1]\nversion: 4.20\ninit: sysv\n";

    it("leave those alone that the node was made with", async () => {
      site.current.file("p.yaml", PROFILE, 0o644);
      const node = await open({ profilePath: path("p.yaml") });
      const fixed = {
        realcommands: "ip",
        fixedrunstate: "",
        ownfiles: "nodes",
        base: path("etc"),
        version: "4.20",
        component: "legacy",
        platform: "debian",
        init: "sysv",
      };
      assert.deepEqual(node.fixedSettings, fixed);
      await node.change((model) => {
        setSetting(model, "realcommands", "sh,rm");
        setSetting(model, "ownfiles", "");
        setSetting(model, "base", "/root");
      });
      assert.deepEqual((await open({ profilePath: path("p.yaml") })).fixedSettings, fixed);
      writeFileSync(join(node.directory, "of"), ""); // another stamp of the folder; the node is still the same
      assert.deepEqual((await readInputs(node.directory))?.settings, fixed);
    });

    it("do not decide whether an address is gone", async () => {
      const node = await open();
      await node.change((model) => {
        applyBefore(model, "takeip", ["eth0", "10.0.0.31", "24"]);
        model.addresses.push({ interface: "eth0", address: "10.0.0.31/24", flags: "" });
        setSetting(model, "realcommands", "ip");
      });
      await afterEvent(node.directory, "releaseip", ["eth0", "10.0.0.31", "24"], {
        passed: true,
        statusText: null,
      });
      assert.equal((await node.read()).public_addresses[0]?.pnn, "0");
    });

    it("make a node of an older format anew", async () => {
      const node = await open();
      const inputs = join(node.directory, "inputs");
      const { settings: _, ...old } = JSON.parse(readFileSync(inputs, "utf8"));
      writeFileSync(inputs, JSON.stringify({ ...old, format: 1 }));
      const again = await open();
      assert.match(again.remadeBecause ?? "", /the extension keeps nodes in another way/);
      assert.equal(again.fixedSettings.component, "legacy");
    });
  });
});
