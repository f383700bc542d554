import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { makePrograms } from "../../src/upstream/programs.ts";
import { testEnvironment } from "../../src/upstream/testEnvironment.ts";
import type { UpstreamTree } from "../../src/upstream/tree.ts";
import type { UpstreamTest } from "../../src/upstream/upstreamTest.ts";
import { KIT_DIRECTORY } from "./kit.ts";

const WORDS: Readonly<Record<string, string>> = {
  PASSED: "passed",
  FAILED: "failed",
  SKIPPED: "skipped",
  ERROR: "errored",
  TIMEDOUT: "timed-out",
};

/** Runs tests of one suite by one call of upstream's `run_tests.sh`, as its developers do, with the programs that ours get, too. */
export async function harnessVerdicts(
  tree: UpstreamTree,
  tests: readonly UpstreamTest[],
): Promise<{ readonly milliseconds: number; readonly verdicts: ReadonlyMap<string, string> }> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "ctdb-events-harness-")));
  try {
    await makePrograms(tree, tests[0]?.suite ?? "", folder, KIT_DIRECTORY);
    mkdirSync(join(folder, "tmp"));
    const begin = performance.now();
    const child = spawn(
      join(tree.real, "tests", "run_tests.sh"),
      ["-q", "-V", join(folder, "var"), ...tests.map(({ file }) => file)],
      {
        cwd: folder,
        env: testEnvironment(tree.release, {
          missingFile: join(folder, "missing"),
          temporary: join(folder, "tmp"),
        }),
        stdio: ["ignore", "pipe", "ignore"],
      },
    );
    const output = await text(child.stdout);
    const milliseconds = performance.now() - begin;
    const found = output.matchAll(/^[ *](PASSED|FAILED|SKIPPED|ERROR|TIMEDOUT)\*?\s+\S*\/(\S+\.sh)$/gm);
    const verdicts = new Map([...found].map(([, word = "", file = ""]) => [file, WORDS[word] ?? word]));
    return { milliseconds, verdicts };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
