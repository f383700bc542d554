import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["status-leaks-for-other-events"];

describe("status-leaks-for-other-events", () => {
  it("finds a test of the event in the last line", async () => {
    const text = '#!/bin/sh\n[ "$1" = "monitor" ] && /opt/check\n';
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ['error 2 [ "$1" = "monitor" ]']);
    assert.match(found[0]?.message ?? "", /CTDB takes .*`init`.* for failed/);
    const mended = applyFix(text, found[0]?.fixes[0]);
    assert.equal(mended, '#!/bin/sh\nif [ "$1" = "monitor" ]; then\n\t/opt/check\nfi\n');
    assert.deepEqual(await checkScript(mended, { only }), []);
  });

  it("warns of other tests there", async () => {
    const text = handlerScript("monitor", "/opt/check || exit 1").replace(
      "exit 0\n",
      "[ -f /etc/x ] && /opt/x\n",
    );
    assert.deepEqual(seen(await checkScript(text, { only })), ["warning 7 [ -f /etc/x ]"]);
  });

  it("finds a test that ends the script in a handler, where nothing behind it is a check", async () => {
    const last = (event: string, line: string) =>
      checkScript(`#!/bin/sh\ncase "$1" in\n${event})\n\t${line}\n\t;;\nesac\n`, { only });
    for (const [event, line, expected] of [
      ["monitor", "[ -f /x ] && exit 1", "error 4 [ -f /x ]"],
      ["monitor", '[ -f /x ] && { echo "bad"; exit 3; } >&2', "error 4 [ -f /x ]"],
      ["monitor", "[ -f /x ] && echo bad >&2", "warning 4 [ -f /x ]"],
      ["init", "test -f /x && A=1", "warning 4 test -f /x"],
      ["startup", "[ -d /x ] && [ -w /x ] && /opt/x start", "warning 4 [ -d /x ] && [ -w /x ]"],
      ["monitor", '[ "$n" -lt 2 ] && echo few && ctdb setifacelink bond0 down', 'warning 4 [ "$n" -lt 2 ]'],
      ["recovered", "is_primary && /opt/promote", "warning 4 is_primary"],
      ["releaseip", "mountpoint -q /x && umount /x", "warning 4 mountpoint -q /x"],
      ["takeip", "! systemctl is-active -q x && /opt/x", "warning 4 ! systemctl is-active -q x"],
      ["startup", "grep -q x /f 2>/dev/null && /opt/x", "warning 4 grep -q x /f 2>/dev/null"],
      ["startup", "/opt/list | grep -q x && /opt/x", "warning 4 /opt/list | grep -q x"],
      ["monitor", "pgrep -x y >/dev/null && exit 1", "error 4 pgrep -x y >/dev/null"],
    ] as const) {
      assert.deepEqual(seen(await last(event, line)), [expected], line);
    }
    for (const [event, line] of [
      ["monitor", "[ -d /x ] && mountpoint -q /x"], // a check
      ["monitor", "mountpoint -q /x && touch /x/alive"],
      ["startup", "mount /x && /opt/x start"], // a failure, and meant as one
      ["startup", "grep x /f && /opt/x"],
      ["startup", "[ -d /x ] && /opt/x && is_ready"],
      ["startup", "[ -d /x ] && [ -w /x ]"],
      ["startup", "[ -d /x ] && ! [ -e /x/y ]"],
      ["startup", "[ -d /x ] && /opt/x || true"],
      ["startup", "[ -d /x ] && /opt/x &"],
      ["startup", "/opt/a | { [ -d /x ] && /opt/x; } | cat"],
      ["startup", "if [ -d /x ] && /opt/x; then :; fi"],
    ] as const) {
      assert.deepEqual(await last(event, line), [], line);
    }
  });

  it("finds it in a function whose status is the script's, and not in one that is asked", async () => {
    const text = (end: string) =>
      `#!/bin/bash\nhas () { [ -f /x ] && echo yes; }\ncase "$1" in\nstartup)\n\t${end}\nesac\n`;
    assert.deepEqual(seen(await checkScript(text("has ;;"), { only })), ["warning 2 [ -f /x ]"]);
    for (const end of ["if has; then :; fi ;;", "has || exit 1 ;;", "x=$(has); : ;;", "has; exit 0 ;;"]) {
      assert.deepEqual(await checkScript(text(end), { only }), [], end);
    }
    assert.deepEqual(await checkScript(text("has ;;&\nrecovered) : ;;"), { only }), []);
  });

  it("writes the same as an if, in its place", async () => {
    for (const [test, then] of [
      ["[ -f /x ]", "/opt/x start"],
      ["/opt/list | grep -q x", "/opt/a && /opt/b"],
    ]) {
      const text = `#!/bin/sh\ncase "$1" in\nstartup)\n\t${test} && ${then}\n\t;;\nesac\n`;
      const found = await checkScript(text, { only });
      const mended = applyFix(text, found[0]?.fixes[0]);
      assert.ok(mended.includes(`\n\tif ${test}; then\n\t\t${then}\n\tfi\n\t;;`), mended);
      assert.deepEqual(await checkScript(mended, { only }), []);
    }
  });

  it("is silent where exit follows, where an alternative stands behind, and for one event", async () => {
    for (const text of [
      '#!/bin/sh\n[ "$1" = "monitor" ] && /opt/check\nexit 0\n',
      '#!/bin/sh\n[ "$1" = "monitor" ] && /opt/check || true\n',
      '#!/bin/sh\n[ "$1" = "monitor" ] || exit 0\n[ -f /x ] && /opt/check\n',
      '#!/bin/sh\nif [ "$1" = "monitor" ]; then\n\t/opt/check\nfi\n',
      "#!/bin/sh\n/opt/a && /opt/b\n",
      '#!/bin/sh\ncase "$1" in\nmonitor) /opt/check ;;\nesac\n',
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });
});
