import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["wrong-event-arguments"];

describe("wrong-event-arguments", () => {
  it("finds an argument that the event does not have", async () => {
    const found = await checkScript(handlerScript("monitor", '/opt/check "$2"'), { only });
    assert.deepEqual(seen(found), ["error 4 2"]);
    assert.match(
      found[0]?.message ?? "",
      /`monitor` has no arguments besides its name, so `\$2` is always empty here/,
    );
    // biome-ignore lint/suspicious/noTemplateCurlyInString: shell, not JavaScript
    const beyond = await checkScript(handlerScript("takeip | releaseip", '/opt/x "$4" "${5}"'), { only });
    assert.deepEqual(seen(beyond), ["error 4 5"]);
  });

  it("counts on behind shift, and in functions that get all arguments", async () => {
    const text = handlerScript("takeip", "shift", '/opt/x "$1" "$2" "$3" "$4"');
    assert.deepEqual(seen(await checkScript(text, { only })), ["error 5 4"]);
    const through = `#!/bin/sh\nadd() {\n\tip=$2\n}\n${handlerScript("takeip", 'add "$@"').slice(10)}`;
    assert.deepEqual(seen(await checkScript(through, { only })), ["error 3 2"]);
    const own = `#!/bin/sh\nadd() {\n\tip=$2\n\tx=$9\n}\n${handlerScript("takeip", 'add "$2" "$3"').slice(10)}`;
    assert.deepEqual(await checkScript(own, { only }), []);
  });

  it("finds arguments that a helper function gets in another order, and mends them", async () => {
    const text = handlerScript(
      "releaseip",
      'kill_tcp_connections "$3" $2',
      'delete_ip_from_iface $2 "$3" $4',
    );
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["error 4 3", "error 4 2"]);
    assert.match(
      found[0]?.message ?? "",
      /`\$3` of `releaseip` is the address, but stands for the interface here/,
    );
    assert.match(applyFix(text, found[0]?.fixes[0]), /kill_tcp_connections "\$2" \$2/);
    const right = handlerScript("updateip", 'add_ip_to_iface "$3" "$4" "$5"', 'kill_tcp_connections $2 "$4"');
    assert.deepEqual(await checkScript(right, { only }), []);
    for (const line of [
      'kill_tcp_connections "$@" $2',
      'kill_tcp_connections $iface "$3"',
      'other "$3" "$2"',
    ]) {
      assert.deepEqual(await checkScript(handlerScript("takeip", line), { only }), [], line);
    }
    const own = handlerScript("takeip", 'drop_ip "$2"').replace("case", "drop_ip() { :; }\ncase");
    assert.deepEqual(await checkScript(own, { only }), []);
  });

  it("finds updateip read as takeip, and mends it where only updateip gets there", async () => {
    const text = handlerScript("updateip", "iface=$2", "ip=$3", "maskbits=$4");
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["error 5 3", "error 6 4"]);
    assert.match(
      found[0]?.message ?? "",
      /`\$3` of `updateip` is the new interface, but goes into `ip` here/,
    );
    assert.match(applyFix(text, found[0]?.fixes[0]), /ip=\$4\n/);
    assert.match(applyFix(text, found[1]?.fixes[0]), /maskbits=\$5\n/);
    const shared = await checkScript(handlerScript("takeip | updateip", 'ip="$3"'), { only });
    assert.deepEqual(seen(shared), ["error 4 3"]);
    assert.deepEqual(shared[0]?.fixes, []);
  });

  it("knows an address and its mask in one word", async () => {
    const text = handlerScript("updateip", 'ip addr add "$3/$4" dev "$2"');
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["error 4 3", "error 4 4"]);
    assert.match(found[0]?.message ?? "", /is the new interface, but stands for the address here/);
    for (const right of [
      handlerScript("updateip", 'ip addr add "$4/$5" dev "$3"'),
      handlerScript("takeip", 'ip addr add "$3/$4" dev "$2"'),
      handlerScript("updateip", 'mkdir -p "$3/$4"'),
    ]) {
      assert.deepEqual(await checkScript(right, { only }), [], right);
    }
  });

  it("accepts what CTDB gives", async () => {
    const all = `#!/bin/sh
case "$1" in
takeip | releaseip)
	iface=$2
	ip=$3
	maskbits=$4
	;;
updateip)
	oiface=$2
	niface=$3
	ip=$4
	maskbits=$5
	;;
esac
exit 0
`;
    assert.deepEqual(await checkScript(all, { only }), []);
  });

  it("says nothing where arguments may be given by hand, or another script is meant", async () => {
    for (const text of [
      // biome-ignore lint/suspicious/noTemplateCurlyInString: shell, not JavaScript
      handlerScript("monitor", '/opt/check "${2:-all}"'),
      handlerScript("monitor", '[ -n "$2" ] && /opt/check "$2"'),
      handlerScript("monitor", '[ $# -gt 1 ] && /opt/check "$2"'),
      handlerScript("reconfigure", '/opt/reload "$2"'),
      handlerScript("monitor", "set -- a b c", '/opt/check "$3"'),
      handlerScript("monitor", "awk '{ print $5 }' /proc/loadavg"),
      '#!/bin/sh\niface=$2\nip=$3\nmask=$4\nexec /opt/x "$1" "$iface" "$ip" "$mask"\n',
      '#!/bin/sh\nexec /opt/x "$@"\n',
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });

  it("follows a variable that holds the argument of every event into updateip", async () => {
    const text = (...lines: string[]): string =>
      `#!/bin/sh\nevent=$1\niface=$2\nip=$3\n${handlerScript("updateip", ...lines).slice(10)}`;
    const found = await checkScript(text('arping -U -I "$iface" "$ip"', 'echo "$ip"'), { only });
    assert.deepEqual(seen(found), ["error 7 ip"]);
    assert.match(found[0]?.message ?? "", /`ip` holds `\$3`, which is the new interface in `updateip`/);
    for (const right of [
      text("ip=$4", 'arping -U -I "$3" "$ip"'),
      text('arping -U -I "$3" "$4"'),
      text('arping -U -I "$iface" "$ip"').replace("updateip", "takeip"),
    ]) {
      assert.deepEqual(await checkScript(right, { only }), [], right);
    }
  });

  it("leaves alone what quotes keep from the shell in a here-document", async () => {
    const text = handlerScript("ipreallocated", "cat >/run/x <<EOF", "a $(ip addr | awk '{print $4}')\nEOF");
    assert.deepEqual(await checkScript(text, { only }), []);
  });
});
