import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { HelperFunction } from "../../../src/ctdb/helpers/helperFunction.ts";
import { HELPERS, hasHelper } from "../../../src/ctdb/helpers/helpers.ts";
import { atLeast } from "../../../src/ctdb/version.ts";
import { helperFilesFor } from "../../../src/sandbox/helperFiles.ts";
import { skipBecause } from "../../skipBecause.ts";
import { CONFIGURATION_CASES } from "../../support/olderHelpers/configuration.ts";
import { isOldName, LIFETIMES, removedHelpersOf, VERSIONS } from "../../support/olderHelpers/lifetimes.ts";
import { NETWORK_CASES } from "../../support/olderHelpers/network.ts";
import { PORT_CASES } from "../../support/olderHelpers/ports.ts";
import { RPC_CASES } from "../../support/olderHelpers/rpc.ts";
import { SERVICE_CASES } from "../../support/olderHelpers/services.ts";
import { STATUS_CASES } from "../../support/olderHelpers/status.ts";

const KIT = fileURLToPath(new URL("../../../src/sandbox/kit", import.meta.url));
const SHELLS = [["dash"], ["bash", "--posix"]] as const;
const CASES = [
  ...CONFIGURATION_CASES,
  ...SERVICE_CASES,
  ...STATUS_CASES,
  ...RPC_CASES,
  ...PORT_CASES,
  ...NETWORK_CASES,
];

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join("");

/** Those that are sourced in each shell, which takes longer than to read them. */
const SOURCED = [
  "1.0.30",
  "1.0.106",
  "1.0.114",
  "1.13",
  "2.1",
  "2.5",
  "4.2",
  "4.8",
  "4.9",
  "4.17",
  "4.20.7",
  "4.21",
  "4.24",
  "4.25",
];

const release = (text: string): number[] => text.split(".").map(Number);
const filesFor = (version: string) => helperFilesFor(release(version));
const definedIn = (source: string): string[] =>
  [...readFileSync(join(KIT, source), "utf8").matchAll(/^(\w+)\(\)$/gm)].flatMap(([, name]) => name ?? []);

describe("the files of helpers for a release", () => {
  it("are all those of current Samba, in their order, and the older ones behind them", () => {
    const current = readdirSync(join(KIT, "functions.d")).sort();
    for (const version of VERSIONS) {
      const files = filesFor(version);
      const names = files.map(({ name }) => name);
      assert.deepEqual(names.slice(0, current.length), current);
      assert.deepEqual(names, [...names].sort(), version);
      assert.deepEqual(
        names,
        [...names].sort((a, b) => a.localeCompare(b, "en")),
        version,
      );
    }
  });

  it("cover all that olderFunctions holds", () => {
    const used = new Set(VERSIONS.flatMap((version) => filesFor(version).map(({ source }) => source)));
    const there = readdirSync(join(KIT, "olderFunctions")).map((name) => `olderFunctions/${name}`);
    assert.deepEqual([...used].filter((source) => source.startsWith("older")).sort(), there.sort());
  });

  for (const version of VERSIONS) {
    it(`define for ${version} the removed helpers that it had, each once`, () => {
      const older = filesFor(version).filter(({ source }) => source.startsWith("olderFunctions/"));
      const defined = older.flatMap(({ source }) => definedIn(source)).sort();
      assert.deepEqual(defined, [...new Set(defined)]);
      assert.deepEqual(defined.filter(isOldName), removedHelpersOf(version));
    });
  }

  it("are only those of current Samba from 4.25 on", () => {
    assert.ok(filesFor("4.25").every(({ source }) => source.startsWith("functions.d/")));
  });
});

