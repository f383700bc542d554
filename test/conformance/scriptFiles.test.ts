import assert from "node:assert/strict";
import { realpathSync } from "node:fs";
import fc from "fast-check";
import { conventionFor } from "../../src/ctdb/conventions.ts";
import { disableScript, enableScript } from "../../src/scripts/enableScript.ts";
import { scanDirectory } from "../../src/scripts/scanDirectory.ts";
import { listedFiles } from "../../src/scripts/scriptDirectory.ts";
import { listScripts } from "../../src/scripts/scriptList.ts";
import { skipBecause } from "../skipBecause.ts";
import { ETC, fill as fillEnableSite, SHARE, state } from "../support/enableSite.ts";
import { SCRIPT, TemporaryDirectory, useTemporaryDirectory } from "../support/temporaryDirectory.ts";
import { EVENTD_VERSION, NOT_INSTALLED } from "./support/installedCtdb.ts";
import { hasRealTool, realTool } from "./support/realTool.ts";

const CONVENTION = conventionFor(EVENTD_VERSION);

describe("event directories in comparison with `ctdb event script`", () => {
  const temporary = useTemporaryDirectory();
  const etc = () => temporary.current.resolve(ETC);
  const share = () => temporary.current.resolve(SHARE);

  before(function () {
    if (!hasRealTool) {
      skipBecause(this, NOT_INSTALLED);
    }
  });

  function fill(base: TemporaryDirectory, vendor: readonly string[], links: readonly string[]): void {
    base.folder("events/legacy");
    base.folder("share/events/legacy");
    for (const name of vendor) {
      base.file(`share/events/legacy/${name}.script`);
    }
    for (const name of links) {
      base.link(
        `events/legacy/${name}.script`,
        `${realpathSync(base.resolve("share/events/legacy"))}/${name}.script`,
      );
    }
  }

  it("prints what the real tool prints", async () => {
    fill(temporary.current, ["17.a", "17.a-b", "10.x", "30.é", "40.gone"], ["17.a", "17.a-b", "99.dangling"]);
    temporary.current.link("events/legacy/10.x.script", "../../share/events/legacy/10.x.script");
    temporary.current.file("events/legacy/30.é.script", SCRIPT, 0o644);
    temporary.current.file("events/legacy/50.mine.script");
    temporary.current.file("events/legacy/README");
    temporary.current.folder("events/legacy/60.folder.script");
    const real = realTool(temporary.current.path, "script", "list", "legacy");
    assert.deepEqual(await listScripts(etc(), share(), CONVENTION), {
      stdout: real.stdout,
      stderr: real.stderr,
      exitStatus: real.status,
    });
  });

  it("agrees with the real tool on any sets of names", async function () {
    this.timeout(60_000);
    const names = fc.uniqueArray(fc.stringMatching(/^1[0-2]\.[ab.-]{0,3}$/), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(names, names, async (vendor, links) => {
        const base = new TemporaryDirectory();
        try {
          fill(base, vendor, links);
          const real = realTool(base.path, "script", "list", "legacy");
          const ours = await listScripts(
            base.resolve("events/legacy"),
            base.resolve("share/events/legacy"),
            CONVENTION,
          );
          assert.equal(ours.stdout.toString(), real.stdout.toString());
        } finally {
          base.remove();
        }
      }),
      { numRuns: 60 },
    );
  });

  it("lists what the real tool lists, in its order, for any names and modes", async function () {
    this.timeout(60_000);
    const names = fc
      .tuple(
        fc.constantFrom("1", "10", "11", "+1", " 1", "100"),
        fc.stringMatching(/^[a-b.~ -]{0,3}$/),
        fc.constantFrom(".script", ".script", "", "~", ".Script"),
      )
      .map(([number, rest, end]) => `${number}.${rest}${end}`);
    const files = fc.uniqueArray(fc.tuple(names, fc.constantFrom(0o755, 0o644, 0o611, 0o500, 0o455)), {
      selector: ([name]) => name,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(files, async (entries) => {
        const base = new TemporaryDirectory();
        try {
          base.folder("share/events/legacy");
          base.folder("events/legacy");
          for (const [name, mode] of entries) {
            base.file(`events/legacy/${name}`, SCRIPT, mode);
          }
          const scanned = await scanDirectory(base.resolve("events/legacy"), CONVENTION);
          assert.equal(
            listedFiles(scanned)
              .map((file) => `${file.state === "enabled" ? "*" : " "} ${file.name.text}\n`)
              .join(""),
            realTool(base.path, "script", "list", "legacy").stdout.toString(),
          );
        } finally {
          base.remove();
        }
      }),
      { numRuns: 60 },
    );
  });

  describe("enable and disable", () => {
    beforeEach(() => fillEnableSite(temporary.current));
    const names = [
      "10.vendor",
      "11.linked",
      "12.dangling",
      "13.twice",
      "13.twice.script",
      "20.dangling",
      "30.local",
      "30.local.script",
      "31.enabled",
      "32.owner",
      "40.pair",
      "40.pair.script",
      "invalid",
      "50.folder",
      "51.fifo",
      "60.plain",
      "nope",
      "",
    ];
    for (const [verb, command] of [
      ["enable", enableScript],
      ["disable", disableScript],
    ] as const) {
      for (const name of names) {
        it(`${verb}s ${JSON.stringify(name)} alike`, async () => {
          const twin = new TemporaryDirectory();
          try {
            fillEnableSite(twin);
            const real = realTool(twin.path, "script", verb, "legacy", name);
            const ours = await command(etc(), name, CONVENTION, {
              vendorDirectory: temporary.current.resolve(SHARE),
              literalName: true,
            });
            const message = ours.message === null ? "" : `${ours.message}\n`;
            assert.equal(message.replace(temporary.current.path, twin.path), real.stdout.toString());
            assert.equal(ours.exitStatus, real.status);
            assert.deepEqual(state(temporary.current), state(twin));
          } finally {
            twin.remove();
          }
        });
      }
    }
  });
});
