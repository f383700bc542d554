import assert from "node:assert/strict";
import fc from "fast-check";
import type { Convention, StepId } from "../../../src/ctdb/convention.ts";
import {
  allConventions,
  conventionFor,
  conventionForStep,
  defaultVersionFor,
  generationByName,
  STEPS,
} from "../../../src/ctdb/conventions.ts";
import { compareVersions, formatVersion, NEWEST_VERSION, parseVersion } from "../../../src/ctdb/version.ts";

/** The convention of a release written as text. */
function release(text: string): Convention {
  const version = parseVersion(text);
  assert.ok(version !== null, text);
  return conventionFor(version);
}

describe("steps", () => {
  const boundaries: readonly (readonly [string, StepId])[] = [
    ["1.0.0", "A1"],
    ["1.0.61", "A1"],
    ["1.0.62", "A2"],
    ["1.0.108", "A2"],
    ["1.0.109", "B1"],
    ["1.0.114", "B1"],
    ["1.9", "B1"],
    ["1.13", "B1"],
    ["2.0", "B1"],
    ["2.5", "B1"],
    ["2.5.6", "B1"],
    ["4.2.0", "B2"],
    ["4.5.16", "B2"],
    ["4.6.0", "B3"],
    ["4.8.12", "B3"],
    ["4.9.0", "C1"],
    ["4.17.12-Debian", "C1"],
    ["4.20.6", "C1"],
    ["4.20.7", "C2"],
    ["4.20.8", "C2"],
    ["4.21.0", "C1"],
    ["4.21.2", "C1"],
    ["4.21.3", "C2"],
    ["4.22.0", "C2"],
    ["2:4.22.6+dfsg", "C2"],
    ["4.23.11", "C2"],
    ["4.24.0", "C3"],
    ["4.30.1", "C3"],
  ];
  for (const [text, step] of boundaries) {
    it(`${text} is ${step}`, () => assert.equal(release(text).step, step));
  }

  it("lists the steps oldest first, each with a release of its own", () => {
    assert.deepEqual(
      STEPS.map((step) => step.id),
      ["A1", "A2", "B1", "B2", "B3", "C1", "C2", "C3"],
    );
    for (const step of STEPS) {
      const convention = conventionForStep(step.id);
      assert.equal(convention.step, step.id);
      assert.equal(convention.generation, step.generation);
      assert.equal(convention.releases, step.releases);
      assert.equal(convention.years, step.years);
      assert.match(step.description, /^[A-Z].*\.$/);
    }
    assert.equal(allConventions().length, STEPS.length);
  });

  const defaults = [
    ["classic", "1.0.108"],
    ["events.d", "4.8.12"],
    ["component", formatVersion(NEWEST_VERSION)],
  ] as const;
  for (const [generation, expected] of defaults) {
    it(`${generation} means ${expected} where nothing else is said`, () => {
      assert.equal(formatVersion(defaultVersionFor(generation)), expected);
      assert.equal(conventionFor(defaultVersionFor(generation)).generation, generation);
      assert.equal(generationByName(` ${generation.toUpperCase()} `), generation);
    });
  }

  it("knows no other generation", () => assert.equal(generationByName("legacy"), null));

  it("resolves every release and never goes back to an older generation", () => {
    const version = fc.array(fc.nat(30), { minLength: 1, maxLength: 4 });
    const age = ["classic", "events.d", "component"];
    fc.assert(
      fc.property(version, version, (a, b) => {
        const [older, newer] = compareVersions(a, b) <= 0 ? [a, b] : [b, a];
        const [first, second] = [conventionFor(older), conventionFor(newer)];
        assert.deepEqual(first.version, older);
        assert.ok(age.indexOf(first.generation) <= age.indexOf(second.generation));
      }),
    );
  });
});

