import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["failure-swallowed"];

describe("failure-swallowed", () => {
  it("finds $? behind a command that only prints, and offers exit 1 on a way of failure", async () => {
    const text = handlerScript("monitor", "/opt/check || {", "\techo failed >&2", "\texit $?", "}");
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["warning 6 $?"]);
    assert.match(found[0]?.message ?? "", /the status of `echo` here/);
    assert.match(applyFix(text, found[0]?.fixes[0]), /\texit 1\n/);
    const plain = await checkScript(handlerScript("monitor", "/opt/check", 'logger "done"', "exit $?"), {
      only,
    });
    assert.deepEqual(seen(plain), ["warning 6 $?"]);
    assert.deepEqual(plain[0]?.fixes, []);
  });

  it("finds $? behind a negated condition", async () => {
    const text = handlerScript("monitor", "if ! /opt/check; then", "\texit $?", "fi");
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["warning 5 $?"]);
    assert.match(applyFix(text, found[0]?.fixes[0]), /\texit 1\n/);
  });

  it("finds a start of a service in startup that nothing looks at", async () => {
    assert.deepEqual(seen(await checkScript(handlerScript("startup", "service x start"), { only })), [
      "warning 4 start",
    ]);
    const through = handlerScript("startup", "begin").replace(
      "case",
      "begin() {\n\t/opt/clean\n\tsystemctl start x\n}\ncase",
    );
    assert.deepEqual(seen(await checkScript(through, { only })), ["warning 4 start"]);
  });

  it("is silent where the status is kept, looked at or not meant", async () => {
    for (const text of [
      handlerScript("monitor", "/opt/check", "rc=$?", "echo failed", 'exit "$rc"'),
      handlerScript("monitor", "/opt/check || exit $?", "/opt/check", "exit $?"),
      handlerScript("monitor", "if /opt/check; then", "\techo fine", "else", "\texit $?", "fi"),
      handlerScript("startup", "service x start || exit 1"),
      handlerScript("startup", "service x start || true"),
      handlerScript("startup", "service x start", "rc=$?", "logger started", "exit $rc"),
      handlerScript("startup", "service x start").replace("exit 0\n", ""),
      handlerScript("startup", "systemctl start x", "sleep 2", "systemctl is-active x || exit 1"),
      handlerScript("startup", "if ! service x start; then", "\texit 1", "fi"),
      handlerScript("startup", "set -e", "service x start"),
      handlerScript("startup", "service x stop"),
      '#!/bin/sh\nif [ "$1" = startup ]; then\n\tservice x start\nfi\nservice x status\n',
      handlerScript("startup", "(service x start", "exit 1)"),
      handlerScript("startup", "service x start >/dev/null 2>&1 &"),
      handlerScript("monitor", "service x start"),
      handlerScript("startup", "begin").replace("case", 'begin() {\n\tservice x start || die "no"\n}\ncase'),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });
});
