import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["state-dir-missing"];

describe("state-dir-missing", () => {
  it("finds it and calls the helper behind the options", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
service_name="web"
load_script_options
case "$1" in
monitor)
	/usr/local/bin/check-web || ctdb_counter_incr
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 7 ctdb_counter_incr`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(
      mended.includes(`load_script_options

ctdb_setup_state_dir "service" "$service_name"
case`),
      mended,
    );
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("has no fix where the service has no name", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
takeip|releaseip)
	ctdb_service_set_reconfigure
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 6 ctdb_service_set_reconfigure`]);
    assert.deepEqual(
      found.flatMap(({ fixes }) => fixes),
      [],
    );
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
setup() { ctdb_setup_state_dir service x; }
setup
case "$1" in
monitor)
	ctdb_counter_incr
	;;
esac
exit 0
`,
      },
      {
        version: "4.8",
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
case "$1" in
monitor)
	ctdb_counter_incr
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
. /opt/site/lib.sh
case "$1" in
monitor)
	ctdb_counter_incr
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
script_state_dir=/run/x
case "$1" in
monitor)
	ctdb_counter_incr
	;;
esac
exit 0
`,
      },
    ]) {
      assert.deepEqual(await checkScript(script, { only, ...target }), [], script);
    }
  });

  it("finds the variable that is empty without it", async () => {
    const text = handlerScript("monitor", 'date >"$script_state_dir/last"').replace(
      "case",
      '. "$CTDB_BASE/functions"\ncase',
    );
    const only = ["state-dir-missing"];
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["error 5 script_state_dir"]);
    assert.match(found[0]?.message ?? "", /paths below it begin at the root/);
    for (const right of [
      text.replace("case", 'ctdb_setup_state_dir "service" "x"\ncase'),
      text.replace("case", "script_state_dir=/run/x\ncase"),
      text.replace("case", ". /etc/site/names.sh\ncase"),
      text.replace("$script", "${script").replace("dir/", "dir:-/run}/"),
    ]) {
      assert.deepEqual(await checkScript(right, { only }), [], right);
    }
  });
});
