import assert from "node:assert/strict";
import { readTest } from "../../../src/upstream/readTest.ts";
import { readTestName } from "../../../src/upstream/testName.ts";

const titleOf = (text: string) => readTest(`#!/bin/sh\n\n${text}\n`).title;

describe("what a test of upstream's says of itself", () => {
  it("is the text of define_test, on its line", () => {
    const { title, line, lines } = readTest('#!/bin/sh\n\ndefine_test "port 445 down"\n\nsetup\n');
    assert.deepEqual({ title, line, lines }, { title: "port 445 down", line: 2, lines: 5 });
  });

  it("keeps arrows, signs and brackets within quotes", () => {
    assert.equal(titleOf('define_test "1 -> all (#2); a|b & c"'), "1 -> all (#2); a|b & c");
  });

  it("joins the command and the description of onnode's tests", () => {
    assert.equal(
      titleOf('cmd="$ONNODE -q ok hostname"\ndefine_test "$cmd" "all OK"'),
      "onnode -q ok hostname: all OK",
    );
  });

  it("is the first test_case where there is no define_test", () => {
    assert.equal(titleOf('test_case "lock, unlock"\nok\ntest_case "again"'), "lock, unlock");
  });

  it("is nothing where nobody says it", () => {
    assert.deepEqual(readTest("ok_null\n").title, null);
  });

  it("leaves a variable that it does not know as it is written", () => {
    assert.equal(titleOf('x=$(date)\ndefine_test "at $x and \x24{y}"'), "at $x and \x24{y}");
  });

  it("names the test that is run with other settings", () => {
    const text = 'MODE="none"\n\n_dir=$(dirname "$0")\n. "\x24{_dir}/statd-callout.001.sh"\n';
    const { base, values } = readTest(text);
    assert.equal(base, "statd-callout.001.sh");
    assert.equal(readTest('mode="$MODE"\ndefine_test "\x24{mode} - add"\n', values).title, "none - add");
  });

  it("does not take upstream's scripts for such a test", () => {
    assert.equal(readTest('. "\x24{TEST_SCRIPTS_DIR}/unit.sh"\n').base, null);
  });
});

describe("the file name of a test of upstream's", () => {
  const cases: readonly (readonly [string, string, ReturnType<typeof readTestName>])[] = [
    ["eventscripts", "50.samba.monitor.103.sh", { group: "50.samba", event: "monitor", short: "103" }],
    ["eventscripts", "10.interface.010.sh", { group: "10.interface", event: null, short: "010" }],
    ["eventscripts", "statd-callout.001.sh", { group: "statd-callout", event: null, short: "001" }],
    ["eventscripts", "13.per_ip_routing.024.sh", { group: "13.per_ip_routing", event: null, short: "024" }],
    ["tool", "ctdb.process-exists.003.sh", { group: "process-exists", event: null, short: "003" }],
    ["takeover", "lcp2.024.sh", { group: "lcp2", event: null, short: "024" }],
    ["onnode", "0001.sh", { group: null, event: null, short: "0001" }],
    ["eventd", "eventd_001.sh", { group: null, event: null, short: "eventd_001" }],
  ];
  for (const [suite, file, expected] of cases) {
    it(`${suite}/${file}`, () => assert.deepEqual(readTestName(suite, file), expected));
  }
});
