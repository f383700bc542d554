import assert from "node:assert/strict";
import { type FuzzReport, inputOf, problemOf } from "../../support/fuzz/fuzz.ts";
import { fuzzSeed } from "../../support/fuzz/fuzzSeed.ts";
import { type GrowthReport, partsOf } from "../../support/fuzz/growth.ts";
import { allTargets } from "../../support/fuzz/targets/all.ts";
import { keepDefects, watched } from "../../support/fuzz/watchedFuzz.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

/** A seed, or `NAME OF THE TARGET#SEED` for one input. */
const CHOSEN = process.env.CTDB_FUZZ ?? "";
/** Of each test; a long run has minutes. */
const SECONDS = Number(process.env.CTDB_FUZZ_SECONDS ?? 3);
/** Only this target. */
const ONLY = process.env.CTDB_FUZZ_TARGET ?? null;

/** Figures, of long runs only. */
function tell(line: string): void {
  if (process.env.CTDB_FUZZ_SECONDS !== undefined) {
    process.stdout.write(`      ${line}\n`);
  }
}

describe("whatever reads what others wrote", () => {
  const site = useTemporaryDirectory();
  const seed = fuzzSeed();

  it(`takes changed real files without failing, each within two seconds (CTDB_FUZZ=${seed} repeats it)`, async function () {
    this.timeout(SECONDS * 1000 + 60_000);
    const [target = "", number] = CHOSEN.split("#");
    if (number !== undefined) {
      const one = (await allTargets(site.current)).find(({ name }) => name === target);
      assert.ok(one, `no target ${target}`);
      const { input, random } = inputOf(one, Number(number));
      assert.equal(await problemOf(one, input, random, Number(number)), null);
      return;
    }
    const { counts, defects, slowest } = await watched<FuzzReport>({
      job: "fuzz",
      seed,
      seconds: SECONDS,
      only: ONLY,
    });
    const inputs = Object.values(counts).reduce((sum, count) => sum + count, 0);
    tell(
      `${inputs} inputs; the slowest: ${slowest.target}, ${slowest.bytes} bytes, ${Math.round(slowest.milliseconds)} ms`,
    );
    assert.equal(defects.length, 0, keepDefects(defects));
    assert.ok(inputs > 0);
  });

  it("takes a text of one piece, again and again, in a time that grows no faster than the text", async function () {
    this.timeout(SECONDS * 1000 + 60_000);
    const { texts, found } = await watched<GrowthReport>({
      job: "growth",
      seed,
      seconds: SECONDS,
      only: ONLY,
    }).catch((error: unknown) => {
      const number = /seed (\d+)$/.exec(String(error))?.[1];
      throw number === undefined ? error : new Error(`${error}: ${JSON.stringify(partsOf(Number(number)))}`);
    });
    tell(`${texts} texts`);
    const lines = found.map(
      ({ target, text, small, large }) =>
        `${target}: ${JSON.stringify(text)} takes ${Math.round(small)} ms, eight times as much of it ${Math.round(large)} ms`,
    );
    assert.deepEqual(lines, []);
  });
});
