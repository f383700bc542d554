import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { offersFor, type Surroundings } from "../../../src/extension/ask/argumentOffers.ts";
import { parsePublicAddresses, publicAddressesNear } from "../../../src/extension/ask/publicAddresses.ts";

const text =
  "# comment\n\n10.0.0.31/24 eth0,eth1\n  10.0.0.32/16\teth2  \nfd00::1/64 eth1\n10.0.0.33\nnonsense/24\n";

const near: Surroundings = {
  publicAddresses: parsePublicAddresses(text),
  areOfNode: false,
  interfaces: { lo: [], eth0: [] },
};

function values(...args: Parameters<typeof offersFor>): string[] {
  return offersFor(...args).map(({ value }) => value);
}

describe("public_addresses", () => {
  it("is read line by line", () => {
    assert.deepEqual(parsePublicAddresses(text), [
      { address: "10.0.0.31", bits: "24", interfaces: ["eth0", "eth1"] },
      { address: "10.0.0.32", bits: "16", interfaces: ["eth2"] },
      { address: "fd00::1", bits: "64", interfaces: ["eth1"] },
    ]);
  });

  it("is found beside the folder of the scripts", async () => {
    const base = await mkdtemp(join(tmpdir(), "ctdb-offers-"));
    try {
      const directory = join(base, "events", "legacy");
      await mkdir(directory, { recursive: true });
      assert.equal(await publicAddressesNear(directory), null);
      await writeFile(join(base, "public_addresses"), "10.1.1.1/8 bond0\n");
      assert.deepEqual(await publicAddressesNear(directory), [
        { address: "10.1.1.1", bits: "8", interfaces: ["bond0"] },
      ]);
    } finally {
      await rm(base, { recursive: true });
    }
  });
});

describe("offers for arguments", () => {
  it("have the last values first, and each value once", () => {
    assert.deepEqual(values("interface", ["eth9", "eth1"], [], near), ["eth9", "eth1", "eth0", "eth2", "lo"]);
  });

  it("have the addresses of the chosen interface first", () => {
    assert.deepEqual(values("ip", [], ["eth2"], near), ["10.0.0.32", "10.0.0.31", "fd00::1"]);
  });

  it("have the mask of the chosen address first", () => {
    assert.deepEqual(values("maskbits", [], ["eth2", "10.0.0.32"], near), ["16", "24", "32"]);
    assert.deepEqual(values("maskbits", [], ["eth1", "fd00::1"], near), ["64", "128"]);
  });

  it("say where they come from, which may be the virtual node", () => {
    const ofNode = { ...near, areOfNode: true, interfaces: {} };
    assert.deepEqual(
      [offersFor("interface", [], [], ofNode)[0], offersFor("ip", [], ["eth2"], ofNode)[0]],
      [
        { value: "eth0", from: "virtual node" },
        { value: "10.0.0.32", from: "virtual node: /16 eth2" },
      ],
    );
    assert.equal(
      offersFor("maskbits", [], ["eth2", "10.0.0.32"], ofNode)[0]?.from,
      "virtual node: of 10.0.0.32",
    );
    assert.equal(offersFor("interface", [], [], near)[0]?.from, "public_addresses");
  });

  it("say that there may be no argument where nothing is known of them", () => {
    assert.deepEqual(values("other", ["a b"], [], near), ["a b", ""]);
  });
});
