import assert from "node:assert/strict";
import { checkScript } from "../../../support/checkSite.ts";
import { seen } from "../../../support/seen.ts";

const only = ["helper-variable-clash"];

describe("helper-variable-clash", () => {
  it("finds a value that is lost in a call", async () => {
    const script = `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	_iface="eth0"
	add_ip_to_iface bond0 "$ip" 24
	echo "added for $_iface"
	;;
esac
exit 0
`;
    const options = { only };
    const found = await checkScript(script, options);
    assert.deepEqual(seen(found), [`warning 6 _iface`]);
  });

  it("is silent on what only looks like it", async () => {
    for (const { script, ...target } of [
      {
        script: `#!/bin/sh
. "\${CTDB_BASE}/functions"
load_script_options
case "$1" in
monitor)
	_iface="eth0"
	add_ip_to_iface "$_iface" "$ip" 24
	echo "added for $_iface"
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
	_iface="eth0"
	add_ip_to_iface bond0 "$ip" 24
	_iface=eth1
	echo "$_iface"
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
	_iface="eth0"
	( add_ip_to_iface bond0 "$ip" 24 )
	echo "$_iface"
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
	_mine="eth0"
	add_ip_to_iface bond0 "$ip" 24
	echo "$_mine"
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
	_iface="eth0"
	echo "$_iface"
	add_ip_to_iface bond0 "$ip" 24
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
