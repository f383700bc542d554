import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import type { TestNode } from "../../../../src/extension/tests/model/testNode.ts";
import { checkSentence, upstreamFinding } from "../../../../src/extension/tests/upstream/upstreamFinding.ts";
import { UpstreamProvider } from "../../../../src/extension/tests/upstream/upstreamProvider.ts";
import { UpstreamRuns } from "../../../../src/extension/tests/upstream/upstreamRuns.ts";
import type { TracedFailure } from "../../../../src/runner/trace/scriptTrace.ts";
import { findSuites, findTree } from "../../../../src/upstream/tree.ts";
import type { UpstreamResult } from "../../../../src/upstream/upstreamResult.ts";
import { readSuite, type UpstreamTest } from "../../../../src/upstream/upstreamTest.ts";
import { KIT_DIRECTORY } from "../../../support/kit.ts";
import type { TemporaryDirectory } from "../../../support/temporaryDirectory.ts";
import { upstreamTree } from "../../../support/upstreamTree.ts";

const TESTS = {
  "eventscripts/50.samba.monitor.001.sh": 'define_test "port 445 down"\nexit 0\n',
  "eventscripts/50.samba.monitor.002.sh": 'define_test "odd \\"name\\""\nexit 1\n',
  "eventscripts/50.samba.001.sh": 'define_test "both events"\n',
  "eventscripts/10.interface.init.001.sh": 'define_test "start"\n',
  "cunit/rb_test_001.sh": "ok_null\n",
};

/** Labels, indented. */
function drawn(nodes: readonly TestNode[], depth = 0): readonly string[] {
  return nodes.flatMap(({ label, description, children }) => [
    `${"  ".repeat(depth)}${label}${description === null ? "" : ` (${description})`}`,
    ...drawn(children ?? [], depth + 1),
  ]);
}

describe("upstream's tests in the Test Explorer", () => {
  let tree: TemporaryDirectory;
  let provider: UpstreamProvider;
  let runs: UpstreamRuns;
  beforeEach(() => {
    tree = upstreamTree(TESTS);
    runs = new UpstreamRuns(KIT_DIRECTORY);
    provider = new UpstreamProvider({
      folders: () => [tree.path],
      nameOf: () => "",
      provide: (test) => runs.provide(test),
    });
  });
  afterEach(() => {
    runs.dispose();
    provider.dispose();
    tree.remove();
  });

  const suite = (name: string): string => `upstream:${tree.path}/ctdb#${name}`;

  it("are suites first, read when they are opened, by script and event", async () => {
    assert.deepEqual(provider.roots, []);
    await provider.resolve(null);
    assert.deepEqual(drawn(provider.roots), [
      "Upstream's unit tests of Samba 4.24",
      "  cunit",
      "  eventscripts",
    ]);
    await provider.resolve(suite("eventscripts"));
    await provider.resolve(suite("cunit"));
    assert.deepEqual(drawn(provider.roots), [
      "Upstream's unit tests of Samba 4.24",
      "  cunit",
      "    rb_test_001",
      "  eventscripts",
      "    10.interface",
      "      init",
      "        001: start",
      "    50.samba",
      "      001: both events",
      "      monitor",
      "        001: port 445 down",
      '        002: odd "name"',
    ]);
  });

  it("follow the disk, and tell", async () => {
    await provider.resolve(null);
    await provider.resolve(suite("cunit"));
    let told = 0;
    provider.onDidChange(() => told++);
    tree.file("ctdb/tests/UNIT/cunit/new_test_001.sh", "#!/bin/sh\n");
    await provider.changed(tree.resolve("ctdb/tests/UNIT/cunit/new_test_001.sh"));
    assert.ok(told > 0);
    assert.ok(drawn(provider.roots).includes("    new_test_001"));
    rmSync(tree.resolve("ctdb"), { recursive: true });
    await provider.changed(tree.resolve("ctdb"));
    assert.deepEqual(provider.roots, []);
  });

  it("run with the verdict of upstream's harness and their output as it comes", async () => {
    const found = await findTree(tree.path);
    assert.ok(found !== null);
    const [, eventscripts] = await findSuites(found);
    assert.ok(eventscripts !== undefined);
    const tests = await readSuite(found, eventscripts);
    const outputs: string[] = [];
    const findings = await Promise.all(
      tests
        .filter(({ event }) => event === "monitor")
        .map((test) => runs.provide(test).run(new AbortController().signal, (text) => outputs.push(text))),
    );
    assert.deepEqual(
      findings.map(({ verdict }) => verdict),
      ["passed", "failed"],
    );
    assert.match(outputs.join(""), /TEST FAILED: .*50\.samba\.monitor\.002\.sh/);
  });
});

describe("the finding of a test of upstream's", () => {
  const side = (status: string, output: string) => ({ status, output });
  const test = { file: "/t/50.x.monitor.001.sh" } as UpstreamTest;
  const result = (more: Partial<UpstreamResult>): UpstreamResult => ({
    test,
    verdict: "failed",
    status: 1,
    milliseconds: 12,
    output: 'Running script "50.x.script monitor"',
    check: { command: "50.x.script monitor", actual: side("1", "bad"), required: side("0", "good") },
    missing: [],
    scriptFailure: null,
    sentence: "",
    ...more,
  });

  it("has both texts for a diff, at the call that failed", () => {
    const { verdict, messages } = upstreamFinding(result({}), "setup\nok good\nsimple_test\n");
    const [message] = messages;
    assert.equal(verdict, "failed");
    assert.deepEqual([message?.expected, message?.actual], ["good", "bad"]);
    assert.deepEqual(message?.place, { path: "/t/50.x.monitor.001.sh", line: 3, endLine: 3 });
    assert.equal(
      message?.text,
      "`50.x.script monitor` ended with exit status 1, and the test requires 0. `50.x.script monitor` printed something else than the test requires.",
    );
  });

  it("has the way into the event script where that failed", () => {
    const frame = { file: "/c/50.x.script", line: 7, endLine: 7, functionName: "check", statement: "exit 1" };
    const scriptFailure = {
      frames: [frame],
      sentence: "`exit 1` ended the script.",
    } as unknown as TracedFailure;
    const [message] = upstreamFinding(result({ scriptFailure }), "setup\nsimple_test\n").messages;
    assert.deepEqual(message?.frames, [
      { label: "check (50.x.script)", path: "/c/50.x.script", line: 7 },
      { label: "50.x.monitor.001.sh", path: "/t/50.x.monitor.001.sh", line: 2 },
    ]);
    assert.match(message?.text ?? "", /\n`exit 1` ended the script\.$/);
  });

  it("has no diff where only the exit status differs", () => {
    const check = { command: null, actual: side("1", "same"), required: side("0", "same") };
    const [message] = upstreamFinding(result({ check }), "").messages;
    assert.deepEqual([message?.expected, message?.actual, message?.place], [null, null, null]);
    assert.equal(checkSentence(check), "The test ended with exit status 1, and the test requires 0.");
  });

  it("is skipped with the reason, never failed, where a program is not built", () => {
    const sentence = "Needs `ctdb-eventd`, which is not built.";
    const finding = upstreamFinding(result({ verdict: "skipped", check: null, sentence }), "");
    assert.deepEqual([finding.verdict, finding.sentence, finding.messages], ["skipped", sentence, []]);
  });

  it("is an error where the test did not end", () => {
    const finding = upstreamFinding(result({ verdict: "timed-out", check: null, sentence: "Too long." }), "");
    assert.deepEqual([finding.verdict, finding.messages[0]?.text], ["errored", "Too long."]);
  });
});
