import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, writeFileSync } from "node:fs";
import { conventionFor } from "../../../src/ctdb/conventions.ts";
import { detectConvention } from "../../../src/scripts/detectConvention.ts";
import { findEventDirectories } from "../../../src/scripts/findEventDirectories.ts";
import { scanDirectory } from "../../../src/scripts/scanDirectory.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const EXAMPLES = new URL("../../../examples", import.meta.url).pathname;
const COMPONENT = "component/events/legacy";

describe("the examples", () => {
  const temporary = useTemporaryDirectory();

  async function states(directory: string, version: readonly number[]): Promise<string[]> {
    const scanned = await scanDirectory(`${EXAMPLES}/${directory}`, conventionFor(version));
    assert.deepEqual(
      scanned.files.filter((file) => file.startProblem !== null),
      [],
    );
    return scanned.files.map((file) => `${file.position ?? "-"} ${file.name.text} ${file.state}`);
  }

  /** Runs a script of a copy, so that the example itself stays as it is. */
  function run(script: string, ...args: string[]): { status: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync(temporary.current.resolve(script), args, {
      env: { PATH: process.env.PATH, CTDB_SCRIPT_VARDIR: temporary.current.resolve("state") },
      encoding: "utf8",
    });
    return { status, output: stdout + stderr };
  }

  beforeEach(() => cpSync(EXAMPLES, temporary.current.path, { recursive: true }));

  it("are found, and their conventions seen", async () => {
    const { directories } = await findEventDirectories(EXAMPLES);
    assert.deepEqual(
      directories.map(({ path, generation }) => [path.slice(EXAMPLES.length + 1), generation]),
      [
        ["classic/events.d", "events.d"],
        ["events.d/events.d", "events.d"],
        ["cases/events/legacy", "component"],
        [COMPONENT, "component"],
        ["first/events/legacy", "component"],
      ],
    );
    assert.equal((await detectConvention(`${EXAMPLES}/${COMPONENT}`))?.component, "legacy");
  });

  it("show every state", async () => {
    assert.deepEqual(await states(COMPONENT, [4, 24]), [
      "1 10.addresses enabled",
      "2 40.service enabled",
      "3 60.maintenance disabled",
      "4 70.storage enabled",
      "5 80.journal enabled",
      "- 65.forgotten ignored",
    ]);
    assert.deepEqual((await states("events.d/events.d", [4, 8])).slice(4), [
      "5 80.journal enabled",
      "- 7.storage ignored",
      "- 70.storage.old ignored",
    ]);
    assert.ok((await states("events.d/events.d", [4, 5])).includes("5 70.storage.old enabled"));
    assert.equal(
      (await states("classic/events.d", [1, 0, 108])).filter((line) => /^[1-6] /.test(line)).length,
      6,
    );
    const { refusal } = await scanDirectory(`${EXAMPLES}/classic/events.d`, conventionFor([1, 0, 61]));
    assert.match(refusal ?? "", /50\.one.*50\.two/);
  });

  for (const [script, marker] of [
    [`${COMPONENT}/70.storage.script`, "component/storage-ready"],
    ["events.d/events.d/70.storage", "events.d/storage-ready"],
    ["classic/events.d/70.storage", "classic/storage-ready"],
  ] as const) {
    it(`${script} fails with what to do about it`, () => {
      const failure = run(script, "monitor");
      assert.equal(failure.status, 1);
      assert.match(failure.output, new RegExp(`touch .*/${marker}\n$`));
      writeFileSync(temporary.current.resolve(marker), "");
      assert.deepEqual(run(script, "monitor"), { status: 0, output: "" });
    });
  }

  it("take, move and release addresses as often as one likes", () => {
    const script = `${COMPONENT}/10.addresses.script`;
    for (let round = 0; round < 2; round++) {
      assert.equal(run(script, "takeip", "eth0", "192.0.2.10", "24").status, 0);
      assert.equal(run(script, "updateip", "eth0", "eth1", "192.0.2.10", "24").status, 0);
    }
    assert.equal(run(script, "ipreallocated").output, "serving 192.0.2.10\n");
    for (let round = 0; round < 2; round++) {
      assert.equal(run(script, "releaseip", "eth1", "192.0.2.10", "24").status, 0);
    }
    assert.equal(run(script, "ipreallocated").output, "");
  });

  it("remember a stopped service", () => {
    const script = `${COMPONENT}/40.service.script`;
    assert.equal(run(script, "monitor").status, 0);
    assert.equal(run(script, "shutdown").status, 0);
    assert.equal(run(script, "monitor").status, 1);
    assert.equal(run(script, "startup").status, 0);
    assert.equal(run(script, "monitor").status, 0);
  });

  it("pass every other event in every script", () => {
    for (const folder of [COMPONENT, "events.d/events.d", "classic/events.d"]) {
      for (const name of readdirSync(`${EXAMPLES}/${folder}`)) {
        const path = temporary.current.resolve(folder, name);
        const { status } = spawnSync("/bin/sh", [path, "recovered"], {
          env: { PATH: process.env.PATH, CTDB_SCRIPT_VARDIR: temporary.current.resolve("state") },
        });
        assert.equal(status, 0, name);
      }
    }
  });
});
