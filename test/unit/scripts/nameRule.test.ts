import assert from "node:assert/strict";
import fc from "fast-check";
import { allConventions, conventionFor, conventionForStep } from "../../../src/ctdb/conventions.ts";
import { compareBytes, isUtf8, printable, shownName } from "../../../src/scripts/fileNames.ts";
import { isListed, scanNumber } from "../../../src/scripts/nameRule.ts";

const current = conventionForStep("C3").names;

/** dialects.md 7.1, every row. */
const COMPONENT_NAMES: Readonly<Record<string, boolean>> = {
  "10.interface.script": true,
  "10..script": true,
  "10.a.b.script": true,
  "10.a~.script": true,
  "10.with blank.script": true,
  "00.x.script": true,
  "99.x.script": true,
  "10.é.script": true,
  "10.interface": false,
  "10.script": false,
  "1.one.script": false,
  "10.a.script~": false,
  "10.a.script.rpmnew": false,
  "012.x.script": false,
  ".10.a.script": false,
  "10.a.Script": false,
  "10.a.script ": false,
  "": false,
};

describe("isListed", () => {
  for (const [name, listed] of Object.entries(COMPONENT_NAMES)) {
    it(`${listed ? "lists" : "passes over"} ${JSON.stringify(name)} since 4.9`, () => {
      for (const step of ["C1", "C2", "C3"] as const) {
        assert.equal(isListed(Buffer.from(name), conventionForStep(step).names), listed);
      }
    });
  }

  it("knows no limit of length since 4.9", () => {
    assert.ok(isListed(Buffer.from(`10.${"x".repeat(240)}.script`), current));
  });

  it("agrees with fnmatch [0-9][0-9].*.script for any bytes", () => {
    const fnmatch = /^[0-9][0-9]\..*\.script$/s;
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 20 }).map((array) => Buffer.from(array)),
      fc
        .tuple(fc.constantFrom("10", "1", "1x", " 7", "012"), fc.string({ maxLength: 6 }))
        .map(([number, rest]) => Buffer.from(`${number}.${rest}.script`)),
    );
    fc.assert(
      fc.property(bytes, (name) => {
        assert.equal(isListed(name, current), fnmatch.test(name.toString("latin1")));
      }),
    );
  });

  it("counts 31 bytes, not characters, where a limit holds", () => {
    for (const names of [conventionForStep("B1"), conventionForStep("B2"), conventionFor([4, 6, 8])].map(
      (convention) => convention.names,
    )) {
      assert.ok(isListed(Buffer.from(`10.${"x".repeat(28)}`), names));
      assert.ok(!isListed(Buffer.from(`10.${"x".repeat(29)}`), names));
      assert.ok(isListed(Buffer.from(`10.${"é".repeat(14)}`), names));
      assert.ok(!isListed(Buffer.from(`10.${"é".repeat(15)}`), names));
    }
    assert.ok(isListed(Buffer.from(`10.${"x".repeat(60)}`), conventionForStep("A2").names));
    assert.ok(isListed(Buffer.from(`10.${"x".repeat(60)}`), conventionForStep("B3").names));
  });

  it("accepts what sscanf accepts up to 2.5 and two digits from 4.2 on", () => {
    for (const name of ["1x.foo", " 7.foo", "+7.foo", "-7.foo", "\t9.foo", "10."]) {
      for (const step of ["A1", "A2", "B1"] as const) {
        assert.ok(isListed(Buffer.from(name), conventionForStep(step).names), `${step} ${name}`);
      }
      for (const step of ["B2", "B3"] as const) {
        assert.equal(isListed(Buffer.from(name), conventionForStep(step).names), name === "10.");
      }
    }
    for (const name of ["x1.foo", "  .foo", "+-.foo", "++.foo", "7.foo", "107.foo"]) {
      assert.ok(!isListed(Buffer.from(name), conventionForStep("A1").names), name);
    }
  });

  it("ignores a tilde at the end to 4.5 and anywhere in 4.6-4.8", () => {
    const at = (name: string, step: "A1" | "B1" | "B2" | "B3") =>
      isListed(Buffer.from(name), conventionForStep(step).names);
    for (const step of ["A1", "B1", "B2"] as const) {
      assert.ok(!at("10.foo~", step));
      assert.ok(at("10.f~oo", step));
    }
    assert.ok(!at("10.foo~", "B3"));
    assert.ok(!at("10.f~oo", "B3"));
  });

  it("ignores a second dot only in 4.6.9+, 4.7.1+ and 4.8", () => {
    const at = (...version: number[]) => isListed(Buffer.from("10.foo.rpmnew"), conventionFor(version).names);
    assert.deepEqual(
      [at(1, 0, 61), at(2, 5), at(4, 5, 16), at(4, 6, 8), at(4, 6, 9), at(4, 7, 0), at(4, 7, 1), at(4, 8, 0)],
      [true, true, true, true, false, true, false, false],
    );
  });
});

describe("scanNumber", () => {
  const cases: readonly (readonly [string, number | null])[] = [
    ["07.foo", 7],
    ["99.foo", 99],
    ["1x.foo", 1],
    [" 7.foo", 7],
    ["+7.foo", 7],
    ["-7.foo", 4294967289],
    ["-0.foo", 0],
    ["1 .foo", 1],
    ["123", 12],
    ["  .foo", null],
    ["+x.foo", null],
    ["", null],
  ];
  for (const [name, number] of cases) {
    it(`reads ${number} from ${JSON.stringify(name)}`, () => {
      assert.equal(scanNumber(Buffer.from(name)), number);
    });
  }
});

describe("shownName", () => {
  it("cuts the suffix of listed names only", () => {
    const shown = (name: string) => shownName(Buffer.from(name), current).toString();
    assert.equal(shown("10.a.script"), "10.a");
    assert.equal(shown("10..script"), "10.");
    assert.equal(shown("10.a.script.script"), "10.a.script");
    assert.equal(shown("readme.script"), "readme.script");
    assert.equal(
      shownName(Buffer.from("10.a.script"), conventionForStep("B3").names).toString(),
      "10.a.script",
    );
  });

  it("never loses bytes that are not UTF-8", () => {
    const name = Buffer.concat([Buffer.from("10."), Buffer.from([0xff, 0xfe]), Buffer.from(".script")]);
    assert.deepEqual(shownName(name, current), name.subarray(0, 5));
    assert.ok(!isUtf8(name));
  });
});

describe("compareBytes", () => {
  it("orders as strcmp does in the C locale", () => {
    const names = [
      "17.a.script",
      "17.a-b.script",
      "17._.script",
      "17.B.script",
      "17.é.script",
      "17.b.script",
    ];
    const sorted = names.map((name) => Buffer.from(name)).sort(compareBytes);
    assert.deepEqual(sorted.map(String), [
      "17.B.script",
      "17._.script",
      "17.a-b.script",
      "17.a.script",
      "17.b.script",
      "17.é.script",
    ]);
  });
});

describe("printable", () => {
  it("shows control characters", () => {
    assert.equal(printable("a\r\n\t\u0007é"), "a\\r\\n\\t\\x07é");
  });
});

it("has a rule for every step", () => {
  assert.equal(allConventions().filter(({ names }) => isListed(Buffer.from("10.foo"), names)).length, 5);
});
