import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["exit-in-subshell"];

describe("exit-in-subshell", () => {
  const loop = ["cat /etc/list | while read -r dir; do", '\t[ -d "$dir" ] || exit 1', "done"];

  it("finds exit in a loop behind a pipe", async () => {
    const found = await checkScript(handlerScript("monitor", ...loop), { only });
    assert.deepEqual(seen(found), ["error 5 exit"]);
    assert.match(found[0]?.message ?? "", /Write `\|\| exit 1` behind the pipeline/);
  });

  it("warns where some call of its function does not look", async () => {
    const call = (...lines: string[]): string =>
      handlerScript("monitor", ...lines).replace("case", `check() {\n${loop.join("\n")}\n}\ncase`);
    assert.deepEqual(seen(await checkScript(call("check"), { only })), ["error 4 exit"]);
    assert.deepEqual(seen(await checkScript(call("check || exit 1", "check"), { only })), ["warning 4 exit"]);
    assert.deepEqual(await checkScript(call("check || exit 1"), { only }), []);
  });

  it("is silent where something looks at the status, and where nothing but the part is meant", async () => {
    const [open = "", test = ""] = loop;
    for (const text of [
      handlerScript("monitor", open, test, "done || exit 1"),
      handlerScript("monitor", open, test, "done", "rc=$?", 'exit "$rc"'),
      handlerScript("monitor", open, test, "done", "[ $? -eq 0 ] || exit 1"),
      handlerScript("monitor", `if ! ${open}`, test, "done; then", "\texit 1", "fi"),
      handlerScript("monitor", "set -e", ...loop),
      handlerScript("monitor", open, "\texit 0", "done"),
      handlerScript("monitor", "while read -r dir; do", test, "done </etc/list"),
      handlerScript("monitor", "(cd /data || exit 1; /opt/x)"),
      handlerScript("monitor", "x=$(/opt/x || exit 1)"),
      handlerScript("monitor", ...loop).replace("exit 0\n", ""),
      `#!/bin/bash\nshopt -s lastpipe\n${handlerScript("monitor", ...loop).slice(10)}`,
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });

  it("knows where a pipeline of three parts ends", async () => {
    for (const text of [
      handlerScript("monitor", "mount | grep gluster | grep -q /srv || exit 1", "/opt/x"),
      handlerScript("monitor", "ps ax | grep smbd | grep -v grep || { echo none; exit 1; }", "/opt/x"),
      handlerScript("monitor", "cat /x | sort | while read -r a; do", "/opt/y || exit 1", "done || exit 1"),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
    const lost = handlerScript("monitor", "cat /x | sort | while read -r a; do", "exit 1", "done", "/opt/x");
    assert.deepEqual(seen(await checkScript(lost, { only })), ["error 5 exit"]);
  });
});
