import assert from "node:assert/strict";
import { readSettings } from "../../../src/extension/settings.ts";
import { UserError } from "../../../src/extension/userError.ts";

function read(values: Readonly<Record<string, unknown>>) {
  return readSettings((name) => values[name]);
}

describe("settings", () => {
  it("have the manifest's defaults where nothing is set", () => {
    const defaults = { generation: null, targetVersion: null, eventTimeout: 30, debugHungScript: null };
    assert.deepEqual(read({}), defaults);
    assert.deepEqual(
      read({ convention: "auto", targetVersion: "", eventTimeout: 30, debugHungScript: "" }),
      defaults,
    );
  });

  it("are read as what they mean", () => {
    const settings = read({
      convention: "events.d",
      targetVersion: "2:4.17.12+dfsg",
      eventTimeout: 0,
      debugHungScript: "/etc/ctdb/debug-hung-script.sh",
    });
    assert.deepEqual(settings, {
      generation: "events.d",
      targetVersion: [4, 17, 12],
      eventTimeout: 0,
      debugHungScript: "/etc/ctdb/debug-hung-script.sh",
    });
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
    ["debugHungScript", ["/bin/sh"]],
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
