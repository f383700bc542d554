import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { skipBecause } from "../skipBecause.ts";
import { difference } from "./support/comparison.ts";
import type { EventResult } from "./support/debianScenarios.ts";
import { comparable, KNOWN_DIFFERENCES, SEQUENCE } from "./support/functionsResults.ts";
import { needDebianInPrivateRoot } from "./support/needs.ts";
import { NODE_STATES } from "./support/nodeStates.ts";
import { runInPrivateRoot } from "./support/privateRoot.ts";

describe("Debian's 18 event scripts with the kit's helper functions", function () {
  this.timeout(600_000);
  let debian: readonly EventResult[];
  let kit: readonly EventResult[];

  before(async function () {
    await needDebianInPrivateRoot(this);
    const driver = new URL("./support/functionsDriver.ts", import.meta.url);
    [debian = [], kit = []] = await Promise.all(
      ["debian", "kit"].map(
        async (functions) => JSON.parse(await runInPrivateRoot(driver, functions)) as EventResult[],
      ),
    );
  });

  /** The results that differ when these differences are not counted. */
  function differing(without: typeof KNOWN_DIFFERENCES): string[] {
    return debian.flatMap((result, index) => {
      const theirs = comparable(result, without);
      const mine = comparable(kit[index] ?? { ...result, written: "", output: [] }, without);
      return theirs === mine ? [] : [difference(theirs, mine)];
    });
  }

  for (const { title } of NODE_STATES) {
    it(`give the same status, exit status and output as with Debian's: node ${title}`, () => {
      const ofState = ({ scenario }: EventResult): boolean => scenario.startsWith(`${title}: `);
      assert.equal(debian.filter(ofState).length, 2 * (18 + 1) * SEQUENCE.length);
      assert.equal(kit.length, debian.length);
      const found = differing(KNOWN_DIFFERENCES).filter((text) => text.includes(`#### ${title}: `));
      assert.equal(found.join("\n"), "");
    });
  }

  for (const known of KNOWN_DIFFERENCES.filter(({ isByChance }) => !isByChance)) {
    it(`still differ in: ${known.name}`, function () {
      if (known.without !== undefined && existsSync(known.without)) {
        skipBecause(this, `${known.without} is installed`);
      }
      const others = KNOWN_DIFFERENCES.filter((each) => each !== known);
      assert.notEqual(differing(others).length, 0, `${known.name} is no difference any more: remove it`);
    });
  }

  it("were really run: some pass, some fail, and what helper functions print is among the output", () => {
    const output = new Set(debian.flatMap((result) => result.output));
    const texts = debian.map(({ written }) => written);
    assert.ok(texts.some((text) => / OK {9}/.test(text)) && texts.some((text) => / ERROR {6}/.test(text)));
    for (const text of [
      "ERROR: No link on the public network interface eth0",
      "ERROR: must supply interface, IP and maskbits",
      "vsftpd not listening on TCP port 21",
      "Killed 0/2 TCP connections to released IP 10.0.0.31",
      "reset on peer0: 10.0.0.31:2049 10.0.0.6:2222",
      "Tickle TCP connection 10.0.0.31:445 10.0.0.5:1111",
      "deltickle: 10.0.0.7:4444 10.0.0.31:2049",
      "Removing public address 10.0.0.31/24 from device eth0",
      'Reconfiguring service "vsftpd"...',
    ]) {
      assert.ok(
        [...output].some((line) => line.includes(text)),
        `${text}\n${[...output].join("\n")}`,
      );
    }
  });
});
