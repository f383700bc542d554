import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { conventionFor } from "../../../../src/ctdb/conventions.ts";
import { readSettings } from "../../../../src/extension/settings/settings.ts";
import type { FreshPlan } from "../../../../src/extension/tests/run/fresh/freshRun.ts";
import { groupLeaves } from "../../../../src/extension/tests/run/leafGroups.ts";
import { runEventLeaves } from "../../../../src/extension/tests/run/runEventLeaves.ts";
import { type FileSpec, makeEventDirectory, sh } from "../../../support/eventDirectory.ts";
import { KIT_DIRECTORY } from "../../../support/kit.ts";
import { leafOf, type SpyRun, spyBook } from "../../../support/spyRun.ts";

const QUIET = { begun: () => () => undefined, finished: () => undefined, over: () => undefined };

/** Runs *All scripts: EVENT* of a directory in the stubbed mode. @param onTold is called after all that VS Code is told */
async function runAll(
  files: Readonly<Record<string, FileSpec>>,
  event: string,
  onOutput: (run: SpyRun, stop: AbortController) => void = () => undefined,
): Promise<SpyRun> {
  const site = makeEventDirectory(files);
  const stop = new AbortController();
  const { run, book } = spyBook();
  const append = run.appendOutput;
  run.appendOutput = (text) => {
    append(text);
    onOutput(run, stop);
  };
  const leaves = Object.keys(files).map((script) =>
    leafOf(script, { kind: "event-script", directory: site.path, event, script }),
  );
  const [group] = groupLeaves(book.enqueue(leaves)).events;
  assert.ok(group);
  const plan: FreshPlan = {
    directory: site.path,
    convention: conventionFor([4, 24, 0]),
    settings: readSettings((name) => (name === "sandbox" ? "stubbed" : undefined), null),
    event,
    args: null,
    only: null,
    trace: false,
  };
  const place = { kitDirectory: KIT_DIRECTORY, workspaceFolders: [site.base] };
  try {
    await runEventLeaves(plan, place, group.leaves, stop.signal, QUIET);
    return run;
  } finally {
    site.remove();
    const left = readdirSync(tmpdir()).filter((name) => name.startsWith(`ctdb-events-tests-${process.pid}-`));
    assert.deepEqual(left, []);
  }
}

describe("all scripts of an event as tests", () => {
  it("run on a fresh node; those after the first failure are skipped with the reason", async () => {
    const run = await runAll(
      {
        "10.a.script": sh("echo out of a"),
        "20.b.script": sh("echo ERROR: b is broken", "exit 1"),
        "30.c.script": sh("exit 0"),
      },
      "monitor",
    );
    assert.deepEqual(run.told.slice(3), [
      "started 10.a.script",
      "passed 10.a.script",
      "started 20.b.script",
      run.of("20.b.script").at(-1),
      "skipped 30.c.script",
    ]);
    assert.match(run.of("20.b.script").at(-1) ?? "", /^failed 20\.b\.script: monitor: ERROR 1 .*b is broken/);
    assert.match(
      run.output,
      /out of a\r\nERROR: b is broken\r\n30\.c\.script: Not run: .* 20\.b\.script did/,
    );
  });

  it("get the arguments that ctdbd would give on the node", async () => {
    const files = { "10.a.script": sh('echo "$@"') };
    const output = async (event: string) => (await runAll(files, event)).output.trim();
    assert.match(await output("takeip"), /^takeip eth\d+ [\d.]+ \d+$/);
    assert.match(await output("updateip"), /^updateip eth\d+ eth\d+ [\d.]+ \d+$/);
    assert.equal(await output("monitor"), "monitor");
  });

  it("find an address on the node that is to be released", async () => {
    const files = { "10.a.script": sh('ip addr show to "$3"') };
    const { output } = await runAll(files, "releaseip");
    assert.match(output, /inet [\d.]+\/\d+/);
  });

  it("end when the user stops them, and the stopped ones are skipped", async () => {
    const files = { "10.a.script": sh("echo $$", "sleep 60"), "20.b.script": sh("exit 0") };
    const run = await runAll(files, "monitor", (_, stop) => stop.abort());
    const pid = Number(/\d+/.exec(run.output)?.[0]);
    assert.ok(pid > 0);
    assert.throws(() => process.kill(-pid, 0), { code: "ESRCH" });
    assert.deepEqual(run.told.slice(2), [
      "started 10.a.script",
      "skipped 10.a.script",
      "skipped 20.b.script",
    ]);
  });
});
