import assert from "node:assert/strict";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import {
  HEAD_BYTES,
  OutputCapture,
  outputChunks,
  outputText,
  TAIL_BYTES,
} from "../../../src/runner/output.ts";
import { KEPT_FILES, SpillFolder } from "../../../src/runner/spillFolder.ts";

const LARGE = Buffer.alloc(HEAD_BYTES + TAIL_BYTES + 1000, "x");

describe("the output of a script", () => {
  let folder: SpillFolder;
  beforeEach(() => {
    folder = new SpillFolder();
  });
  afterEach(() => folder.remove());

  const large = () => {
    const capture = new OutputCapture(folder);
    capture.append(LARGE);
    return capture.finish();
  };

  it("may come byte by byte", () => {
    const capture = new OutputCapture(folder);
    const bytes = Buffer.from("0123456789".repeat(200));
    for (let i = 0; i < bytes.length; i++) {
      capture.append(bytes.subarray(i, i + 1));
    }
    assert.equal(capture.finish().head.toString(), bytes.toString());
  });

  it("is all there for every script of one run, however many have large ones", () => {
    const outputs = Array.from({ length: KEPT_FILES + 5 }, large);
    for (const output of outputs) {
      assert.equal(Buffer.concat([...outputChunks(output)]).length, LARGE.length);
    }
  });

  it("of an earlier run is cut to both ends with a note when others take its place", () => {
    const first = large();
    folder.beginRun();
    const others = Array.from({ length: KEPT_FILES }, large);
    assert.equal(existsSync(first.file ?? ""), false);
    assert.match(Buffer.concat([...outputChunks(first)]).toString(), /x\n\[… 1000 bytes left out …\]\nx/);
    assert.equal(readdirSync(dirname(others[0]?.file ?? "")).length, KEPT_FILES);
  });

  it("survives that somebody clears the temporary folder", () => {
    const first = large();
    rmSync(dirname(first.file ?? ""), { recursive: true });
    assert.equal(Buffer.concat([...outputChunks(first)]).toString(), outputText(first));
    const second = large();
    assert.match(second.spillError ?? "", /ENOENT/);
    assert.equal(second.totalBytes, LARGE.length);
  });
});
