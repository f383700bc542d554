import assert from "node:assert/strict";
import { FILE_RULES } from "../../../../src/rules/allRules.ts";
import { checkFolder } from "../../../support/checkFolder.ts";
import { SCRIPT, useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const CODES = FILE_RULES.map(({ code }) => code);

describe("rules about files with odd names", () => {
  const site = useTemporaryDirectory();

  async function only(name: string | Buffer, mode = 0o755, content = SCRIPT) {
    site.current.file(Buffer.concat([Buffer.from("events/legacy/"), Buffer.from(name)]), content, mode);
    const found = await checkFolder(site.current.resolve("events/legacy"), CODES);
    assert.equal(found.length, 1);
    return found[0];
  }

  it("mend a name with blanks", async () => {
    const found = await only("50.with blanks.sh");
    const step = found?.fixes[0]?.steps[0];
    assert.equal(step?.kind === "rename" && step.newName, "50.with blanks.script");
  });

  it("show a line feed in a name, and chmod the file that has it", async () => {
    const found = await only("50.a\nb.script", 0o644);
    assert.ok(found?.message.includes("'50.a\\nb.script'"));
    const step = found?.fixes[0]?.steps[0];
    assert.ok(step?.kind === "chmod" && step.file.endsWith("50.a\nb.script"));
  });

  it("show a line feed in the title of a fix", async () => {
    const found = await only("50.a\nb.sh");
    assert.equal(found?.fixes[0]?.title, "Rename it to 50.a\\nb.script");
  });

  it("offer no fix for a name that is not UTF-8, since no path as text reaches it", async () => {
    const name = (ending: string) =>
      Buffer.concat([Buffer.from("50.gr\xfc\xdf", "latin1"), Buffer.from(ending)]);
    const found = await only(name(".script"), 0o644);
    assert.equal(found?.code, "not-executable");
    assert.deepEqual(found?.fixes, []);
  });

  it("offer no new name and no new line for such a file either", async () => {
    const renamed = await only(Buffer.from("50.gr\xfc\xdf.sh", "latin1"));
    assert.equal(renamed?.code, "name-suffix");
    assert.deepEqual(renamed?.fixes, []);
  });

  it("offer no first line for such a file", async () => {
    const found = await only(Buffer.from("50.gr\xfc\xdf.script", "latin1"), 0o755, "exit 0\n");
    assert.equal(found?.code, "shebang-missing");
    assert.deepEqual(found?.fixes, []);
  });
});
