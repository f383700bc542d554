import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { conventionForStep } from "../../../src/ctdb/conventions.ts";
import { scanDirectory } from "../../../src/scripts/scanDirectory.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const C3 = conventionForStep("C3");

describe("scanDirectory under strain", () => {
  const temporary = useTemporaryDirectory();

  it("survives files that come and go", async () => {
    const churn = setInterval(() => {
      temporary.current.file("10.a.script");
      rmSync(temporary.current.resolve("20.b.script"), { force: true });
      temporary.current.file("20.b.script");
      rmSync(temporary.current.resolve("10.a.script"), { force: true });
    });
    try {
      for (let round = 0; round < 50; round++) {
        await scanDirectory(temporary.current.path, C3);
      }
    } finally {
      clearInterval(churn);
    }
  });

  it("scans ten thousand files", async function () {
    this.timeout(60_000);
    for (let index = 0; index < 10_000; index++) {
      temporary.current.file(`${String(index % 100).padStart(2, "0")}.s${index}.script`);
    }
    const { files } = await scanDirectory(temporary.current.path, C3, { startProblems: false });
    assert.equal(files.length, 10_000);
    assert.equal(files.at(-1)?.position, 10_000);
  });
});
