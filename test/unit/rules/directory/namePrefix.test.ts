import assert from "node:assert/strict";
import { checkFolder, fixTitles, lines } from "../../../support/checkFolder.ts";
import { checkSite } from "../../../support/checkSite.ts";
import { SCRIPT, TemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const only = ["name-prefix"];
const L = "events/legacy";
const MONITOR = '#!/bin/sh\ncase "$1" in\nmonitor) exit 0 ;;\nesac\n';

describe("name-prefix", () => {
  it("offers the number with two digits", async () => {
    const found = await checkSite(
      { [`${L}/7.one.script`]: SCRIPT, [`${L}/070.two.script`]: SCRIPT },
      { only },
    );
    assert.deepEqual(fixTitles(found), ["Rename it to 70.two.script", "Rename it to 07.one.script"]);
    assert.ok(found.every(({ fixes }) => fixes[0]?.isPreferred));
  });

  it("underlines the first line and says what CTDB makes of the file", async () => {
    const [found] = await checkSite({ [`${L}/samba.script`]: SCRIPT }, { only });
    assert.equal(found?.words, "#!/bin/sh");
    assert.match(found?.message ?? "", /^Not run: .*Rename it to `50\.samba\.script`\.$/);
    assert.equal(found?.fixes[0]?.isPreferred, false, "the author knows the number");
  });

  it("makes a renamed file executable as well", async () => {
    const [found] = await checkSite({ [`${L}/7.one.script`]: { content: SCRIPT, mode: 0o644 } }, { only });
    assert.deepEqual(fixTitles(found ? [found] : []), [
      "Rename it to 07.one.script and make it executable (chmod u+x)",
    ]);
    assert.deepEqual(
      found?.fixes[0]?.steps.map(({ kind }) => kind),
      ["chmod", "rename"],
    );
  });

  it("never offers a name that is taken, and says so", async () => {
    const [found] = await checkSite(
      { [`${L}/7.one.script`]: SCRIPT, [`${L}/07.one.script`]: SCRIPT },
      { only },
    );
    assert.deepEqual(found?.fixes, []);
    assert.match(found?.message ?? "", /There is a file `07\.one\.script` already\.$/);
  });

  it("takes an executable script that knows an event for an event script, more carefully", async () => {
    const found = await checkSite({ [`${L}/storage`]: MONITOR }, { only });
    assert.deepEqual(lines(found), ["storage information name-prefix"]);
  });

  it("is silent about what nobody meant to run", async () => {
    const found = await checkSite(
      {
        [`${L}/README`]: "monitor",
        [`${L}/helper.sh`]: '#!/bin/sh\nlog() { logger "$1"; }\n',
        [`${L}/monitor-library.sh`]: { content: MONITOR, mode: 0o644 },
        [`${L}/7.one.script.bak`]: SCRIPT,
        [`${L}/7.one.script.j2`]: SCRIPT,
        [`${L}/7.one.disabled`]: SCRIPT,
        [`${L}/hosts.conf`]: { content: "monitor\n", mode: 0o644 },
        [`${L}/1.txt`]: { content: "1\n", mode: 0o644 },
      },
      { only },
    );
    assert.deepEqual(lines(found), []);
  });

  it("accepts what the old rule accepts", async () => {
    const old = { "events.d/1x.odd": SCRIPT, "events.d/+7.odd": SCRIPT };
    assert.deepEqual(lines(await checkSite(old, { only, version: "1.0.112" })), []);
    assert.equal((await checkSite(old, { only, version: "4.5" })).length, 2);
  });

  it("leaves notification scripts alone: they need no number", async () => {
    const site = new TemporaryDirectory();
    try {
      site.file("events/notification/mail.script");
      site.file("events/notification/10.mail.sh");
      const codes = ["name-prefix", "name-suffix", "wrong-directory", "not-executable"];
      assert.deepEqual(lines(await checkFolder(site.resolve("events/notification"), codes)), []);
    } finally {
      site.remove();
    }
  });

  it("does not hold notification scripts against the events of ctdbd", async () => {
    const site = new TemporaryDirectory();
    try {
      const text = '#!/bin/sh\n[ "$1" = unhealthy ] && echo bad | mail -s "$(hostname)" root\n';
      site.file("events/notification/mail.script", `${text}case "$1" in healthy) [[ -e /x ]] ;; esac\n`);
      const codes = ["unknown-event", "status-leaks-for-other-events", "ctdb-in-init", "bashism-in-sh"];
      assert.deepEqual(lines(await checkFolder(site.resolve("events/notification"), codes)), [
        "mail.script warning bashism-in-sh",
      ]);
    } finally {
      site.remove();
    }
  });
});
