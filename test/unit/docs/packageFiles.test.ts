import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";

const list = readFileSync(join(import.meta.dirname, "../../../.vscodeignore"), "utf8");
const patterns = list.split("\n").flatMap((line) => (line.startsWith("!") ? [line.slice(1)] : []));
const isPacked = (path: string): boolean => patterns.some((pattern) => matchesGlob(path, pattern));

describe("the package", () => {
  it("has the programs and their chunks", () => {
    for (const name of ["extension.cjs", "chunk-LK2PIVSP.cjs", "server.js", "program-MKHBCBSG.mjs"]) {
      assert.ok(isPacked(`dist/${name}`), name);
    }
  });

  it("has nothing that only tests need", () => {
    for (const name of ["dist/fakeServer.mjs", "dist/test/host/index.cjs", "dist/extension.cjs.map"]) {
      assert.ok(!isPacked(name), name);
    }
  });
});
