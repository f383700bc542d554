import assert from "node:assert/strict";
import { basename, join } from "node:path";
import { ensureSambaSource } from "../../scripts/lib/sambaSource.ts";
import { conventionFor } from "../../src/ctdb/conventions.ts";
import { NEWEST_VERSION, type Version } from "../../src/ctdb/version.ts";
import { DirectoryChecker } from "../../src/rules/directoryChecker.ts";
import { loadShellParser } from "../../src/shell/shellParser.ts";
import { skipBecause } from "../skipBecause.ts";
import { EVENT_FINDINGS } from "../support/stockFindings/events.ts";
import { EXIT_FINDINGS } from "../support/stockFindings/exit.ts";
import { HELPER_FINDINGS } from "../support/stockFindings/helpers.ts";
import { INSTALLED_VERSION, isCtdbInstalled, NOT_INSTALLED } from "./support/installedCtdb.ts";

/** What is really wrong with the stock scripts; anything else would be a false alarm. */
const EXPECTED = [...EVENT_FINDINGS, ...EXIT_FINDINGS, ...HELPER_FINDINGS];

/** Errors and warnings in an event directory and its configuration: `file code: words`. */
async function problemsIn(directory: string, version: Version): Promise<string[]> {
  const checker = await DirectoryChecker.open(directory, conventionFor(version), await loadShellParser());
  const problems: string[] = [];
  for (const path of checker.paths) {
    const { text, findings } = await checker.check(path, { severities: new Map() });
    for (const { severity, code, range } of findings) {
      if (severity === "error" || severity === "warning") {
        problems.push(`${basename(path)} ${code}: ${text.slice(range.start, range.end)}`);
      }
    }
  }
  return problems.sort();
}

function expectedOf(release: string, files: (name: string) => boolean): string[] {
  return EXPECTED.filter((finding) => finding.release === release && files(finding.file))
    .map(({ file, code, words }) => `${file} ${code}: ${words}`)
    .sort();
}

describe("the rules over the event scripts that come with CTDB", function () {
  this.timeout(120_000);

  it("find in Debian's scripts what is really wrong with them, and nothing else", async function () {
    if (!isCtdbInstalled()) {
      skipBecause(this, NOT_INSTALLED);
    }
    const found = await problemsIn("/usr/share/ctdb/events/legacy", INSTALLED_VERSION);
    assert.deepEqual(
      found,
      expectedOf("4.17", () => true),
    );
  });

  it("find the same in the tree that Debian's package is built from", async function () {
    const source = await ensureSambaSource();
    if ("skip" in source) {
      skipBecause(this, source.skip);
    }
    const directory = join(source.dir, "config/events/legacy");
    const found = await problemsIn(directory, [4, 17, 12]);
    const expected = expectedOf("4.17", () => true);
    // The package leaves some scripts out.
    const stock = new Set(expected.map((line) => line.split(" ")[0]));
    assert.deepEqual(
      found.filter((line) => stock.has(line.split(" ")[0])),
      expected,
    );
  });

  it("find in another tree what is listed for current Samba", async function () {
    const given = process.env.CTDB_UPSTREAM;
    if (given === undefined) {
      skipBecause(this, "no Samba checkout is named (CTDB_UPSTREAM)");
    }
    const found = await problemsIn(join(given, "config/events/legacy"), NEWEST_VERSION);
    assert.deepEqual(
      found,
      expectedOf("HEAD", () => true),
    );
  });

  it("are listed with a reason each", () => {
    for (const { file, code, reason } of EXPECTED) {
      assert.ok(reason.length > 20, `${file} ${code}`);
    }
  });
});
