import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { loadCaseFile } from "../../src/caseFiles/loadCaseFile.ts";
import type { TestCase } from "../../src/caseFiles/testCase.ts";
import type { CaseResult } from "../../src/cases/caseResult.ts";
import { runCases } from "../../src/cases/runCases.ts";
import { whyNotIsolated } from "../../src/sandbox/chooseSandbox.ts";
import { skipBecause } from "../skipBecause.ts";
import { makeEventDirectory } from "../support/eventDirectory.ts";
import { KIT_DIRECTORY } from "../support/kit.ts";
import { eventScript } from "../support/shell.ts";
import { isCtdbInstalled, NOT_INSTALLED, VENDOR_SCRIPTS } from "./support/installedCtdb.ts";

const CASES = join(import.meta.dirname, "debianCases");

/** What a handler does for one event, and where it begins. */
interface Served {
  readonly script: string;
  readonly event: string;
  /** The script's text without what the handler does: the event ends with success at once. */
  readonly without: string;
}

async function casesOf(script: string): Promise<readonly TestCase[]> {
  const { cases, problems } = await loadCaseFile(join(CASES, script.replace(/\.script$/, ".ctdb-test.yaml")));
  assert.deepEqual(problems, [], script);
  return cases;
}

async function servedBy(script: string): Promise<Served[]> {
  const text = readFileSync(join(VENDOR_SCRIPTS, script), "utf8");
  const { handlers } = await eventScript(text);
  return handlers.flatMap(({ events, body }) =>
    events.map(({ name: event }) => {
      const nothing = `\n[ "$1" != ${event} ] || exit 0\n`;
      return { script, event, without: text.slice(0, body.start) + nothing + text.slice(body.start) };
    }),
  );
}

const serves = (testCase: TestCase, event: string): boolean =>
  testCase.steps.some((step) => step.event === event);

function run(cases: readonly TestCase[], mayUseInstalled: boolean): Promise<readonly CaseResult[]> {
  return runCases(cases, {
    kitDirectory: KIT_DIRECTORY,
    workspaceFolders: [],
    trace: false,
    jobs: availableParallelism(),
    signal: new AbortController().signal,
    settings: () => ({ mayUseInstalled }),
  });
}

function told({ testCase, verdict, failures, sentence }: CaseResult): string {
  const why = failures.map((failure) => `step ${failure.step}: ${failure.sentence}`).join(" ");
  return `${testCase.script}: ${testCase.name}: ${verdict} ${why}${sentence}`;
}

describe("the cases of Debian's event scripts", function () {
  this.timeout(600_000);
  let scripts: readonly string[] = [];
  let cases: readonly TestCase[] = [];

  before(async function () {
    if (!isCtdbInstalled()) {
      skipBecause(this, NOT_INSTALLED);
    }
    const problem = await whyNotIsolated(KIT_DIRECTORY);
    if (problem !== null) {
      skipBecause(this, problem.message);
    }
    scripts = readdirSync(VENDOR_SCRIPTS)
      .filter((name) => name.endsWith(".script"))
      .sort();
    cases = (await Promise.all(scripts.map(casesOf))).flat();
  });

  it("are sixty at least, and every handler has one", async () => {
    assert.equal(scripts.length, 18);
    assert.ok(cases.length >= 60, `${cases.length} cases`);
    const served = (await Promise.all(scripts.map(servedBy))).flat();
    const without = served.filter(
      ({ script, event }) => !cases.some((one) => one.script === script && serves(one, event)),
    );
    assert.deepEqual(
      without.map(({ script, event }) => `${script} ${event}`),
      [],
    );
  });

  for (const mayUseInstalled of [false, true]) {
    it(`pass with ${mayUseInstalled ? "Debian's" : "our"} helper functions`, async () => {
      const results = await run(cases, mayUseInstalled);
      assert.deepEqual(results.filter(({ verdict }) => verdict !== "passed").map(told), []);
    });
  }

  it("fail where a handler does nothing", async () => {
    const served = (await Promise.all(scripts.map(servedBy))).flat();
    const broken = served.map((one) => ({
      ...one,
      place: makeEventDirectory({ [one.script]: one.without }, "config/events/legacy"),
    }));
    try {
      const tried = broken.flatMap(({ script, event, place }) =>
        cases
          .filter((one) => one.script === script && serves(one, event))
          .map((one) => ({ ...one, directory: place.path })),
      );
      const results = await run(tried, false);
      const unnoticed = broken.filter(({ place }) =>
        results.every(({ testCase, verdict }) => testCase.directory !== place.path || verdict !== "failed"),
      );
      assert.deepEqual(
        unnoticed.map(({ script, event }) => `${script} ${event}`),
        [],
      );
    } finally {
      for (const { place } of broken) {
        place.remove();
      }
    }
  });
});