/** The summary table of the steps, one row each. */
const SUMMARY: readonly (readonly [StepId, Partial<Convention>])[] = [
  [
    "A1",
    {
      generation: "classic",
      directory: "events.d",
      names: {
        prefix: "number-dot",
        suffix: "",
        minBytes: 3,
        maxBytes: null,
        tilde: "last-byte",
        secondDot: "allowed",
      },
      order: "number",
      duplicates: "event-refused",
      notExecutable: "ignored",
      dangling: "ignored",
      missingDirectory: "fails",
      missingDirectoryResult: -1,
      launch: "shell",
      execFailure: "shell",
      exit: "signed-byte",
      signal: "shell",
      argv0: "path",
      queue: "concurrent",
      secondMonitor: "together",
      cancelledResult: 0,
      maxArguments: null,
      timeoutIsSuccess: [],
    },
  ],
  [
    "A2",
    {
      generation: "classic",
      duplicates: "readdir-order",
      order: "number",
      notExecutable: "ignored",
      dangling: "ignored",
      exit: "signed-byte",
      queue: "monitor-cancelled",
      secondMonitor: "replaces",
      cancelledResult: 0,
      enable: "chmod-owner",
    },
  ],
  [
    "B1",
    {
      generation: "events.d",
      directory: "events.d",
      names: {
        prefix: "number-dot",
        suffix: "",
        minBytes: 3,
        maxBytes: 31,
        tilde: "last-byte",
        secondDot: "allowed",
      },
      order: "number",
      duplicates: "readdir-order",
      notExecutable: "disabled",
      dangling: "passed-over",
      missingDirectory: "fails",
      missingDirectoryResult: -1,
      launch: "shell",
      execFailure: "shell",
      exit: "system-status",
      signal: "shell",
      argv0: "path",
      queue: "monitor-cancelled",
      secondMonitor: "replaces",
      cancelledResult: 125,
      maxArguments: null,
    },
  ],
  [
    "B2",
    {
      generation: "events.d",
      names: {
        prefix: "two-digits",
        suffix: "",
        minBytes: 3,
        maxBytes: 31,
        tilde: "last-byte",
        secondDot: "allowed",
      },
      order: "bytes",
      duplicates: "byte-order",
      notExecutable: "disabled",
      dangling: "passed-over",
      missingDirectory: "fails",
      missingDirectoryResult: -1,
      launch: "exec",
      execFailure: "helper-disabled",
      exit: "helper",
      signal: "EINTR",
      argv0: "path",
      queue: "monitor-refused",
      secondMonitor: "replaces",
      cancelledResult: 125,
      maxArguments: 7,
      enable: "chmod-owner",
    },
  ],
  [
    "B3",
    {
      generation: "events.d",
      names: {
        prefix: "two-digits",
        suffix: "",
        minBytes: 3,
        maxBytes: null,
        tilde: "anywhere",
        secondDot: "ignored",
      },
      order: "bytes",
      duplicates: "byte-order",
      notExecutable: "disabled",
      dangling: "fails",
      missingDirectory: "empty",
      missingDirectoryResult: 0,
      launch: "exec",
      execFailure: "errno",
      exit: "errno-64",
      signal: "EINTR",
      argv0: "file",
      queue: "serial",
      secondMonitor: "replaces",
      cancelledResult: 125,
      maxArguments: null,
      enable: "chmod-all",
    },
  ],
  [
    "C1",
    {
      generation: "component",
      directory: "events/<component>",
      names: {
        prefix: "two-digits",
        suffix: ".script",
        minBytes: 10,
        maxBytes: null,
        tilde: "allowed",
        secondDot: "allowed",
      },
      order: "bytes",
      duplicates: "byte-order",
      notExecutable: "disabled",
      dangling: "fails",
      missingDirectory: "fails",
      missingDirectoryResult: 2,
      launch: "exec",
      execFailure: "errno",
      exit: "errno-64",
      signal: "EINTR",
      argv0: "name",
      queue: "serial",
      cancelledResult: 125,
      maxArguments: null,
      enable: "link-or-chmod",
    },
  ],
  [
    "C2",
    { generation: "component", dangling: "disabled", missingDirectory: "fails", missingDirectoryResult: 2 },
  ],
  ["C3", { generation: "component", dangling: "disabled", argv0: "name", enable: "link-or-chmod" }],
];

describe("summary of the steps", () => {
  for (const [step, fields] of SUMMARY) {
    for (const [field, value] of Object.entries(fields)) {
      it(`${step}: ${field} is ${JSON.stringify(value)}`, () => {
        assert.deepEqual(
          Object.entries(conventionForStep(step)).find(([name]) => name === field)?.[1],
          value,
        );
      });
    }
  }
});
