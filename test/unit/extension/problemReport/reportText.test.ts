import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changedSettings } from "../../../../src/extension/problemReport/changedSettings.ts";
import { logTail } from "../../../../src/extension/problemReport/logTail.ts";
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
      changedSettings((name) => values[name]),
      [
        ["ctdb.trace", "false (user)"],
        ["ctdb.trace", "true (workspace)"],
        ["ctdb.nodeProfile", "a path (folder)"],
        ["ctdb.stubCommands", '"" (user)'],
      ],
    );
  });

  it("has whole lines from the end of a long log, and says why there is none", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ctdb-log-"));
    try {
      const path = join(folder, "a.log");
      const lines = Array.from({ length: 5000 }, (_, i) => `line ${i} ${"x".repeat(80)}`);
      writeFileSync(path, `${lines.join("\n")}\n`);
      assert.deepEqual((await logTail(path)).split("\n"), lines.slice(-150));
      writeFileSync(path, "short\n");
      assert.equal(await logTail(path), "short");
      assert.match(await logTail(join(folder, "none")), /^The log could not be read: ENOENT/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
