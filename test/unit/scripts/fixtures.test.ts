import assert from "node:assert/strict";
import { conventionFor, conventionForStep } from "../../../src/ctdb/conventions.ts";
import { scanDirectory } from "../../../src/scripts/scanDirectory.ts";

const SILENCE = new URL("../../fixtures/silence/events/legacy", import.meta.url).pathname;

/** Name, state, code of the reason, code of the start problem. */
const EXPECTED: readonly (readonly [string, string, string, string | undefined])[] = [
  ["10.good.script", "enabled", "runs", undefined],
  ["15.empty.script", "enabled", "runs", "empty"],
  ["20.byte-order-mark.script", "enabled", "runs", "byte-order-mark"],
  ["25.no-first-line.script", "enabled", "runs", "no-first-line"],
  ["30.crlf.script", "enabled", "runs", "crlf"],
  ["35.interpreter-missing.script", "enabled", "runs", "interpreter-missing"],
  ["40.interpreter-not-executable.script", "enabled", "runs", "interpreter-not-executable"],
  ["45.not-executable.script", "disabled", "not-executable", undefined],
  ["50.dangling.script", "dangling", "dangling-link", undefined],
  ["55.folder.script", "enabled", "runs", "not-a-file"],
  ["60.linked.script", "enabled", "runs", undefined],
  [".80.hidden.script", "ignored", "dotfile", undefined],
  ["070.three-digits.script", "ignored", "prefix", undefined],
  ["10.good.options", "ignored", "options-file", undefined],
  ["65.wrong-suffix.sh", "ignored", "suffix", undefined],
  ["7.one-digit.script", "ignored", "prefix", undefined],
  ["75.copy.script.bak", "ignored", "backup", undefined],
  ["75.copy.script.rpmnew", "ignored", "package-copy", undefined],
  ["75.copy.script~", "ignored", "backup", undefined],
  ["README", "ignored", "documentation", undefined],
  ["no-number.script", "ignored", "prefix", undefined],
];

describe("the fixture of silent files", () => {
  it("is explained file by file", async () => {
    const { files } = await scanDirectory(SILENCE, conventionForStep("C3"));
    assert.deepEqual(
      files.map((file) => [file.fileName.text, file.state, file.reason.code, file.startProblem?.code]),
      EXPECTED,
    );
  });

  it("fails the event in 4.17 where it is silent in 4.24", async () => {
    const sentences = async (version: readonly number[]) =>
      (await scanDirectory(SILENCE, conventionFor(version))).files
        .filter((file) => file.position !== null)
        .map((file) => `${file.reason.sentence} ${file.startProblem?.sentence ?? ""}`);
    const failing = (all: readonly string[]) => all.filter((text) => text.includes("CANNOT RUN")).length;
    assert.equal(failing(await sentences([4, 17])), 3); // CR LF, interpreter, dangling link
    assert.equal(failing(await sentences([4, 24])), 0);
  });
});
