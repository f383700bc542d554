import assert from "node:assert/strict";
import { chmodSync, lstatSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { conventionFor, conventionForStep } from "../../../src/ctdb/conventions.ts";
import type { CommandResult } from "../../../src/scripts/commandResult.ts";
import { disableScript, enableScript } from "../../../src/scripts/enableScript.ts";
import { ETC, fill, SHARE } from "../../support/enableSite.ts";
import { SCRIPT, useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const C3 = conventionForStep("C3");
const DONE = { exitStatus: 0, message: null, changed: true };
const NOTHING = { exitStatus: 0, message: null, changed: false };

describe("enableScript and disableScript since 4.9", () => {
  const temporary = useTemporaryDirectory();
  beforeEach(() => fill(temporary.current));

  const directory = () => temporary.current.resolve(ETC);
  const enable = (name: string, literalName = false): Promise<CommandResult> =>
    enableScript(directory(), name, C3, { vendorDirectory: temporary.current.resolve(SHARE), literalName });
  const disable = (name: string): Promise<CommandResult> => disableScript(directory(), name, C3);
  const mode = (name: string) => statSync(temporary.current.resolve(ETC, name)).mode & 0o777;

  it("links a vendor's script and removes the link", async () => {
    assert.deepEqual(await enable("10.vendor"), DONE);
    const path = temporary.current.resolve(ETC, "10.vendor.script");
    assert.equal(readlinkSync(path), realpathSync(temporary.current.resolve(SHARE, "10.vendor.script")));
    assert.deepEqual(await enable("10.vendor"), NOTHING);
    assert.deepEqual(await disable("10.vendor"), DONE);
    assert.throws(() => lstatSync(path));
    assert.deepEqual(await disable("10.vendor"), NOTHING);
  });

  it("changes all three bits of a local file", async () => {
    assert.deepEqual(await enable("30.local"), DONE);
    assert.equal(mode("30.local.script"), 0o755);
    assert.deepEqual(await enable("30.local"), NOTHING);
    assert.deepEqual(await enable("32.owner"), DONE);
    assert.equal(mode("32.owner.script"), 0o755);
    assert.deepEqual(await disable("30.local"), DONE);
    assert.equal(mode("30.local.script"), 0o644);
  });

  it("understands a full file name where the literal one is not there", async () => {
    assert.deepEqual(await enable("30.local.script"), DONE);
    assert.deepEqual(await enable("10.vendor.script"), DONE);
    assert.deepEqual(await disable("10.vendor.script"), DONE);
    assert.deepEqual(await enable("30.local.script", true), {
      exitStatus: 2,
      message: "Script 30.local.script does not exist in legacy",
      changed: false,
    });
    assert.deepEqual(await enable("13.twice.script"), DONE);
    assert.ok(lstatSync(temporary.current.resolve(ETC, "13.twice.script.script")).isSymbolicLink());
  });

  it("never reaches outside the directory", async () => {
    assert.equal((await enable("../../30.local")).exitStatus, 22);
    assert.equal((await disable("../legacy/30.local")).exitStatus, 22);
  });

  it("takes the component from the directory or the options", async () => {
    const result = await enableScript(directory(), "nope", C3, {
      component: "other",
      vendorDirectory: "/nowhere",
    });
    assert.equal(result.message, "Script nope does not exist in other");
  });

  it("reports a link that cannot be made", async () => {
    const result = await enableScript(temporary.current.resolve("missing"), "10.vendor", C3, {
      vendorDirectory: temporary.current.resolve(SHARE),
    });
    const path = temporary.current.resolve("missing", "10.vendor.script");
    assert.deepEqual(result, { exitStatus: 5, message: `Failed to create symlink ${path}`, changed: false });
  });
});

describe("enableScript and disableScript up to 4.8", () => {
  const temporary = useTemporaryDirectory();
  const mode = (name: string) => statSync(temporary.current.resolve(name)).mode & 0o777;

  it("adds the owner's bit to 4.6 and all bits from 4.7, and always takes all away", async () => {
    for (const [version, enabled] of [
      [[2, 5], 0o744],
      [[4, 6], 0o744],
      [[4, 8], 0o755],
    ] as const) {
      temporary.current.file("10.a", SCRIPT, 0o644);
      const convention = conventionFor(version);
      assert.deepEqual(await enableScript(temporary.current.path, "10.a", convention), DONE);
      assert.equal(mode("10.a"), enabled);
      chmodSync(temporary.current.resolve("10.a"), 0o755);
      assert.deepEqual(await disableScript(temporary.current.path, "10.a", convention), DONE);
      assert.equal(mode("10.a"), 0o644);
      assert.deepEqual(await disableScript(temporary.current.path, "10.a", convention), NOTHING);
    }
  });

  it("refuses what is missing or has an invalid name", async () => {
    temporary.current.file("invalid");
    const B3 = conventionForStep("B3");
    assert.deepEqual(await enableScript(temporary.current.path, "10.a", B3), {
      exitStatus: 2,
      message: "Script 10.a does not exist",
      changed: false,
    });
    assert.deepEqual(await enableScript(temporary.current.path, "invalid", B3), {
      exitStatus: 22,
      message: "Script name invalid is invalid",
      changed: false,
    });
    const old = await enableScript(temporary.current.path, "10.a", conventionForStep("B1"));
    assert.equal(old.exitStatus, 255);
  });
});
