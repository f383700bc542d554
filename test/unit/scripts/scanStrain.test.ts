import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import fc from "fast-check";
import { conventionFor, conventionForStep } from "../../../src/ctdb/conventions.ts";
import { scanDirectory } from "../../../src/scripts/scanDirectory.ts";
import { listedFiles } from "../../../src/scripts/scriptDirectory.ts";
import { hasRealTool, realTool } from "./realTool.ts";
import { SCRIPT, TemporaryDirectory, useTemporaryDirectory } from "./temporaryDirectory.ts";

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

  it("lists what the real tool lists, in its order, for any names and modes", async function () {
    if (!hasRealTool) {
      this.skip();
    }
    this.timeout(60_000);
    const C1 = conventionFor([4, 17]);
    const names = fc
      .tuple(
        fc.constantFrom("1", "10", "11", "+1", " 1", "100"),
        fc.stringMatching(/^[a-b.~ -]{0,3}$/),
        fc.constantFrom(".script", ".script", "", "~", ".Script"),
      )
      .map(([number, rest, end]) => `${number}.${rest}${end}`);
    const files = fc.uniqueArray(fc.tuple(names, fc.constantFrom(0o755, 0o644, 0o611, 0o500, 0o455)), {
      selector: ([name]) => name,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(files, async (entries) => {
        const base = new TemporaryDirectory();
        try {
          base.folder("share/events/legacy");
          base.folder("events/legacy");
          for (const [name, mode] of entries) {
            base.file(`events/legacy/${name}`, SCRIPT, mode);
          }
          const scanned = await scanDirectory(base.resolve("events/legacy"), C1);
          assert.equal(
            listedFiles(scanned)
              .map((file) => `${file.state === "enabled" ? "*" : " "} ${file.name.text}\n`)
              .join(""),
            realTool(base.path, "script", "list", "legacy").stdout.toString(),
          );
        } finally {
          base.remove();
        }
      }),
      { numRuns: 60 },
    );
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
