import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["not-idempotent-takeip"];

describe("not-idempotent-takeip", () => {
  it("warns of steps that fail the second time, and mends them", async () => {
    const text = handlerScript(
      "startup",
      "mkdir /run/x || exit 1",
      "ip route add 192.0.2.0/24 via 10.0.0.1 || exit 1",
    );
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["warning 4 mkdir", "warning 5 ip"]);
    assert.match(found[0]?.message ?? "", /repeats `startup` every 5 seconds/);
    assert.match(applyFix(text, found[0]?.fixes[0]), /\tmkdir -p \/run\/x \|\| exit 1\n/);
    assert.match(applyFix(text, found[1]?.fixes[0]), /ip route replace 192\.0\.2\.0\/24/);
  });

  it("warns of updateip, which is repeated, and only mentions takeip, which is not", async () => {
    const step = 'ip rule add from "$4" table 7 || exit 1';
    assert.deepEqual(seen(await checkScript(handlerScript("updateip", step), { only })), ["warning 4 ip"]);
    const takeip = await checkScript(handlerScript("takeip", step), { only });
    assert.deepEqual(seen(takeip), ["information 4 ip"]);
    assert.match(takeip[0]?.message ?? "", /After a crash or an unfinished `releaseip` it may be there/);
  });

  it("knows all ways in which a failure ends the script", async () => {
    for (const text of [
      handlerScript("takeip", 'if ! ip addr add "$3/$4" dev "$2"; then', "\texit 1", "fi"),
      handlerScript("takeip", 'ip addr add "$3/$4" dev "$2" || die "no address"'),
      `#!/bin/sh -e\n${handlerScript("takeip", 'ip addr add "$3/$4" dev "$2"').slice(10)}`,
    ]) {
      assert.equal((await checkScript(text, { only })).length, 1, text);
    }
  });

  it("knows mounts, links, chains and pools, which are there the second time", async () => {
    for (const [step, words] of [
      ["mount /srv/data", "mount"],
      ["mount -t ext4 -o ro /dev/drbd0 /srv/data", "mount"],
      ["ip link add link eth1 name eth1.100 type vlan id 100", "ip"],
      ["iptables -w -N CTDB", "iptables"],
      ["ln -s /srv/etc/exports /etc/exports", "ln"],
      ["zpool import -f tank", "zpool"],
    ] as const) {
      const text = handlerScript("startup", `${step} || exit 1`);
      assert.deepEqual(seen(await checkScript(text, { only })), [`warning 4 ${words}`], step);
    }
    for (const lines of [
      ["mount -a || exit 1"],
      ["mount -o remount,rw / || exit 1"],
      ["mount --bind /a /b || exit 1"],
      ["mount -t tmpfs tmpfs /x || exit 1"],
      ["mountpoint -q /srv || mount /srv || exit 1"],
      ["umount /srv", "mount /srv || exit 1"],
      ["iptables -w -A INPUT -j CTDB || exit 1"],
      ["ln -sfn /a /b || exit 1"],
      ["ip link show eth1.100 || ip link add link eth1 name eth1.100 type vlan id 100 || exit 1"],
    ]) {
      const text = handlerScript("startup", ...lines);
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });

  it("is silent where a test or a removal comes before, and where the failure does not matter", async () => {
    for (const text of [
      handlerScript("startup", "mkdir -p /run/x || exit 1"),
      handlerScript("startup", "[ -d /run/x ] || mkdir /run/x || exit 1"),
      handlerScript("startup", "if [ ! -d /run/x ]; then", "\tmkdir /run/x || exit 1", "fi"),
      handlerScript("startup", "rm -rf /run/x", "mkdir /run/x || exit 1"),
      handlerScript("startup", "mkdir /run/lock || exit 1", "trap 'rmdir /run/lock' EXIT"),
      handlerScript("takeip", 'ip rule del from "$3"', 'ip rule add from "$3" table 7 || exit 1'),
      handlerScript("takeip", 'ip rule add from "$3" table 7 || true'),
      handlerScript("takeip", 'ip rule add from "$3" table 7'),
      handlerScript("monitor", "mkdir /run/x || exit 1"),
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
  });
});
