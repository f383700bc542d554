import assert from "node:assert/strict";
import { applyFix } from "../../../support/applyFix.ts";
import { checkScript } from "../../../support/checkSite.ts";
import { handlerScript } from "../../../support/handlerScript.ts";
import { seen } from "../../../support/seen.ts";

const only = ["exit-read-as-errno"];

describe("exit-read-as-errno", () => {
  it("finds numbers from 64 to 254 and says what CTDB shows", async () => {
    const text = handlerScript("monitor", "/opt/check || exit 127");
    const found = await checkScript(text, { only });
    assert.deepEqual(seen(found), ["error 4 127"]);
    assert.match(
      found[0]?.message ?? "",
      /it shows `CANNOT RUN \(Out of streams resources\)`, and the event fails/,
    );
    assert.match(applyFix(text, found[0]?.fixes[0]), /exit 1\n/);
  });

  it("knows the numbers that hide the failure", async () => {
    const words = async (status: number, version?: string): Promise<string> => {
      const found = await checkScript(handlerScript("monitor", `exit ${status}`), {
        only,
        ...(version && { version }),
      });
      return found[0]?.message ?? "";
    };
    assert.match(await words(64), /it shows `OK`, and the event goes on as if all were well/);
    assert.match(await words(174), /it shows `TIMEDOUT`/);
    assert.match(await words(66, "4.20.6"), /`CANNOT RUN \(No such file or directory\)`/);
    assert.equal(await words(66), "", "this is DISABLED in newer releases: another rule");
  });

  it("reads die's status and return at the top level", async () => {
    const text = handlerScript("monitor", 'die "no" 100').replace("exit 0", "return 99");
    assert.deepEqual(seen(await checkScript(text, { only })), ["error 4 100", "error 7 99"]);
  });

  it("mentions the status of timeout where it becomes the script's", async () => {
    const found = await checkScript(handlerScript("monitor", "timeout 10 /opt/check || exit $?"), { only });
    assert.deepEqual(seen(found), ["information 4 timeout"]);
    assert.match(found[0]?.message ?? "", /says 124, .*`CANNOT RUN \(Device not a stream\)`/);
  });

  it("is silent for other numbers, subshells and releases", async () => {
    for (const text of [
      handlerScript("monitor", "exit 63"),
      handlerScript("monitor", "exit 255"),
      handlerScript("monitor", 'exit "$rc"'),
      handlerScript("monitor", "(exit 100) || exit 1"),
      handlerScript("monitor", "timeout 10 /opt/check || exit 1", "timeout 10 /opt/check"),
      "#!/bin/sh\nf() {\n\treturn 100\n}\nf || exit 1\n",
      "#!/bin/sh\nf() {\n\texit 100\n}\nx=$(f) || exit 1\n",
    ]) {
      assert.deepEqual(await checkScript(text, { only }), [], text);
    }
    assert.deepEqual(await checkScript(handlerScript("monitor", "exit 100"), { only, version: "4.5" }), []);
  });

  it("knows a status that is named at the top of the script", async () => {
    const text = handlerScript("monitor", "/opt/check || exit $E_CHECK").replace("case", "E_CHECK=69\ncase");
    assert.deepEqual(seen(await checkScript(text, { only: ["exit-read-as-errno"] })), ["error 5 $E_CHECK"]);
    for (const other of [
      text.replace("E_CHECK=69", "E_CHECK=3"),
      text.replace("E_CHECK=69", "E_CHECK=69\nE_CHECK=1"),
      text.replace("E_CHECK=69", "[ -e /x ] || E_CHECK=69"),
    ]) {
      assert.deepEqual(await checkScript(other, { only: ["exit-read-as-errno"] }), [], other);
    }
  });

  it("is silent on what is run by hand alone: without an event, or in an arm for people", async () => {
    for (const line of [
      "[ $# -lt 1 ] && exit 64",
      '[ -z "$1" ] && { echo usage; exit 64; }',
      '[ -n "$1" ] || exit 64',
      "test $# -ge 1 || exit 64",
      "if [[ $# == 0 ]]; then exit 64; fi",
      "usage () { echo usage; exit 64; }\n[ $# -eq 0 ] && usage",
      'case "$1" in help) exit 64 ;; "") exit 64 ;; esac',
    ]) {
      assert.deepEqual(await checkScript(`#!/bin/bash\n${line}\nexit 0\n`, { only }), [], line);
    }
    for (const line of [
      "[ $# -lt 2 ] && exit 64",
      '[ -z "$2" ] && exit 64',
      "shift; [ $# -lt 1 ] && exit 64",
      'do_monitor () { exit 64; }\n"do_$1"',
      'case "$1" in moniter) exit 64 ;; esac',
      "ok () { [ -f /x ] && return 0; exit 1; }\nok\nexit 64",
    ]) {
      assert.equal((await checkScript(`#!/bin/bash\n${line}\nexit 0\n`, { only })).length, 1, line);
    }
  });
});
