import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["wrong-helper-arguments"];

describe("wrong-helper-arguments", () => {
  it("finds a service without an operation", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
shutdown)
	service "\${service_name}_stop"
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 6 service`]);
    assert.ok(found[0]?.message.includes(`\`service SERVICE OPERATION\``), found[0]?.message);
  });

  it("finds ctdb_check_args with the event alone", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
ctdb_check_args "$1"
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 4 ctdb_check_args`]);
  });

  it("warns of arguments that are not read", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	service_start "nfs"
	interface_get_real eth0 eth1
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`information 6 service_start`, `warning 7 interface_get_real`]);
  });

  it("finds a missing value", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	set_proc sys/net/ipv4/ip_forward
	ctdb_setup_state_dir "service"
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`error 6 set_proc`, `error 7 ctdb_setup_state_dir`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	service $service_and_operation
	service "$1" "$2"
	nice_service "$name" restart
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
ctdb_check_args "$@"
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	ctdb_check_args "$1"
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
case "$1" in
monitor)
	service --status-all
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
service() { systemctl status "$1"; }
case "$1" in
monitor)
	service nfs
	;;
esac
exit 0
`,
      },
      {
        version: "4.17",
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	update_tickles 2049
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
	ctdb_counter_incr
	ctdb_counter_get
	ctdb_counter_init "name"
	;;
esac
exit 0
`,
      },
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
. /opt/site/lib.sh
case "$1" in
monitor)
	service nfs
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
