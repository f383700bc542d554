import assert from "node:assert/strict";
import { difference } from "./support/comparison.ts";
import { EVENTS, type EventResult, SIDES } from "./support/debianScenarios.ts";
import { needDebianInPrivateRoot } from "./support/needs.ts";
import { runInPrivateRoot } from "./support/privateRoot.ts";

describe("Debian's 18 event scripts", function () {
  this.timeout(600_000);
  let real: readonly EventResult[];
  let ours: readonly EventResult[];

  before(async function () {
    await needDebianInPrivateRoot(this);
    const driver = new URL("./support/debianDriver.ts", import.meta.url);
    [real = [], ours = []] = await Promise.all(
      SIDES.map(async (side) => JSON.parse(await runInPrivateRoot(driver, side)) as EventResult[]),
    );
  });

  for (const { event, args } of EVENTS) {
    it(`do the same under ctdb-eventd 4.17 and our runner: ${[event, ...args].join(" ")}`, () => {
      const [theirs, mine] = [real, ours].map((results) =>
        results.filter((result) => result.event === event),
      );
      assert.ok(theirs !== undefined && theirs.length >= 2 * (18 + 1));
      assert.equal(asText(mine ?? []), asText(theirs), differences(theirs, mine ?? []));
    });
  }

  it("were really run: some pass, some fail, many print", () => {
    const texts = real.map(({ written }) => written);
    for (const word of [/ OK {9}/, / ERROR {6}/, / DISABLED /]) {
      assert.ok(texts.some((text) => word.test(text)));
    }
    assert.ok(real.filter(({ output }) => output.length > 0).length > 20);
  });
});

function textOf({ scenario, event, written, output }: EventResult): string {
  return `#### ${scenario}, ${event}\n${written}\n${output.join("\n")}\n`;
}

function asText(results: readonly EventResult[]): string {
  return results.map(textOf).join("");
}

/** The scenarios that differ: `-` is what ctdb-eventd gave, `+` what our runner gave. */
function differences(real: readonly EventResult[], ours: readonly EventResult[]): string {
  return real
    .map(
      (result, index) =>
        [textOf(result), textOf(ours[index] ?? { ...result, written: "", output: [] })] as const,
    )
    .filter(([theirs, mine]) => theirs !== mine)
    .map(([theirs, mine]) => difference(theirs, mine))
    .join("\n");
}
