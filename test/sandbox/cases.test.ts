import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { memoryFolder } from "../../src/sandbox/memoryFolder.ts";
import { caseDirectory } from "../support/caseFixtures.ts";
import { makeEventDirectory, sh } from "../support/eventDirectory.ts";
import { eventually, processesWith } from "../support/processes.ts";
import { callPattern, resultOf, runOf, type StepSpec, testCase } from "../support/testCase.ts";

const OWNER = fileURLToPath(new URL("../support/caseOwner.ts", import.meta.url));
const MODES = ["isolated", "stubbed"] as const;
/** From before Node has started to when the scripts hang, in milliseconds. */
const MOMENTS = [150, 250, 350, 450, 600];

const mounts = () => readFileSync("/proc/self/mountinfo", "utf8");
const ownFolders = () =>
  readdirSync(memoryFolder()).filter((name) => name.startsWith(`ctdb-events-cases-${process.pid}-`));

/** Seconds that no other run of these tests sleeps, so that what one left does not fail the next. */
const FOREVER = String(2_000_000 + process.pid);

const hanging = {
  "10.daemon.script": sh(
    "systemctl start smbd",
    `setsid sleep ${FOREVER} &`,
    "echo started",
    `sleep ${FOREVER}`,
  ),
  "20.hang.script": sh("trap '' TERM", "echo started", `sleep ${FOREVER}`),
};

describe("a case", function () {
  this.timeout(60_000);

  it("says the same in both modes", async () => {
    const directory = caseDirectory("running");
    const steps: readonly StepSpec[] = [
      { event: "startup" },
      { event: "takeip", args: ["eth0", "10.0.0.31", "24"] },
      { event: "monitor", expect: [{ kind: "output", test: { how: "exact", text: "smbd is active" } }] },
      {
        event: "monitor",
        changes: ["service smbd failed"],
        expect: [
          { kind: "exit", exit: 1 },
          { kind: "output", test: { how: "exact", text: "OK" } },
          { kind: "calls", ordered: true, made: [callPattern("systemctl is-active nmbd")] },
          { kind: "file", path: "/var/lib/ctdb/scripts/site/since", test: { how: "exact", text: "stopped" } },
          { kind: "file", path: "$CTDB_BASE/public_addresses", test: { how: "exact", text: "" } },
          { kind: "node", path: ["addresses", "10.0.0.31"], value: "none" },
        ],
      },
    ];
    const cases = MODES.map((sandbox) => testCase({ directory, script: "50.site.script", steps, sandbox }));
    const [isolated, stubbed] = await runOf(cases, { jobs: 2 });
    assert.equal(isolated?.failures.length, 6);
    assert.deepEqual(isolated?.failures, stubbed?.failures);
    assert.deepEqual(
      [isolated, stubbed].map((result) => result?.runs.map(({ report }) => report.sandbox.mode)),
      MODES.map((mode) => [mode, mode, mode, mode]),
    );
    assert.deepEqual(ownFolders(), []);
  });

  it("finds files where the scripts left them: private folders, links, and what is not there", async () => {
    const site = makeEventDirectory({
      "50.files.script": sh(
        "echo run >/var/run/of-run",
        "mkdir -p /var/lib/site && echo lib >/var/lib/site/a && ln -s /var/lib/site/a /run/link",
        'ln -s ../../run/link /var/lib/relative && echo base >"$CTDB_BASE/left"',
        "ln -s /tmp/loop /tmp/loop && mkdir /home/somebody",
      ),
    });
    const text = (path: string, content: string) =>
      ({ kind: "file", path, test: { how: "exact", text: content } }) as const;
    const result = await resultOf({
      directory: site.path,
      script: "50.files.script",
      sandbox: "isolated",
      expect: [
        text("/run/of-run", "run"),
        text("/var/run/of-run", "run"),
        text("/run/link", "lib"),
        text("/var/lib/relative", "lib"),
        text("/etc/ctdb/left", "base"),
        text("$CTDB_BASE/left", "base"),
        { kind: "file", path: "/home/somebody/else", test: null },
        { kind: "file", path: "/var/lib/dpkg/status", test: null },
        text("/tmp/loop", ""),
        text("/home/somebody", ""),
        text("/run/none", ""),
        { kind: "file", path: "/run/of-run", test: null },
      ],
    });
    site.remove();
    assert.deepEqual(
      result.failures.map(({ sentence }) => sentence),
      [
        "/tmp/loop cannot be read: its links lead in a circle.",
        "/home/somebody is a folder, not a file.",
        "/run/none is not there.",
        "/run/of-run is there, but must be absent.",
      ],
    );
  });

  for (const mode of MODES) {
    it(`leaves nothing in ${mode} mode when it is cancelled at any moment`, async () => {
      const site = makeEventDirectory(hanging);
      const before = mounts();
      for (const moment of [0, 10, 30, 60, 120]) {
        const controller = new AbortController();
        setTimeout(() => controller.abort(), moment);
        const cases = Object.keys(hanging).map((script) =>
          testCase({ directory: site.path, script, sandbox: mode, name: script }),
        );
        const results = await runOf(cases, { jobs: 2, signal: controller.signal });
        assert.deepEqual(
          results.map(({ verdict }) => verdict),
          ["cancelled", "cancelled"],
        );
        assert.deepEqual(ownFolders(), []);
        await eventually(() => processesWith(FOREVER).length === 0);
      }
      site.remove();
      assert.equal(mounts(), before);
    });

    it(`leaves nothing in ${mode} mode when its owner is killed: folders go with the next run`, async () => {
      const site = makeEventDirectory({ ...hanging, "30.calm.script": sh("exit 0") });
      const temporary = mkdtempSync(join(tmpdir(), "ctdb-events-test-"));
      const before = mounts();
      const own = (...scripts: string[]) =>
        spawn(process.execPath, [OWNER, site.path, mode, ...scripts], {
          stdio: ["ignore", "pipe", "inherit"],
          env: { ...process.env, TMPDIR: temporary },
        });
      for (const moment of [...MOMENTS, null]) {
        const owner = own(...Object.keys(hanging));
        if (moment === null) {
          await once(owner.stdout, "data");
          owner.kill("SIGKILL");
        } else {
          setTimeout(() => owner.kill("SIGKILL"), moment);
        }
        await once(owner, "exit");
        await eventually(() => processesWith(site.base).length === 0);
        await eventually(() => processesWith(FOREVER).length === 0);
      }
      assert.equal(mounts(), before);
      const next = own("30.calm.script");
      const [said] = await once(next.stdout, "data");
      await once(next, "exit");
      site.remove();
      assert.equal(String(said), "passed\n");
      assert.deepEqual(readdirSync(temporary), []);
      rmSync(temporary, { recursive: true });
    });
  }
});