for (const [shell, ...options] of SHELLS) {
  describe(`the kit's helper functions of older releases in ${shell}`, () => {
    let base: string;
    before(function () {
      if (spawnSync(shell, ["-c", ":"]).status !== 0) {
        skipBecause(this, `${shell} is not installed`);
      }
    });
    beforeEach(() => {
      base = mkdtempSync(join(tmpdir(), "ctdb-events-older-"));
    });
    afterEach(() => rmSync(base, { recursive: true }));

    it("parse", () => {
      for (const file of readdirSync(join(KIT, "olderFunctions"))) {
        const end = spawnSync(shell, [...options, "-n", join(KIT, "olderFunctions", file)]);
        assert.deepEqual([end.stderr.toString(), end.status], ["", 0], file);
      }
    });

    for (const version of SOURCED) {
      it(`can be sourced for ${version} under set -eu, and are what the release had`, () => {
        layOut(base, version, {});
        const names = LIFETIMES.map(([, , some]) => some).join(" ");
        const script = `set -eu; . "$CTDB_BASE/functions"; set +eu
for f in ${names}; do case "$(command -v $f)" in "$f") echo "$f";; esac; done`;
        const end = run(base, [shell, ...options], script);
        assert.deepEqual([end.stderr, end.status], ["", 0]);
        assert.deepEqual(end.stdout.split("\n").filter(Boolean).sort(), removedHelpersOf(version));
      });
    }

    for (const version of SOURCED.filter((some) => atLeast(release(some), [4, 2]))) {
      it(`lack for ${version} what came since 4.9 and later than that`, () => {
        layOut(base, version, {});
        const isLater = ({ name, since }: HelperFunction) =>
          since !== null && atLeast(since, [4, 9]) && !name.startsWith("_");
        const later = HELPERS.filter(isLater);
        const script = `. "$CTDB_BASE/functions"
for f in ${later.map(({ name }) => name).join(" ")}; do case "$(command -v $f)" in "$f") echo "$f";; esac; done`;
        const end = run(base, [shell, ...options], script);
        const had = later.filter((helper) => hasHelper(helper, release(version))).map(({ name }) => name);
        assert.deepEqual([end.stdout.split("\n").filter(Boolean), end.stderr], [had, ""]);
      });
    }

    for (const { title, versions, files = {}, event = "monitor", script, output, status = 0 } of CASES) {
      for (const version of versions) {
        it(`${version}: ${title}`, () => {
          layOut(base, version, files);
          const end = run(base, [shell, ...options], `. "$CTDB_BASE/functions"\n${script}`, event);
          assert.deepEqual([end.stdout, end.stderr, end.status], [lines(...output), "", status]);
        });
      }
    }
  });
}

/** Lays out a CTDB_BASE for the release, with files of the test; executable where they begin with `#!`. */
function layOut(base: string, version: string, files: Readonly<Record<string, string>>): void {
  for (const folder of ["functions.d", "bin", "etc/init.d", "scripts", "helpers", "events.d"]) {
    mkdirSync(join(base, folder), { recursive: true });
  }
  copyFileSync(join(KIT, "functions"), join(base, "functions"));
  for (const { source, name } of filesFor(version)) {
    copyFileSync(join(KIT, source), join(base, "functions.d", name));
  }
  for (const [name, text] of Object.entries({ "etc/os-release": "ID=debian\n", ...files })) {
    const path = join(base, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, text.startsWith("#!") ? 0o755 : 0o644);
  }
}

function run(base: string, [shell = "sh", ...options]: readonly string[], script: string, event = "monitor") {
  const path = join(base, "events.d/50.web");
  writeFileSync(path, `${script}\n`);
  return spawnSync(shell, [...options, path, event], {
    encoding: "utf8",
    env: {
      PATH: `${base}/bin:${process.env.PATH ?? "/usr/bin:/bin"}`,
      CTDB_BASE: base,
      CTDB_SYS_ETCDIR: join(base, "etc"),
      CTDB_SCRIPT_VARDIR: join(base, "scripts"),
      CTDB_HELPER_BINDIR: join(base, "helpers"),
    },
  });
}
