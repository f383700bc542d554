import assert from "node:assert/strict";
import { lines } from "../../../support/checkFolder.ts";
import { checkSite } from "../../../support/checkSite.ts";

const only = ["not-a-file"];

describe("not-a-file", () => {
  it("tells of a folder with the name of a script", async () => {
    const found = await checkSite({ "events/legacy/50.a.script/x": "" }, { only });
    assert.deepEqual(lines(found), ["50.a.script warning not-a-file"]);
    assert.match(found[0]?.message ?? "", /^Not a regular file: CTDB shows it DISABLED/);
  });

  it("is an error where the event fails for it", async () => {
    for (const version of ["2.5", "4.2.0"]) {
      const found = await checkSite({ "events.d/50.a/x": "" }, { only, version });
      assert.deepEqual(lines(found), ["50.a error not-a-file"], version);
    }
  });

  it("is silent about other folders", async () => {
    const found = await checkSite({ "events/legacy/lib/x": "", "events/legacy/50.a/x": "" }, { only });
    assert.deepEqual(lines(found), []);
  });
});
