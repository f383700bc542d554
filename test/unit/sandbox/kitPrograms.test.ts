import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { KIT_DIRECTORY } from "../../support/kit.ts";

const programs = readdirSync(KIT_DIRECTORY, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".pl"))
  .sort();
const read = (name: string) => readFileSync(join(KIT_DIRECTORY, name), "utf8");

describe("the kit's Perl programs", function () {
  this.timeout(60_000);

  it("compile, strictly, all of them", () => {
    const complaints = programs.flatMap((name) => {
      const { status, stderr } = spawnSync("perl", ["-Mstrict", "-wc", join(KIT_DIRECTORY, name)], {
        encoding: "utf8",
      });
      // A file that is loaded by another one names variables of that one.
      const lines = stderr
        .split("\n")
        .filter((line) => !/used only once: possible typo|syntax OK|^$/.test(line));
      return status === 0 && lines.length === 0 ? [] : [`${name}: ${lines.join(" ")}`];
    });
    assert.deepEqual(complaints, []);
    assert.ok(programs.length > 100);
  });

  it("load no modules, which would cost a call more than all the rest", () => {
    const loading = programs.filter((name) =>
      /^\s*(?:use|no) (?!strict;)\w|\brequire [A-Z]/m.test(read(name)),
    );
    assert.deepEqual(loading, []);
  });

  it("call no program by its absolute path", () => {
    const calling = programs.filter((name) =>
      /\b(?:system|exec|qx)\b[^;\n]*["'`]\/(?:usr\/)?s?bin\//.test(read(name)),
    );
    assert.deepEqual(calling, []);
  });
});
