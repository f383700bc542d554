import assert from "node:assert/strict";
import { conventionForStep } from "../../../../src/ctdb/conventions.ts";
import { scanDirectory } from "../../../../src/scripts/scanDirectory.ts";
import { fileText } from "../../../../src/server/features/facts/fileText.ts";
import { SCRIPT, useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

describe("what is said of a file of an event directory", () => {
  const site = useTemporaryDirectory();

  async function textOf(text: string): Promise<string> {
    const convention = conventionForStep("C3");
    site.current.file("events/legacy/50.a.script", text);
    const scan = await scanDirectory(`${site.current.path}/events/legacy`, convention);
    const [file] = scan.files;
    assert.ok(file);
    return fileText(file, { scan, convention });
  }

  it("says that it is enabled", async () => {
    assert.match(await textOf(SCRIPT), /number 1 of 1 in the run order of CTDB [\d.]+: enabled\n\nEnabled: /);
  });

  it("does not call enabled what CTDB cannot start and shows as DISABLED", async () => {
    const text = await textOf(SCRIPT.replaceAll("\n", "\r\n"));
    assert.match(text, /: does not start\n\nThe lines end with CR LF.* DISABLED/);
    assert.doesNotMatch(text, /enabled/i);
  });
});
