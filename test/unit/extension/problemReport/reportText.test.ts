import assert from "node:assert/strict";
import { changedSettings } from "../../../../src/extension/problemReport/changedSettings.ts";
import { KeptLines } from "../../../../src/extension/problemReport/keptLines.ts";
import { type ProblemFacts, reportText } from "../../../../src/extension/problemReport/reportText.ts";

const FACTS: ProblemFacts = {
  versions: [["VS Code", "1.106.0"]],
  workspace: [["Trusted", "yes"]],
  directories: [["/w/a|b\u202e/events/legacy", "component `x`"]],
  lastRun: [],
  settings: [["ctdb.realCommands", '["ip"] (user)']],
  log: "one\n```\ntwo <b>\u001b[31m",
};

describe("a report on a problem", () => {
  it("shows facts as text, whatever is in them", () => {
    const text = reportText(FACTS, (one) => one);
    assert.match(text, /^# Problem with CTDB Event Scripts\n/);
    assert.match(text, /\| VS Code \| 1\.106\.0 \|/);
    assert.match(text, /\| \/w\/a\\\|b\\<U\+202E\\>\/events\/legacy \| component \\`x\\` \|/);
    assert.match(text, /## Last run in this window\n\nNone\./);
    assert.match(text, /\n````text\none\n```\ntwo <b>\^\[\[31m\n````\n$/);
  });

  it("redacts everything that it shows before it cuts it", () => {
    const secret = "s3cret";
    const long = `${"x".repeat(498)}${secret}`;
    const wide = `${"y ".repeat(499)}${secret}`;
    const facts: ProblemFacts = {
      versions: [[secret, secret]],
      workspace: [["a", wide]],
      directories: [[secret, secret]],
      lastRun: [["b", secret]],
      settings: [["c", secret]],
      log: `${secret}\n${long}`,
    };
    const text = reportText(facts, (one) => one.replaceAll(secret, "<hidden>"));
    assert.ok(!text.includes(secret.slice(0, 2)));
  });

  it("tells settings that someone has set, and of paths only that they are", () => {
    const values: Readonly<Record<string, object>> = {
      trace: { globalValue: false, workspaceValue: true },
      nodeProfile: { workspaceFolderValue: "/srv/product/profile.yaml" },
      stubCommands: { globalValue: "" },
    };
    assert.deepEqual(
      changedSettings((name) => values[name], true),
      [
        ["ctdb.trace", "false (user)"],
        ["ctdb.trace", "true (workspace)"],
        ["ctdb.nodeProfile", "a path (folder)"],
        ["ctdb.stubCommands", '"" (user)'],
      ],
    );
  });

  it("tells once what VS Code has twice in a window with one folder, and both where they differ", () => {
    const twice = { workspaceValue: "/srv/stubs", workspaceFolderValue: "/srv/stubs" };
    const inspect = (name: string) => (name === "stubCommands" ? twice : undefined);
    assert.deepEqual(changedSettings(inspect, false), [["ctdb.stubCommands", "a path (workspace)"]]);
    assert.deepEqual(changedSettings(inspect, true), [
      ["ctdb.stubCommands", "a path (workspace)"],
      ["ctdb.stubCommands", "a path (folder)"],
    ]);
  });

  it("has the last lines of the log, with what was logged along with them", () => {
    const kept = new KeptLines(() => new Date(Date.UTC(2026, 0, 1)));
    assert.equal(kept.text(), "Nothing was logged in this session.");
    const error = new Error("boom");
    error.stack = "Error: boom\n    at x";
    kept.add("error", "ctdb.runEvent:", error, { a: 1 }, undefined);
    const time = "2026-01-01T00:00:00.000Z";
    assert.equal(kept.text(), `${time} [error] ctdb.runEvent: Error: boom\n    at x {"a":1} undefined`);
    for (let i = 0; i < 5000; i++) kept.add("info", `line ${i} ${"x".repeat(5000)}`);
    const lines = kept.text().split("\n");
    assert.equal(lines.length, 200);
    assert.ok(lines[199]?.startsWith(`${time} [info] line 4999 `));
    assert.ok(kept.text().length < 200 * 2100);
    kept.add("info", `${"y ".repeat(995)} token=s3cret-that-is-cut`);
    assert.ok(!kept.text().includes("s3c"));
  });
});
