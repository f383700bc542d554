import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["default-arm-fails"];

describe("default-arm-fails", () => {
  const withDefault = (...lines: string[]): string =>
    handlerScript("monitor", "/opt/check || exit 1").replace(
      "esac",
      `*)\n\t${lines.join("\n\t")}\n\t;;\nesac`,
    );

  it("finds a default arm that fails, with the events that it fails in", async () => {
    const text = withDefault('echo "usage: $0 monitor"', "exit 1");
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["error 8 exit 1"]);
    assert.match(found[0]?.message ?? "", /fails in `startup`, .*`init`.* When `init` fails: ctdbd exits\./);
    assert.match(found[0]?.message ?? "", /`startipreallocate`/);
    assert.match(applyFix(text, found[0]?.fixes[0]), /\texit 0\n\t;;\nesac/);
    const older = await checkScript(text, { only, version: "4.20" });
    assert.doesNotMatch(older[0]?.message ?? "", /startipreallocate/);
  });

  it("finds it behind die and behind an own usage function", async () => {
    assert.deepEqual(seen(await checkScript(withDefault('die "unknown event"'), { only })), [
      'error 7 die "unknown event"',
    ]);
    const usage = withDefault("usage").replace("case", "usage() {\n\techo usage >&2\n\texit 2\n}\ncase");
    assert.deepEqual(seen(await checkScript(usage, { only })), ["error 11 usage"]);
  });

  it("only mentions it where all events of the release are handled", async () => {
    const all =
      "init | setup | startup | shutdown | monitor | startrecovery | recovered | takeip | releaseip | updateip | ipreallocated | startipreallocate";
    const found = await checkScript(withDefault("exit 1").replace("monitor)", `${all})`), { only });
    assert.deepEqual(seen(found), ["information 7 exit 1"]);
  });

  it("is silent where it succeeds, where something decides, and behind a guard", async () => {
    for (const text of [
      withDefault("exit 0"),
      withDefault(":"),
      withDefault('logger "other event $1"'),
      withDefault("if [ -t 0 ]; then", "\texit 1", "fi"),
      withDefault("exit 1").replace("case", '[ "$1" = monitor ] || exit 0\ncase'),
      withDefault("(exit 1)"),
      '#!/bin/sh\ncase "$2" in\neth0) exit 0 ;;\n*) exit 1 ;;\nesac\n',
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });

  it("says nothing behind a guard that it does not understand", async () => {
    const text = `#!/bin/bash\n[[ $1 =~ ^(startup|monitor)$ ]] || exit 0\ncase "$1" in\nstartup) : ;;\n*) exit 1 ;;\nesac\n`;
    assert.deepEqual(await checkScript(text, { only: ["default-arm-fails"] }), []);
    const last = `#!/bin/bash\n[[ $1 =~ ^(startup|monitor)$ ]] || exit 0\n[ "$1" = startup ] && /opt/x\n`;
    assert.deepEqual(await checkScript(last, { only: ["status-leaks-for-other-events"] }), []);
  });
});
