import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Convention } from "../../../../src/ctdb/convention.ts";
import { allConventions, conventionFor } from "../../../../src/ctdb/conventions.ts";
import { eventsFor } from "../../../../src/ctdb/events.ts";
import { formatVersion } from "../../../../src/ctdb/version.ts";
import { DirectoryChecker } from "../../../../src/rules/directoryChecker.ts";
import { companionsOf, withCompanions } from "../../../../src/scripts/newScript/companions.ts";
import { newFileName, readNewName } from "../../../../src/scripts/newScript/newName.ts";
import { newScriptText } from "../../../../src/scripts/newScript/scriptText.ts";
import { loadShellParser } from "../../../../src/shell/shellParser.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const C1 = conventionFor([4, 17]);
const C3 = conventionFor([4, 24, 0]);
const B3 = conventionFor([4, 8, 12]);

describe("a new event script", () => {
  const site = useTemporaryDirectory();

  /** Every finding that the rules have in a new script, as `code: text`. */
  async function findings(events: readonly string[], checker: DirectoryChecker, path: string) {
    const { text } = newScriptText({ name: "mine", events, convention: checker.convention });
    const report = await checker.check(path, { severities: new Map() }, text);
    return report.findings.map(({ code, message }) => `${code}: ${message}`);
  }

  for (const convention of [...allConventions(), conventionFor([4, 5]), conventionFor([4, 17])]) {
    it(`passes every rule whatever few events it handles, in CTDB ${formatVersion(convention.version)}`, async function () {
      this.timeout(60_000);
      const folder = convention.generation === "component" ? "events/legacy" : "events.d";
      const name = newFileName("mine", 50, convention);
      site.current.file(
        `${folder}/${name}`,
        newScriptText({ name: "mine", events: ["monitor"], convention }).text,
      );
      const path = site.current.resolve(folder);
      const checker = await DirectoryChecker.open(path, convention, await loadShellParser());
      const events = eventsFor(convention.version)
        .filter(({ kind }) => kind === "daemon")
        .map((event) => event.name);
      for (const chosen of [...fewOf(events), events]) {
        assert.deepEqual(await findings(chosen, checker, `${path}/${name}`), [], chosen.join(" "));
      }
    });
  }

  it("passes every rule beside the helper functions themselves, too", async () => {
    const kit = join(import.meta.dirname, "..", "..", "..", "..", "src", "sandbox", "kit");
    const { text } = newScriptText({ name: "mine", events: ["monitor", "takeip"], convention: C3 });
    site.current.file("functions", readFileSync(join(kit, "functions")), 0o644);
    site.current.file("events/legacy/50.mine.script", text);
    const path = site.current.resolve("events/legacy");
    const checker = await DirectoryChecker.open(path, C3, await loadShellParser());
    assert.deepEqual(await findings(["monitor", "takeip"], checker, `${path}/50.mine.script`), []);
  });

  it("is POSIX shell that succeeds in every event, and ends with no output", () => {
    site.current.file("functions", "load_script_options () { :; }\n");
    const { text } = newScriptText({ name: "mine", events: ["monitor", "takeip"], convention: C3 });
    site.current.file("events/legacy/50.mine.script", text);
    for (const event of ["monitor", "takeip", "init"]) {
      const output = execFileSync(site.current.resolve("events/legacy/50.mine.script"), [event, "eth0"], {
        encoding: "utf8",
        env: { PATH: process.env.PATH },
      });
      assert.equal(output, "");
    }
  });

  it("puts the cursor on what stands for the first handler's commands", () => {
    const { text, cursor } = newScriptText({ name: "mine", events: ["monitor", "startup"], convention: C3 });
    assert.equal(text.slice(cursor, cursor + 2), ":\n");
    assert.match(text.slice(0, cursor), /\nstartup\)\n(?:\t#.*\n)+\t$/, "startup comes before monitor");
    assert.doesNotMatch(text.slice(0, cursor), /^monitor\)/m);
  });

  it("tells each handler's arguments and what its failure means", () => {
    const { text } = newScriptText({ name: "mine", events: ["updateip"], convention: C1 });
    assert.match(text, /# Arguments: \$2 old_interface, \$3 new_interface, \$4 ip, \$5 maskbits\n/);
    assert.match(text, /# A failure: ctdbd goes back to the old interface/);
  });

  it("reads options and functions as its release does", () => {
    const later = newScriptText({ name: "mine", events: ["monitor"], convention: C3 }).text;
    const earlier = newScriptText({ name: "mine", events: ["monitor"], convention: B3 }).text;
    assert.match(later, /\$0"\)\/\.\.\/\.\." && pwd\)[\s\S]*\nload_script_options\n/);
    assert.match(earlier, /\$0"\)\/\.\." && pwd\)[\s\S]*\nloadconfig\n/);
  });

  it("is named as its convention has it", () => {
    assert.equal(newFileName("mine", 7, C3), "07.mine.script");
    assert.equal(newFileName("mine", 7, B3), "07.mine");
  });
});

describe("the events of a new script", () => {
  it("bring along those that they need", () => {
    assert.deepEqual(companionsOf("takeip", [4, 24, 0]), ["releaseip", "updateip"]);
    assert.deepEqual([...withCompanions(["monitor", "takeip"], [4, 24, 0])].sort(), [
      "monitor",
      "releaseip",
      "takeip",
      "updateip",
    ]);
    assert.deepEqual(companionsOf("monitor", [4, 24, 0]), []);
  });

  it("bring along only what the release has", () => {
    assert.deepEqual(companionsOf("takeip", [1, 0, 100]), ["releaseip"]);
  });
});

describe("the name of a new script", () => {
  const named = (typed: string, convention: Convention = C3): string => {
    const read = readNewName(typed, convention);
    return read.kind === "name" ? `${read.number ?? ""} ${read.name}` : read.sentence;
  };

  it("may be typed with number and suffix, or without", () => {
    assert.equal(named("mine"), " mine");
    assert.equal(named("50.mine"), "50 mine");
    assert.equal(named("07.mine.script"), "7 mine");
    assert.equal(named("my-service_2"), " my-service_2");
    assert.equal(named("07.mine.script", B3), "7 mine");
  });

  for (const [typed, words] of [
    ["", /Type a name/],
    ["50.", /Type a name/],
    ["5.mine", /two digits/],
    ["500.mine", /two digits/],
    ["mine.sh", /leave out \.sh/],
    ["mi.ne", /no dot/],
    ["mi/ne", /no slash/],
    ["mine~", /an editor's backup/],
    ["mi ne", /letters, digits/],
    ["mi\u0007ne", /letters, digits/],
    ["mi\u202ene", /letters, digits/],
  ] as const) {
    it(`is refused as ${JSON.stringify(typed)}`, () => assert.match(named(typed), words));
  }

  it("is refused where it is longer than the release lists", () => {
    const limited = allConventions().find(({ names }) => names.maxBytes !== null);
    assert.ok(limited);
    assert.match(named("x".repeat(300), limited), /ignores names of more than/);
  });
});

/** Each event alone, and every pair and triple. */
function fewOf(events: readonly string[]): string[][] {
  return events.flatMap((a, i) => [
    [a],
    ...events.slice(i + 1).flatMap((b, j) => [[a, b], ...events.slice(i + j + 2).map((c) => [a, b, c])]),
  ]);
}
