import assert from "node:assert/strict";
import fc from "fast-check";
import { caseCompletions } from "../../../../src/caseFiles/help/caseCompletions.ts";
import { caseFacts, marked } from "../../../support/caseHelp.ts";

/** What is offered at `|`. */
function offered(text: string, facts = caseFacts()) {
  const { plain, offset } = marked(text);
  return caseCompletions(plain, offset, facts);
}

function labels(text: string): readonly string[] {
  return offered(text).map(({ label }) => label);
}

describe("Completion in a case file", () => {
  it("offers the keys of the file, of a case, of a step and of what is expected, with what they mean", () => {
    const top = offered("|");
    assert.ok(top.some(({ label }) => label === "script"));
    assert.ok(top.every(({ documentation, isOfSchema }) => documentation !== "" && isOfSchema));
    const keys = labels("cases:\n  - name: a\n    event: monitor\n    |");
    assert.ok(keys.includes("expect") && keys.includes("given") && keys.includes("matrix"));
    assert.ok(!keys.includes("event"));
    assert.ok(
      labels("cases:\n  - name: a\n    steps:\n      - event: monitor\n        |").includes("change"),
    );
    assert.ok(labels("cases:\n  - name: a\n    expect:\n      |").includes("calls"));
    assert.ok(labels("given:\n  stubs:\n    - command: ip\n      |").includes("stdout"));
  });

  it("offers the events of the release, those of the script first, takeip with the node's addresses", () => {
    const events = labels("cases:\n  - name: a\n    event: |");
    assert.deepEqual(events.slice(0, 2), ["monitor", "shutdown"]);
    assert.ok(events.includes("takeip eth0 10.0.0.31 24"));
    assert.ok(!events.includes("startipreallocate"));
    const now = offered("cases:\n  - event: |", caseFacts("4.24"));
    assert.ok(now.some(({ label, event }) => label === "startipreallocate" && event === "startipreallocate"));
    assert.ok(labels("cases:\n  - name: a\n    steps:\n      - |").includes("monitor"));
    assert.ok(labels("cases:\n  - name: a\n    args: |").includes("eth0 10.0.0.31 24"));
    assert.deepEqual(labels("cases:\n  - name: a\n    args: [|"), ["eth0", "10.0.0.31"]);
  });

  it("offers scripts, directories, profiles and stub commands", () => {
    assert.ok(labels("script: |").includes("events.d/50.samba.script"));
    assert.ok(labels("directory: |").includes("events.d"));
    assert.ok(labels("profile: |").includes("small.node-profile.yaml"));
    assert.ok(labels("given:\n  stubs:\n    - command: |").includes("testparm"));
    assert.ok(labels("cases:\n  - name: a\n    expect:\n      calls: [|").includes("testparm"));
    assert.ok(
      labels("cases:\n  - name: a\n    expect:\n      calls:\n        not-made:\n          - |").includes(
        "ss",
      ),
    );
  });

  it("offers statuses and what can be true of the node", () => {
    assert.ok(labels("cases:\n  - name: a\n    expect: |").includes("TIMEDOUT"));
    assert.ok(labels("cases:\n  - name: a\n    expect:\n      status: |").includes("CANNOT RUN"));
    assert.ok(labels("cases:\n  - expect:\n      scripts:\n        |").includes("50.samba"));
    assert.ok(labels("cases:\n  - expect:\n      scripts:\n        50.samba: |").includes("OK"));
    const node = "cases:\n  - expect:\n      node:\n        ";
    assert.ok(labels(`${node}|`).includes("health"));
    assert.ok(labels(`${node}services:\n          |`).includes("smbd"));
    assert.ok(labels(`${node}services: {smbd: |`).includes("failed"));
    assert.ok(labels(`${node}addresses:\n          |`).includes("10.0.0.31"));
    assert.deepEqual(labels(`${node}addresses: {10.0.0.31: |`).slice(0, 2), ["eth0", "none"]);
  });

  it("offers the keys and words of a node profile in `given.node`", () => {
    assert.ok(labels("given:\n  node:\n    |").includes("publicAddresses"));
    assert.ok(labels("given:\n  node:\n    services:\n      |").includes("winbind"));
    assert.ok(labels("cases:\n  - given:\n      node:\n        services: {smbd: |").includes("broken"));
    assert.ok(labels("given:\n  node:\n    recovery: |").includes("true"));
    assert.ok(labels("given:\n  options:\n    |").includes("CTDB_SAMBA_SKIP_SHARE_CHECK"));
  });

  it("offers nothing in the content of a file and in comments", () => {
    assert.deepEqual(labels("given:\n  files:\n    /etc/samba/smb.conf: |\n      [global]\n      ¦"), []);
    assert.deepEqual(labels("script: a # |"), []);
  });

  it("says of no text more than its own, and throws at none", () => {
    const parts = [
      "cases:",
      "  - name: a",
      "    expect:",
      " {",
      "}",
      "[",
      "- ",
      "\n",
      "event: ",
      "|",
      "'",
      "given:",
      "    node:",
      ":",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 30 }), fc.nat(), (words, at) => {
        const text = words.join("");
        for (const { range } of caseCompletions(text, at % (text.length + 1), caseFacts())) {
          assert.ok(range.start >= 0 && range.end <= text.length && range.start <= range.end);
        }
      }),
      { numRuns: 300 },
    );
  });
});
