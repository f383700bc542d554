import assert from "node:assert/strict";
import { fixTitles, lines } from "../../../support/checkFolder.ts";
import { checkSite } from "../../../support/checkSite.ts";
import { SCRIPT } from "../../../support/temporaryDirectory.ts";

const only = ["ignored-file"];
const L = "events/legacy";

describe("ignored-file", () => {
  it("tells of names that are too long or too short, or have a tilde", async () => {
    const long = "events.d/50.a-name-of-more-than-thirty-one-bytes";
    const inOld = await checkSite({ [long]: SCRIPT }, { only, version: "4.5" });
    assert.match(inOld[0]?.message ?? "", /ignores names of more than 31/);
    assert.equal(inOld[0]?.severity, "warning");
    assert.deepEqual(lines(await checkSite({ [long]: SCRIPT }, { only, version: "4.8" })), []);
    const tilde = await checkSite({ "events.d/50.a~b": SCRIPT }, { only, version: "4.8" });
    assert.match(tilde[0]?.message ?? "", /ignores names with a tilde/);
    const short = await checkSite({ [`${L}/10.script`]: SCRIPT }, { only });
    assert.deepEqual(lines(short), ["10.script warning ignored-file"]);
  });

  it("tells of a script behind a dot, and offers its name without", async () => {
    const found = await checkSite({ [`${L}/.50.a.script`]: SCRIPT }, { only });
    assert.deepEqual(lines(found), [".50.a.script information ignored-file"]);
    assert.deepEqual(fixTitles(found), ["Rename it to 50.a.script"]);
  });

  it("tells of a package's copy, and where it belongs", async () => {
    const found = await checkSite(
      { [`${L}/50.a.script`]: SCRIPT, [`${L}/50.a.script.dpkg-dist`]: SCRIPT },
      { only },
    );
    assert.match(found[0]?.message ?? "", /Merge it into `50\.a\.script` and remove it\.$/);
    assert.deepEqual(found[0]?.fixes, []);
  });

  it("is silent about everything else", async () => {
    const names = [
      "README",
      "50.a.options",
      "50.a.script~",
      "50.a.script.bak",
      "#50.a.script#",
      ".#50.a.script",
    ];
    names.push(".50.a.script.swp", ".50.a.script.Xa83kd", ".keep", ".gitignore", "50.a.options.rpmnew");
    const files = Object.fromEntries(names.map((name) => [`${L}/${name}`, SCRIPT]));
    assert.deepEqual(lines(await checkSite({ ...files, [`${L}/50.a.script`]: SCRIPT }, { only })), []);
  });
});
