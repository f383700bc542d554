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
    for (const command of [
      "snapctl start --enable filer.smbd",
      "initctl start smbd",
      "supervisorctl start smbd",
    ]) {
      const found = await checkScript(handlerScript("startup", command), { only });
      assert.deepEqual(seen(found), ["warning 4 start"], command);
    }
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

  it("finds a check of monitor that nothing looks at", async () => {
    const checks = ["ctdb_check_tcp_ports 21", "mountpoint -q /srv", "systemctl is-active --quiet x"];
    for (const check of [...checks, "pidof smbd >/dev/null"]) {
      const found = await checkScript(handlerScript("monitor", check), { only });
      assert.deepEqual(seen(found), [`warning 4 ${check.split(" ")[0]}`]);
      assert.match(found[0]?.message ?? "", /`monitor` passes whatever it finds/);
    }
    const through = `#!/bin/sh\ncheck() {\n\tmountpoint -q /srv\n}\n${handlerScript("monitor", "check").slice(10)}`;
    assert.deepEqual(seen(await checkScript(through, { only })), ["warning 3 mountpoint"]);
  });

  it("is silent where the check's status counts, or is not all that it is for", async () => {
    for (const text of [
      handlerScript("monitor", "mountpoint -q /srv || exit 1"),
      handlerScript("monitor", "if ! mountpoint -q /srv; then", "exit 1", "fi"),
      handlerScript("monitor", "mountpoint -q /srv", "rc=$?", 'exit "$rc"'),
      handlerScript("monitor", "mountpoint -q /srv || true"),
      handlerScript("monitor", "set -e", "mountpoint -q /srv"),
      handlerScript("monitor", "mountpoint -q /srv").replace("exit 0\n", ""),
      handlerScript("monitor", "systemctl is-active x", "mountpoint /srv"),
      handlerScript("startup", "mountpoint -q /srv"),
      `#!/bin/bash\ntrap 'exit 1' ERR\n${handlerScript("monitor", "mountpoint -q /srv").slice(10)}`,
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
    const old = handlerScript("monitor", "ctdb_check_tcp_ports 21");
    assert.deepEqual(await checkScript(old, { only, version: "1.0.60" }), []);
  });
});
