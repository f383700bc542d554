import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { useTemporaryDirectory } from "../support/temporaryDirectory.ts";

const PROGRAMS = fileURLToPath(new URL("../support/faults/", import.meta.url));
/** Room for two outputs and a virtual node, in bytes. */
const DISK = 6_000_000;
/** Sockets of starts that failed, which Node itself forgets to close. */
const LOST_BY_NODE = 6;

interface FullDiskRun {
  readonly outcome: string;
  readonly problem: string | null;
  readonly output: readonly (readonly [number, string | null])[];
}

/** Modes with commas; without it one for each shortage, since the modes share what matters here. */
const { CTDB_FAULT_MODES } = process.env;
const modesOf = (otherwise: string): readonly string[] => (CTDB_FAULT_MODES ?? otherwise).split(",");

describe("a machine that has run out", function () {
  this.timeout(60_000);
  const temporary = useTemporaryDirectory();

  for (const mode of modesOf("isolated")) {
    it(`of disk space in ${mode} mode is told of with the folder and the remedy, and nothing that was kept is lost`, async () => {
      const disk = temporary.current.folder("disk");
      const { stdout } = await execa("bwrap", [
        ...["--dev-bind", "/", "/", "--size", String(DISK), "--tmpfs", disk],
        ...[process.execPath, `${PROGRAMS}fullDisk.ts`, mode, disk],
      ]);
      const seen = JSON.parse(stdout);
      const [first, full, again]: FullDiskRun[] = [seen.first, seen.full, seen.again];
      const sentence = `The folder for virtual nodes ${disk}/nodes cannot be written to: no space left on device. Make room on its disk.`;
      assert.deepEqual([first?.outcome, first?.output], ["passed", [[3_000_000, null]]]);
      assert.deepEqual([full?.outcome, full?.problem], ["refused", sentence]);
      assert.equal(seen.change, sentence);
      assert.deepEqual([seen.changed, seen.leftovers], [[], []]);
      assert.match(seen.logged.join(), /could not be kept .*no space left/);
      // Room for one more output, and the first one still there.
      const cut = "Only the beginning and the end of the output could be kept: no space left on device.";
      assert.deepEqual([again?.outcome, again?.output], ["passed", [[3_000_000, cut]]]);
      assert.deepEqual(seen.kept, ["startup", "ipreallocated"]);
    });
  }

  for (const mode of modesOf("stubbed")) {
    it(`of files that may be open in ${mode} mode says so, takes no weaker mode, and recovers`, async () => {
      const line = 'ulimit -n 80 && exec "$0" "$@"';
      const { stdout } = await execa("sh", ["-c", line, process.execPath, `${PROGRAMS}fewFiles.ts`, mode]);
      const runs = stdout.split("\n").map((one) => JSON.parse(one));
      const last = runs.pop();
      for (const { outcome, chosen, said, free } of runs) {
        assert.ok(outcome === "passed" || /too many open files/.test(said[0]), `${free}: ${said}`);
        assert.ok(chosen === "isolated" || /too many open files/.test(chosen), `${free}: ${chosen}`);
      }
      assert.equal(runs[0].outcome, "refused");
      assert.deepEqual([last.outcome, last.chosen], ["passed", "isolated"]);
      assert.ok(last.left <= LOST_BY_NODE, `${last.left} files are still open`);
    });
  }
});
