import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { outputText } from "../../src/runner/output.ts";
import type { RunReport } from "../../src/runner/report.ts";
import { statusText } from "../../src/runner/status/statusText.ts";
import { whyNotIsolated } from "../../src/sandbox/chooseSandbox.ts";
import { applyChange, parseChange } from "../../src/virtualNode/change/change.ts";
import { skipBecause } from "../skipBecause.ts";
import { KIT_DIRECTORY } from "../support/kit.ts";
import { makeNodeSite, type NodeSite } from "../support/nodeSite.ts";
import { normalise } from "./support/comparison.ts";
import { isCtdbInstalled, NOT_INSTALLED, VENDOR_SCRIPTS } from "./support/installedCtdb.ts";

const EXAMPLES = fileURLToPath(new URL("../../examples/", import.meta.url));
const DIRECTORIES = [
  { what: "Debian's scripts", from: VENDOR_SCRIPTS, place: "config/events/legacy", release: "4.17" },
  {
    what: "the example component",
    from: join(EXAMPLES, "component"),
    place: "events/legacy",
    release: "4.24",
  },
  { what: "the example events.d", from: join(EXAMPLES, "events.d"), place: "events.d", release: "4.4" },
  { what: "the example classic", from: join(EXAMPLES, "classic"), place: "events.d", release: "1.0.100" },
] as const;

/** A node's life in short, with a monitor event that fails for many reasons. */
const LIFE: readonly (string | readonly string[])[] = [
  ["init"],
  ["setup"],
  ["startup"],
  ["monitor"],
  ["takeip", "eth0", "10.0.0.31", "24"],
  ["ipreallocated"],
  ["updateip", "eth0", "eth1", "10.0.0.31", "24"],
  ["releaseip", "eth1", "10.0.0.31", "24"],
  "service smbd broken",
  "service nfs-server broken",
  "link eth0 down",
  "mount / used 99",
  ["monitor"],
  ["shutdown"],
];

describe("a traced run", function () {
  this.timeout(60_000);

  before(async function () {
    const problem = await whyNotIsolated(KIT_DIRECTORY);
    if (problem !== null) {
      skipBecause(this, problem.message);
    }
  });

  for (const { what, from, place, release } of DIRECTORIES) {
    it(`tells of ${what} what a run without trace tells, with the same calls`, async function () {
      if (from === VENDOR_SCRIPTS && !isCtdbInstalled()) {
        skipBecause(this, NOT_INSTALLED);
      }
      const [traced, plain] = await Promise.all(
        [true, false].map(async (trace) => {
          const holder = await makeNodeSite("isolated", {}, { release });
          const copy = join(holder.base, "copy");
          cpSync(from, from === VENDOR_SCRIPTS ? join(copy, place) : copy, {
            recursive: true,
            dereference: true,
          });
          await holder.engine.close();
          const site = await makeNodeSite("isolated", {}, { release, directory: join(copy, place) });
          try {
            return await live(site, copy, trace);
          } finally {
            await site.close();
            holder.remove();
          }
        }),
      );
      assert.deepEqual(traced?.told, plain?.told);
      assert.deepEqual(plain?.traces, []);
      assert.ok((traced?.traces.length ?? 0) >= 10);
      const untraced = traced?.traces.filter((line) => !line.endsWith(": traced"));
      assert.deepEqual(untraced, [], "scripts that were not traced");
    });
  }
});

/** Everything that a user is told of all runs, and which scripts were traced. */
async function live(site: NodeSite, folder: string, trace: boolean) {
  const told: unknown[] = [];
  const traces: string[] = [];
  for (const step of LIFE) {
    if (typeof step === "string") {
      await applyChange((await site.node()).directory, parseChange(step.split(" ")));
      continue;
    }
    const [event = "", ...args] = step;
    const request = { event, args, timeoutSeconds: 60, continueOnFailure: true, trace };
    const report = await site.engine.run(request).report;
    told.push(JSON.parse(JSON.stringify(tell(report)).replaceAll(folder, "/site")));
    for (const { name, trace: known } of report.scripts) {
      if (known !== null) {
        traces.push(`${event} ${name.text}: ${known.obstacle ?? (known.notes.join(" ") || "traced")}`);
      }
    }
  }
  return { told, traces };
}

function tell(report: RunReport) {
  const { outcome, summary, problem, scripts, sandbox, warnings, leftRunning } = report;
  return {
    event: [report.event, ...report.args].join(" "),
    outcome,
    summary,
    problem,
    warnings,
    left: leftRunning.length,
    status: normalise(statusText(report)).replace(/Duration:\d+\.\d{3}/g, "Duration:<seconds>"),
    scripts: scripts.map(({ name, status, result, end, output }) => [
      name.text,
      status,
      result,
      end,
      outputText(output),
    ]),
    calls: sandbox.calls.map(({ argv, status, flag, caller }) => [caller.script, status, flag, ...argv]),
    notes: sandbox.notes,
  };
}
