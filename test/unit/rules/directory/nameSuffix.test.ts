import assert from "node:assert/strict";
import { fixTitles, lines } from "../../../support/checkFolder.ts";
import { checkSite } from "../../../support/checkSite.ts";
import { SCRIPT } from "../../../support/temporaryDirectory.ts";

const only = ["name-suffix"];
const L = "events/legacy";

describe("name-suffix", () => {
  it("puts .script in the place of a language", async () => {
    const found = await checkSite(
      { [`${L}/50.a.sh`]: SCRIPT, [`${L}/51.b`]: SCRIPT, [`${L}/52.c.py`]: "#!/usr/bin/python3\n" },
      { only },
    );
    assert.deepEqual(fixTitles(found), [
      "Rename it to 50.a.script",
      "Rename it to 51.b.script",
      "Rename it to 52.c.script",
    ]);
  });

  it("sees a script without the right to execute by its first line", async () => {
    const found = await checkSite({ [`${L}/50.a`]: { content: SCRIPT, mode: 0o644 } }, { only });
    assert.deepEqual(fixTitles(found), ["Rename it to 50.a.script and make it executable (chmod u+x)"]);
  });

  it("says that upper case does not count", async () => {
    const [found] = await checkSite({ [`${L}/50.a.SCRIPT`]: SCRIPT }, { only });
    assert.match(found?.message ?? "", /in lower case/);
  });

  it("is silent about options, copies, templates, data and what was set aside", async () => {
    const names = ["50.a.options", "50.a.script.bak", "50.a.script~", "50.a.script.rpmsave"];
    names.push(
      "50.a.script.disabled",
      "50.a.off",
      "50.a.script.in",
      "50.a.script.j2",
      "50.a.script-20240131",
    );
    const files = Object.fromEntries(names.map((name) => [`${L}/${name}`, SCRIPT]));
    const data = { content: "10.0.0.1\n", mode: 0o644 };
    const found = await checkSite({ ...files, [`${L}/50.a.conf`]: data, [`${L}/50.hosts`]: data }, { only });
    assert.deepEqual(lines(found), []);
  });

  it("knows no suffix before 4.9", async () => {
    assert.deepEqual(lines(await checkSite({ "events.d/50.a": SCRIPT }, { only, version: "4.8" })), []);
  });
});
