import assert from "node:assert/strict";
import { FILE_RULES } from "../../../src/rules/allRules.ts";
import { checkFolder, lines } from "../../support/checkFolder.ts";

const SILENCE = new URL("../../fixtures/silence/events/legacy", import.meta.url).pathname;
const CODES = FILE_RULES.map(({ code }) => code);

/** What a person expects of each file; a file without a line has no finding. */
const EXPECTED = [
  "15.empty.script warning empty-script",
  "20.byte-order-mark.script error byte-order-mark",
  "25.no-first-line.script error shebang-missing",
  "30.crlf.script error crlf",
  "35.interpreter-missing.script warning shebang-not-found",
  "40.interpreter-not-executable.script warning shebang-not-found",
  "45.not-executable.script warning not-executable",
  "50.dangling.script warning dangling-link",
  "55.folder.script warning not-a-file",
  ".80.hidden.script information ignored-file",
  "070.three-digits.script warning name-prefix",
  "65.wrong-suffix.sh warning name-suffix",
  "7.one-digit.script warning name-prefix",
  "75.copy.script.rpmnew information ignored-file",
  "no-number.script warning name-prefix",
];

describe("rules about files", () => {
  it("break the silence about each file of the fixture with one finding", async () => {
    assert.deepEqual(lines(await checkFolder(SILENCE, CODES)), EXPECTED);
  });

  it("say what 4.17 makes of a file where 4.24 is silent", async () => {
    const failing = async (version: string) =>
      (await checkFolder(SILENCE, CODES, version))
        .filter(({ message }) => message.includes("CANNOT RUN"))
        .map(({ code }) => code);
    assert.deepEqual(await failing("4.17"), ["crlf", "shebang-not-found", "dangling-link"]);
    assert.deepEqual(await failing("4.24"), []);
  });

  it("say the sentences of the list", async () => {
    const [found] = await checkFolder(SILENCE, ["name-suffix"]);
    assert.equal(
      found?.message,
      "Not run: CTDB 4.9 and later lists only names that end with `.script`. Rename it to `65.wrong-suffix.script`.",
    );
  });

  it("find in the examples what they show on purpose", async () => {
    const examples = new URL("../../../examples/component/events/legacy", import.meta.url).pathname;
    assert.deepEqual(lines(await checkFolder(examples, CODES)), [
      "60.maintenance.script warning not-executable",
      "65.forgotten warning name-suffix",
    ]);
  });
});
