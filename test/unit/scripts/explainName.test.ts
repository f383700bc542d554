import assert from "node:assert/strict";
import fc from "fast-check";
import { allConventions, conventionFor, conventionForStep } from "../../../src/ctdb/conventions.ts";
import { explainName } from "../../../src/scripts/explainName.ts";
import { isListed } from "../../../src/scripts/nameRule.ts";
import type { StateReason } from "../../../src/scripts/scriptFile.ts";
import { suggestName } from "../../../src/scripts/suggestName.ts";

const C3 = conventionForStep("C3");

function explain(name: string, convention = C3): StateReason | null {
  return explainName(Buffer.from(name), convention);
}

/** File names with the shapes that turn up in event directories. */
const fileNames = fc
  .tuple(
    fc.constantFrom("", ".", "#"),
    fc.constantFrom("", "1", "10", "012", " 7", "+7", "xx"),
    fc.constantFrom("", ".", "-", "_"),
    fc.string({ maxLength: 40, unit: "grapheme" }).map((text) => text.replace(/[/\0]/g, "")),
    fc.constantFrom("", ".script", ".SCRIPT", ".sh", "~", ".rpmnew", ".options", ".md", "#"),
  )
  .map((parts) => parts.join(""))
  .filter((name) => name !== "");

describe("explainName", () => {
  const codes: Readonly<Record<string, StateReason["code"]>> = {
    "50.samba": "suffix",
    "50.samba.sh": "suffix",
    "50.samba.SCRIPT": "suffix",
    "50.script": "too-short",
    "5.samba.script": "prefix",
    "050.samba.script": "prefix",
    "samba.script": "prefix",
    "50-samba.script": "prefix",
    "50.samba.script~": "backup",
    "50.samba.script.bak": "backup",
    "#50.samba.script#": "backup",
    ".50.samba.script.swp": "backup",
    "50.samba.script.rpmnew": "package-copy",
    "50.samba.script.rpmsave": "package-copy",
    "50.samba.script.rpmorig": "package-copy",
    "50.samba.script.dpkg-dist": "package-copy",
    "50.samba.script.dpkg-old": "package-copy",
    "50.samba.script.dpkg-new": "package-copy",
    "50.samba.script.dpkg-tmp": "package-copy",
    "50.samba.script.ucf-dist": "package-copy",
    "50.samba.script.ucf-old": "package-copy",
    "50.samba.script.ucf-new": "package-copy",
    "50.samba.options": "options-file",
    "script.options": "options-file",
    "50.samba.ctdb-test.yaml": "test-file",
    "site.ctdb-test.yml": "test-file",
    "50.failover.ctdb-sequence.yaml": "test-file",
    README: "documentation",
    "README.md": "documentation",
    ".gitignore": "dotfile",
    ".50.samba.script": "dotfile",
  };
  for (const [name, code] of Object.entries(codes)) {
    it(`explains ${name} by ${code}`, () => {
      assert.equal(explain(name)?.code, code);
    });
  }

  it("says which name would be right", () => {
    for (const [name, better] of [
      ["50.samba", "50.samba.script"],
      ["50.samba.sh", "50.samba.script"],
      ["50.samba.SCRIPT", "50.samba.script"],
      ["5.samba.script", "05.samba.script"],
      ["012.x.script", "12.x.script"],
      ["50-samba", "50.samba.script"],
      [" 71.x.script", "71.x.script"],
      ["samba", "50.samba.script"],
      [".50.samba.script", "50.samba.script"],
    ] as const) {
      assert.match(
        explain(name)?.sentence ?? "",
        new RegExp(`Rename it to \`${better.replaceAll(".", "\\.")}\``),
      );
    }
  });

  it("treats `.script` as a part of the name before 4.9", () => {
    assert.equal(explain("50.samba.script", conventionForStep("B2")), null);
    assert.equal(explain("50.samba.script", conventionForStep("B3"))?.code, "second-dot");
  });

  it("explains the rules of older releases", () => {
    assert.equal(explain(`50.${"x".repeat(40)}`, conventionForStep("B1"))?.code, "too-long");
    assert.match(explain(`50.${"x".repeat(40)}`, conventionForStep("B1"))?.sentence ?? "", /43 bytes.*31/);
    assert.equal(explain("50.a~b", conventionForStep("B3"))?.code, "tilde");
    assert.equal(explain("50.a.b", conventionFor([4, 8]))?.code, "second-dot");
    assert.equal(explain("10.foo.rpmnew", conventionForStep("B2")), null);
  });

  it("explains a folder as one", () => {
    assert.equal(explainName(Buffer.from("tests"), C3, "directory")?.code, "directory");
    assert.equal(explainName(Buffer.from("10.tests.script"), C3, "directory"), null);
  });

  it("explains exactly what is not listed, in one printable line", () => {
    fc.assert(
      fc.property(fileNames, fc.constantFrom(...allConventions()), (name, convention) => {
        const bytes = Buffer.from(name);
        const reason = explainName(bytes, convention);
        assert.equal(reason === null, isListed(bytes, convention.names));
        if (reason !== null) {
          assert.match(reason.sentence, /^[^\n\r\0]+\.$/);
        }
      }),
    );
  });
});

describe("suggestName", () => {
  it("suggests only names that CTDB lists", () => {
    fc.assert(
      fc.property(fileNames, fc.constantFrom(...allConventions()), (name, { names }) => {
        const better = suggestName(name, names);
        if (isListed(Buffer.from(name), names)) {
          assert.equal(better, null);
        } else if (better !== null) {
          assert.ok(isListed(Buffer.from(better), names), better);
          assert.notEqual(better, name);
        }
      }),
    );
  });
});
