import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["timeout-budget"];

describe("timeout-budget", () => {
  it("warns where sleeps reach the limit, loops included", async () => {
    const text = handlerScript(
      "startup",
      "for try in 1 2 3 4 5 6; do",
      "\t/opt/ready && exit 0",
      "\tsleep 5",
      "done",
      "exit 1",
    );
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["warning 6 sleep 5"]);
    assert.match(
      found[0]?.message ?? "",
      /In `startup` this can take 30 s, but all scripts together have 30 s/,
    );
    const sequence = handlerScript("startup", "for i in $(seq 1 40); do", "\tsleep 1", "done");
    assert.match((await checkScript(sequence, { only }))[0]?.message ?? "", /can take 40 s/);
  });

  it("knows the releases in which each script has the limit for itself", async () => {
    const found = await checkScript(handlerScript("startup", "sleep 40"), { only, version: "1.0.103" });
    assert.match(found[0]?.message ?? "", /but each script has \d+ s for an event/);
  });

  it("adds up one way only", async () => {
    const ways = [
      "if /opt/a; then",
      "\tsleep 4",
      "\texit 0",
      "elif /opt/b; then",
      "\tsleep 3",
      "else",
      "\tsleep 2",
      "fi",
    ];
    assert.deepEqual(await checkScript(handlerScript("startup", ...ways), { only }), []);
    const found = await checkScript(handlerScript("startup", ...ways, "sleep 2"), { only });
    assert.deepEqual(seen(found), ["information 8 sleep 3"]);
    assert.match(found[0]?.message ?? "", /can take 5 s/);
  });

  it("follows functions, and counts time limits where they can matter", async () => {
    const text = `#!/bin/sh\nask() {\n\ttimeout -k 1 20 /opt/ask\n}\n${handlerScript("monitor", "ask", "ask").slice(10)}`;
    assert.deepEqual(seen(await checkScript(text, { only })), ["warning 3 timeout -k 1 20 /opt/ask"]);
    assert.deepEqual(await checkScript(handlerScript("monitor", "timeout 10 /opt/ask"), { only }), []);
    assert.deepEqual(seen(await checkScript(handlerScript("monitor", "timeout 15 /opt/ask"), { only })), [
      "information 4 timeout 15 /opt/ask",
    ]);
  });

  it("does not count the background, unknown times and what no event runs", async () => {
    for (const text of [
      handlerScript("monitor", "sleep 60 &", "(sleep 60; /opt/x) >/dev/null 2>&1 &"),
      handlerScript("monitor", 'sleep "$delay"', 'timeout "$limit" /opt/x'),
      handlerScript("start", "sleep 60"),
      `#!/bin/sh\nlong() {\n\tsleep 60\n}\n${handlerScript("monitor", "background_with_logging long").slice(10)}`,
      handlerScript("monitor", "sleep 2"),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });

  it("counts the rounds of a loop with a counter, and says where it cannot", async () => {
    const loop = (first: string, condition: string): string =>
      handlerScript("monitor", first, `while ${condition}; do`, "sleep 5", "i=$((i + 1))", "done");
    const message = async (text: string): Promise<string> =>
      (await checkScript(text, { only: ["timeout-budget"] }))[0]?.message ?? "";
    assert.match(await message(loop("i=0", '[ "$i" -lt 10 ]')), /this can take 50 s, but/);
    assert.match(await message(loop("i=1", '[ "$i" -le 3 ]')), /this can take 15 s, and/);
    assert.match(await message(loop("i=0", "! /opt/ready")), /this can take 5 s and more, and/);
  });
});
