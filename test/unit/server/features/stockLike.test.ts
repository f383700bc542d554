import assert from "node:assert/strict";
import { completionsAt } from "../../../../src/server/features/completion/completion.ts";
import { hoverAt } from "../../../../src/server/features/hover/hover.ts";
import { inlayHints } from "../../../../src/server/features/inlayHints.ts";
import { documentSymbols } from "../../../../src/server/features/symbols/documentSymbols.ts";
import { FULL_CLIENT, withScript } from "../../../support/featureSite.ts";

/** A script as packages of 4.9 and newer have them: options, functions that are given the arguments, several cases. */
const MODERN = `#!/bin/sh
# Keeps the print service where the addresses are.

[ -n "$CTDB_BASE" ] || \\
	CTDB_BASE=$(d=$(dirname "$0") ; cd -P "$d/../.." ; echo "$PWD")

. "\${CTDB_BASE}/functions"

service_name="cups"

load_script_options

spool_state_dir="\${CTDB_SCRIPT_VARDIR}/spool"

spool_start()
{
	mkdir -p "$spool_state_dir" || die "no spool"
	service "$service_name" start
}

# Moves the queue of one address.
spool_move()
{
	_iface="$2"
	_ip="$3"
	echo "moving \${_ip} on \${_iface}, mask $4"
}

ctdb_setup_state_dir "service" "$service_name"

case "$1" in
init)
	rm -rf "$spool_state_dir"
	;;

startup)
	spool_start
	;;

takeip|releaseip)
	spool_move "$@"
	;;

monitor)
	if [ ! -d "$spool_state_dir" ] ; then
		echo "WARNING: no spool"
		exit 1
	fi
	ctdb_check_tcp_ports 631 || exit $?
	;;
esac

exit 0
`;

/** A script of the days before 4.9, with the shift that many had. */
const OLD = `#!/bin/bash
. $CTDB_BASE/functions
loadconfig printing
cmd="$1"
shift
case $cmd in
     startup)
	service cups start
	;;
     takeip)
	echo "$1 got $2/$3" >> /var/log/printing
	;;
     recovered)
	[ -f /etc/printing ] && exit 0
	;;
esac
exit 0
`;

describe("scripts like those of packages", () => {
  it("show their handlers and functions", async () => {
    assert.deepEqual(
      (await withScript(MODERN, (model) => documentSymbols(model))).map(({ name }) => name),
      ["init", "startup", "takeip | releaseip", "monitor", "spool_start", "spool_move", "service_name"],
    );
    assert.deepEqual(
      (await withScript(OLD, (model) => documentSymbols(model), { version: "4.5" })).map(({ name }) => name),
      ["startup", "takeip", "recovered"],
    );
  });

  it("have hints in functions that are given the arguments, and behind a shift", async () => {
    const labels = (text: string, version?: string): Promise<unknown[]> =>
      withScript(
        text,
        (model) => inlayHints(model, { start: 0, end: text.length }).map(({ label }) => label),
        version === undefined ? {} : { version },
      );
    assert.deepEqual(await labels(MODERN), ["interface", "maskbits"]);
    assert.deepEqual(await labels(OLD, "4.5"), ["interface", "ip", "maskbits"]);
  });

  it("explain the arguments as the event gives them", async () => {
    const text = await withScript(MODERN.replace('mask $4"', 'mask $4¦"'), (model, offset) =>
      JSON.stringify(hoverAt(model, offset)?.contents),
    );
    assert.match(text, /maskbits/);
    const shifted = await withScript(
      OLD.replace("$1 got", "$1¦ got"),
      (model, offset) => JSON.stringify(hoverAt(model, offset)?.contents),
      { version: "4.5" },
    );
    assert.match(shifted, /interface \(argument 2 of the script, before `shift`\)/);
  });

  it("are completed between their handlers with what is missing", async () => {
    const items = await withScript(MODERN.replace("monitor)\n", "¦\n\nmonitor)\n"), (model, offset) =>
      completionsAt(model, offset, FULL_CLIENT, null),
    );
    const handlers = items.filter(({ label }) => label.includes("…")).map(({ filterText }) => filterText);
    assert.ok(handlers.includes("updateip") && handlers.includes("ipreallocated"));
    for (const served of ["init", "startup", "takeip", "releaseip", "monitor"]) {
      assert.ok(!handlers.includes(served), served);
    }
  });
});
