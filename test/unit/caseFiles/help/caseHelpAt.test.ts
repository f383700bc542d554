import assert from "node:assert/strict";
import fc from "fast-check";
import { type CaseHelp, caseHelpAt } from "../../../../src/caseFiles/help/caseHelpAt.ts";
import { caseLinks } from "../../../../src/caseFiles/help/caseLinks.ts";
import { caseOutline } from "../../../../src/caseFiles/help/caseOutline.ts";
import { marked } from "../../../support/caseHelp.ts";

function help(text: string): CaseHelp | null {
  const { plain, offset } = marked(text);
  return caseHelpAt(plain, offset);
}

/** What the text at the cursor is about, and the text that it stands for. */
function about(text: string): readonly (string | undefined)[] {
  const { plain } = marked(text);
  const found = help(text);
  return found === null ? [] : [found.about, plain.slice(found.range.start, found.range.end)];
}

describe("What a place of a case file is about", () => {
  it("is an event where one can stand, however it is written", () => {
    assert.deepEqual(about("cases:\n  - name: a\n    event: mon|itor"), ["event", "monitor"]);
    assert.deepEqual(about("cases:\n  - {name: a, event: tak|eip eth0 10.0.0.31 24}"), ["event", "takeip"]);
    assert.deepEqual(about('cases:\n  - steps:\n      - "rel|easeip eth0 10.0.0.31 24"'), [
      "event",
      "releaseip",
    ]);
    assert.deepEqual(about("cases:\n  - steps: [{event: mon|itor}]"), ["event", "monitor"]);
  });

  it("is a script, a directory or a profile", () => {
    assert.deepEqual(about("script: events/legacy/50.a|.script"), ["script", "events/legacy/50.a.script"]);
    assert.deepEqual(about("directory: .|"), ["directory", "."]);
    assert.deepEqual(about("profile: [a.yaml, b|.yaml]"), ["profile", "b.yaml"]);
  });

  it("is a status with what CTDB means by it", () => {
    const found = help("cases:\n  - expect: {status: TIMED|OUT}");
    assert.equal(found?.about, "status");
    assert.match(found?.about === "status" ? found.meaning : "", /deadline/);
  });

  it("is a key of the file or of the node profile in it", () => {
    const stub = help("given:\n  stubs:\n    - com|mand: ip");
    assert.match(stub?.about === "key" ? stub.description : "", /command/i);
    const service = help("cases:\n  - given: {node: {publicAdd|resses: {}}}");
    assert.match(service?.about === "key" ? service.description : "", /address/i);
    const choice = help("san|dbox: auto");
    assert.deepEqual(choice?.about === "key" ? choice.choices : [], ["auto", "isolated", "stubbed"]);
  });

  it("is nothing in comments and between words", () => {
    assert.equal(help("script: a # mon|itor"), null);
    assert.equal(help("|\n\nscript: a"), null);
  });

  it("is found in no text that breaks it", () => {
    const parts = [
      "cases:",
      "\n  - ",
      "event: monitor",
      "{",
      "}",
      "\n",
      "*a",
      "&b ",
      "? ",
      "|\n  x",
      '"',
      "script: a",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 25 }), fc.nat(), (words, at) => {
        const text = words.join("");
        caseHelpAt(text, at % (text.length + 1));
        caseLinks(text);
        caseOutline(text);
      }),
      { numRuns: 300 },
    );
  });
});

describe("Links and outline of a case file", () => {
  const text = [
    "script: '50.a.script'",
    "profile: ../small.yaml",
    "cases:",
    "  - name: healthy # good",
    "    event: monitor",
    "    expect: OK",
    "",
    "  - name: takes",
    "    steps:",
    "      - takeip eth0 10.0.0.31 24",
    "      - change: link eth0 down",
    "      - {event: monitor, expect: {status: ERROR}}",
    "    expect: OK",
    "  - event: monitor",
    "",
  ].join("\n");

  it("link to the files that it names", () => {
    assert.deepEqual(
      caseLinks(text).map(({ kind, path, range }) => [kind, path, text.slice(range.start, range.end)]),
      [
        ["script", "50.a.script", "50.a.script"],
        ["profile", "../small.yaml", "../small.yaml"],
      ],
    );
  });

  it("show cases and their steps, and end where they end", () => {
    const outline = caseOutline(text);
    assert.deepEqual(
      outline.map(({ name, detail, children }) => [name, detail, children.map((step) => step.name)]),
      [
        ["healthy", "monitor: OK", []],
        ["takes", "3 steps", ["takeip eth0 10.0.0.31 24", "link eth0 down", "monitor"]],
        ["(no name)", "monitor", []],
      ],
    );
    const [first] = outline;
    assert.ok(text.slice(first?.range.start, first?.range.end).endsWith("expect: OK"));
    assert.equal(text.slice(first?.nameRange.start, first?.nameRange.end), "healthy");
    assert.equal(outline[1]?.children[2]?.detail, "ERROR");
  });
});
