import assert from "node:assert/strict";
import { readSettings } from "../../../../src/extension/settings/settings.ts";
import { UserError } from "../../../../src/extension/userError.ts";

function read(values: Readonly<Record<string, unknown>>, folder: string | null = "/work/space") {
  return readSettings((name) => values[name], folder);
}

describe("settings", () => {
  it("have the manifest's defaults where nothing is set", () => {
    const sandbox = { choice: "auto", profilePath: null, ownStubs: null, realCommands: [] };
    const defaults = {
      generation: null,
      targetVersion: null,
      eventTimeout: 30,
      debugHungScript: null,
      trace: true,
      sandbox,
    };
    assert.deepEqual(read({}), defaults);
    const written = {
      convention: "auto",
      targetVersion: "",
      eventTimeout: 30,
      debugHungScript: "",
      trace: true,
      sandbox: "auto",
      nodeProfile: "",
      stubCommands: "",
      realCommands: [],
    };
    assert.deepEqual(read(written, null), defaults);
  });

  it("are read as what they mean", () => {
    const settings = read({
      convention: "events.d",
      targetVersion: "2:4.17.12+dfsg",
      eventTimeout: 0,
      debugHungScript: "/etc/ctdb/debug-hung-script.sh",
      trace: false,
      sandbox: "stubbed",
      nodeProfile: "test/node.yaml",
      stubCommands: "/opt/stubs",
      realCommands: ["ip", "ss"],
    });
    assert.deepEqual(settings, {
      generation: "events.d",
      targetVersion: [4, 17, 12],
      eventTimeout: 0,
      debugHungScript: "/etc/ctdb/debug-hung-script.sh",
      trace: false,
      sandbox: {
        choice: "stubbed",
        profilePath: "/work/space/test/node.yaml",
        ownStubs: "/opt/stubs",
        realCommands: ["ip", "ss"],
      },
    });
  });

  it("refuse a relative path where no folder is open", () => {
    assert.throws(() => read({ nodeProfile: "node.yaml" }, null), /must be an absolute path where no folder/);
  });

  const bad: readonly [string, unknown][] = [
    ["convention", "legacy"],
    ["convention", 3],
    ["targetVersion", "newest"],
    ["targetVersion", 4.17],
    ["eventTimeout", -1],
    ["eventTimeout", 1.5],
    ["eventTimeout", "30"],
    ["eventTimeout", Number.NaN],
    ["debugHungScript", "debug.sh"],
    ["trace", "off"],
    ["debugHungScript", ["/bin/sh"]],
    ["sandbox", "none"],
    ["sandbox", true],
    ["nodeProfile", 1],
    ["stubCommands", ["stubs"]],
    ["realCommands", "ip"],
    ["realCommands", ["/sbin/ip"]],
    ["realCommands", ["ip", ""]],
    ["realCommands", ["ip", 1]],
  ];
  for (const [name, value] of bad) {
    it(`refuse ${name} = ${JSON.stringify(value)} with its name and a way to mend it`, () => {
      assert.throws(
        () => read({ [name]: value }),
        (error) =>
          error instanceof UserError &&
          error.message.startsWith(`The setting ctdb.${name} is `) &&
          error.actions[0]?.title === "Open settings",
      );
    });
  }
});
