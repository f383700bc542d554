import assert from "node:assert/strict";
import { isShellcheckMissing, readDescription } from "../../../src/extension/languageClient/readMessages.ts";
import { RestartBudget } from "../../../src/extension/languageClient/restartBudget.ts";
import { statusText } from "../../../src/extension/languageClient/statusText.ts";

describe("the language client", () => {
  it("starts a server again that has ended five times within three minutes, not six", () => {
    const budget = new RestartBudget();
    const minute = 60_000;
    assert.deepEqual(
      [0, 0.1, 0.2, 0.3, 0.4, 0.5].map((at) => budget.spend(at * minute)),
      [true, true, true, true, true, false],
    );
    assert.equal(budget.spend(10 * minute), true);
  });

  it("says in the language status what the open file is checked as", () => {
    const description = readDescription({
      directory: "/e",
      generation: "component",
      version: "4.24",
      base: "/",
    });
    const { text, detail } = statusText({ kind: "running" }, description, false);
    assert.equal(text, "CTDB 4.24 (component)");
    assert.equal(detail, "Target version and convention");
    assert.match(statusText({ kind: "running" }, null, true).detail, /ShellCheck is not installed/);
  });

  it("says in the language status whether CTDB runs the open file, and why not", () => {
    const entry = {
      name: "50.samba.script",
      state: "disabled",
      position: 2,
      sentence: "Shown DISABLED.",
      startProblem: null,
      isOther: false,
    };
    const directory = { directory: "/e", generation: "component", version: "4.24", count: 3 };
    const running = { kind: "running" } as const;
    const disabled = statusText(running, readDescription({ ...directory, entry }), false);
    assert.deepEqual(
      [disabled.text, disabled.detail],
      ["50.samba: not run, disabled", "Shown DISABLED. CTDB 4.24 (component)"],
    );
    const enabled = readDescription({ ...directory, entry: { ...entry, state: "enabled" } });
    assert.equal(statusText(running, enabled, false).text, "50.samba: runs 2nd of 3");
  });

  it("says why there is no server, and offers to start it", () => {
    const { detail, isError, command } = statusText(
      { kind: "failed", reason: "It did not start." },
      null,
      false,
    );
    assert.equal(detail, "It did not start.");
    assert.equal(isError, true);
    assert.equal(command.command, "ctdb.restartServer");
  });

  it("takes no answer for more than it is", () => {
    assert.equal(readDescription(null), null);
    assert.equal(readDescription({ directory: 1 }), null);
    assert.equal(isShellcheckMissing({ shellcheck: "missing" }), true);
    assert.equal(isShellcheckMissing("missing"), false);
  });
});
