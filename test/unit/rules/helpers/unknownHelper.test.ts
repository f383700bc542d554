import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["unknown-helper"];

describe("unknown-helper", () => {
  it("offers the right name", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	ctdb_check_tcp_port 2049 || exit 1
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 6 ctdb_check_tcp_port`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(mended.includes(`ctdb_check_tcp_ports 2049`), mended);
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("finds misspelt names without the prefix", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	load_script_option
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 6 load_script_option`]);
    const mended = found.toReversed().reduce((text, { fixes }) => applyFix(text, fixes[0]), script);
    assert.ok(
      mended.includes(`load_script_options
	`),
      mended,
    );
    assert.deepEqual(await checkScript(mended, options), []);
  });

  it("only mentions a name that nothing comes near to", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	ctdb_frobnicate all
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`information 6 ctdb_frobnicate`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
ctdb_frobnicate() { :; }
case "$1" in
monitor)
	ctdb_frobnicate all
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
	ctdb_killtcp eth0
	ctdb_natgw leader
	ctdb_diagnostics
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	ctdb_check_tcp_port 1
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
	ctdb_check_tcp_port 1
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
	my_check eth0
	run_parts /x
	ping_host a
	smb_status
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
	type ctdb_foo >/dev/null && ctdb_foo
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
	ip_addr_dump eth0
	;;
esac
exit 0
`,
      },
    ]) {
      assert.deepEqual(await checkScript(script, { only, ...target }), [], script);
    }
  });
});
