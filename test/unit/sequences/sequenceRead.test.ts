import assert from "node:assert/strict";
import fc from "fast-check";
import { stepText } from "../../../src/sequences/sequence.ts";
import { readSequence } from "../../../src/sequences/sequenceRead.ts";
import { convention } from "../../support/runEvent.ts";

const read = (text: string, release?: string) => readSequence(text, "own", convention(release));
/** `line:column severity: sentence` */
const told = (text: string, release?: string) =>
  read(text, release).problems.map(
    ({ line, column, severity, sentence }) => `${line}:${column} ${severity}: ${sentence}`,
  );

describe("A sequence in a file", () => {
  it("has events as texts and as maps, changes, and what is put back", () => {
    const { sequence, problems } = read(`
title: The link fails
tries: 2
addresses:
  - 10.0.0.31/24 eth0
steps:
  - startup
  - takeip eth0 10.0.0.31 24
  - event: releaseip
    args: [eth0, 10.0.0.31, 24]
    wait: 1.5
    onFailure: stop
  - change: link eth0 down
  - event: monitor
    repeat: 3
    change: [service smbd broken, recovery off]
    expect: failed
    note: A cable is out.
finally:
  - link eth0 up
`);
    assert.deepEqual(problems, []);
    assert.ok(sequence);
    assert.deepEqual(sequence.steps.map(stepText), [
      "startup",
      "takeip eth0 10.0.0.31 24",
      "releaseip eth0 10.0.0.31 24",
      "link eth0 down",
      "monitor",
    ]);
    const last = sequence.steps[4];
    assert.deepEqual(last?.changes, [
      ["service", "smbd", "broken"],
      ["recovery", "off"],
    ]);
    assert.deepEqual([last?.repeat, last?.wait, last?.expect], [3, "interval", "failed"]);
    assert.deepEqual([sequence.steps[2]?.wait, sequence.steps[2]?.onFailure], [1.5, "stop"]);
    assert.deepEqual([sequence.title, sequence.tries, sequence.reallocates], ["The link fails", 2, true]);
    assert.deepEqual(sequence.addresses, [{ interface: "eth0", ip: "10.0.0.31", maskbits: "24" }]);
    assert.deepEqual(sequence.atEnd, [["link", "eth0", "up"]]);
  });

  it("can hold a built-in sequence", () => {
    const { sequence } = read("steps:\n  - sequence: recovery\n  - monitor\n");
    assert.deepEqual(sequence?.steps.map(stepText), [
      "startrecovery",
      "recovered",
      "startipreallocate",
      "ipreallocated",
      "monitor",
    ]);
    assert.deepEqual(sequence?.atEnd, [["recovery", "off"]]);
  });

  const wrong: readonly (readonly [string, string, readonly string[], string?])[] = [
    ["nothing", "", ["1:1 error: The sequence: nothing is not a map."]],
    ["a list", "- monitor\n", ["1:1 error: The sequence: a list is not a map."]],
    ["no steps", "title: A\n", ["1:1 error: The sequence needs “steps”."]],
    ["empty steps", "steps: []\n", ["1:1 error: steps is empty."]],
    [
      "a key that is not known",
      "steps: [monitor]\nstep: 1\n",
      ["2:1 error: A sequence has no key “step”; is “steps” meant?"],
    ],
    [
      "an event that CTDB never had",
      "steps:\n  - monitr\n",
      ["2:5 warning: CTDB never had an event “monitr”; is monitor meant?"],
    ],
    [
      "an event of a newer release",
      "steps:\n  - monitor\n  - event: startipreallocate\n",
      ["3:12 warning: startipreallocate came with 4.21.0; 4.17 goes on without it."],
      "4.17",
    ],
    [
      "an event of an older release",
      "steps:\n  - stopped\n",
      ["2:5 warning: stopped went with 2.2; 4.24 does not ask for it."],
      "4.24",
    ],
    [
      "a change that there is not",
      "steps:\n  - change: lnk eth0 down\n",
      ["2:13 error: “lnk” is nothing that can be changed"],
    ],
    [
      "an end that cannot be",
      "steps: [monitor]\nfinally:\n  - link eth0\n",
      ["3:5 error: It is “link INTERFACE up|down”."],
    ],
    [
      "an address without mask",
      "steps: [monitor]\naddresses: [10.0.0.31 eth0]\n",
      ["2:13 error: addresses[0]: “10.0.0.31 eth0” is not the right form"],
    ],
    [
      "a step without sense",
      "steps:\n  - note: nothing\n",
      ["2:5 error: A step needs an event, a change or a sequence."],
    ],
    [
      "keys beside a sequence",
      "steps:\n  - sequence: recovery\n    repeat: 2\n",
      ["3:5 error: repeat has no meaning for the steps of a sequence."],
    ],
    ["a key twice", "steps: [monitor]\ntries: 1\ntries: 2\n", ["3:1 error: The key tries is there twice."]],
    ["broken YAML", "steps: [monitor\n", ["2:1 error: The file is no YAML here"]],
    ["an alias", "steps: &a [monitor]\nfinally: *a\n", ["1:8 error: Anchors and aliases are not read"]],
    [
      "too many repetitions",
      "steps:\n  - { event: monitor, repeat: 1001 }\n",
      ["2:31 error: steps[0].repeat: 1001 is more than 1000."],
    ],
    [
      "too many steps in all",
      "steps:\n  - { event: monitor, repeat: 1000 }\n  - { event: monitor, repeat: 1000 }\n  - monitor\n",
      ["1:1 error: The sequence has 2001 steps"],
    ],
  ];
  for (const [what, text, expected, release] of wrong) {
    it(`tells of ${what}, with its place`, () => {
      const found = told(text, release);
      assert.equal(found.length, expected.length, found.join("\n"));
      for (const [i, sentence] of expected.entries()) {
        assert.ok(found[i]?.startsWith(sentence), `${found[i]}\nshould begin with\n${sentence}`);
      }
    });
  }

  it("tells of arguments that do not fit the event, with the line", () => {
    assert.match(told("steps:\n  - monitor now\n")[0] ?? "", /^2:5 error: /);
    assert.match(told("steps:\n  - takeip eth0\n")[0] ?? "", /^2:5 error: /);
    assert.match(
      told("steps:\n  - event: takeip\n    args: eth0 10.0.0.31 99\n")[0] ?? "",
      /^3:11 error: maskbits/,
    );
  });

  it("is run in spite of warnings, but not of errors", () => {
    assert.ok(read("steps: [backup]\n").sequence);
    assert.equal(read("steps: [monitor now]\n").sequence, null);
  });

  it("refuses what would blow up or nest without end, with the place, in no time", () => {
    const bombs: readonly (readonly [string, RegExp])[] = [
      [`a: &a [x,x]\nb: &b [*a,*a]\nsteps: [*b]\n`, /^1:4 error: Anchors/],
      [`steps: ${"[".repeat(50_000)}`, /^1:28 error: The file is nested deeper/],
      [`steps:\n${"- ".repeat(50_000)}x\n`, /^2:\d+ error: The file is nested deeper/],
      [
        `${Array.from({ length: 600 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")}\n`,
        /^\d+:\d+ error: The file is nested deeper/,
      ],
      [`steps: [monitor]\n# ${"x".repeat(300_000)}\n`, /^1:1 error: A sequence has at most 256 KiB/],
      [`${"? ".repeat(10_000)}x\n`, /^1:\d+ error: The file is nested deeper/],
      [`steps: ${"{a: ".repeat(5_000)}`, /^1:\d+ error: The file is nested deeper/],
    ];
    for (const [text, expected] of bombs) {
      const found = told(text);
      assert.match(found[0] ?? "", expected);
    }
    told(`steps: [monitor]\n${Array.from({ length: 30_000 }, (_, i) => `k${i}: 1`).join("\n")}\n`); // ends
  });

  it("never throws and always tells a place that is in the text, whatever it is", () => {
    const piece = fc.constantFrom(
      ..."steps:|- |monitor|event: |args: |[|]|{|}|, |\n|  |&a |*a|\"|'|# |: |change: link eth0 down|finally:|é|\t|!!int |? |>|%|1|null|~|sequence: life|repeat: 2".split(
        "|",
      ),
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 40 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (source) => {
        const { problems, sequence } = read(source);
        assert.equal(
          sequence === null,
          problems.some(({ severity }) => severity === "error"),
          source,
        );
        for (const { start, end, line, column } of problems) {
          assert.ok(start >= 0 && end >= start && end <= source.length && line >= 1 && column >= 1);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
