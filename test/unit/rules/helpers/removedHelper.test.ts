import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["removed-helper"];

describe("removed-helper", () => {
  it("says since when and what instead", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	ctdb_check_command "smbd" smbcontrol smbd ping
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 6 ctdb_check_command`]);
    assert.ok(found[0]?.message.includes(`has no \`ctdb_check_command\` since 4.7`), found[0]?.message);
  });

  it("finds it in scripts that run something by eval, too", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
eval "$CTDB_NFS_CALLOUT" "$@" || exit 1
ctdb_start_stop_service
`;
    assert.deepEqual(seen(await checkScript(script, { only })), ["error 4 ctdb_start_stop_service"]);
  });

  it("replaces one to one where that is right", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
shutdown)
	ctdb_service_stop
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 6 ctdb_service_stop`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(
      mended.includes(`	service_stop
`),
      mended,
    );
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("knows that loadconfig went with 4.9", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
loadconfig
exit 0
`;
    const options = { only, version: "4.9" };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 3 loadconfig`]);
    assert.ok(found[0]?.message.includes(`Call \`load_script_options\``), found[0]?.message);
  });

  it("puts load_script_options in the place of loadconfig, which read CTDB's own options where no name is given", async () => {
    const text = (call: string) => `#!/bin/sh\n. "\${CTDB_BASE}/functions"\n${call}\nexit 0\n`;
    const found = await checkScript(text("loadconfig"), { only });
    assert.equal(applyFix(text("loadconfig"), found[0]?.fixes[0]), text("load_script_options"));
    assert.deepEqual((await checkScript(text("loadconfig nfs"), { only }))[0]?.fixes, []);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        version: "4.8",
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
loadconfig
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
ctdb_check_command() { :; }
case "$1" in
monitor)
	ctdb_check_command a b
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. /opt/site/lib.sh
case "$1" in
monitor)
	ctdb_check_command a b
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	iptables -L
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	command -v debug && debug x
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
loadconfig 2>/dev/null || load_script_options
exit 0
`,
      },
    ]) {
      assert.deepEqual(await checkScript(script, { only, ...target }), [], script);
    }
  });
});
