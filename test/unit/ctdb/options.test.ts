import assert from "node:assert/strict";
import { hasOption, OPTIONS, optionNamed, optionsFor, optionsOf } from "../../../src/ctdb/options/options.ts";
import type { ScriptOption } from "../../../src/ctdb/options/scriptOption.ts";
import { compareVersions, type Version } from "../../../src/ctdb/version.ts";

function known(name: string): ScriptOption {
  const option = optionNamed(name);
  assert.ok(option !== null, name);
  return option;
}

const names = (options: readonly ScriptOption[]): readonly string[] => options.map(({ name }) => name);

/** Script, release, the options that it reads. */
const READ: readonly (readonly [string, Version, readonly string[]])[] = [
  ["40.vsftpd", [4, 17], []],
  ["40.vsftpd", [4, 20], ["CTDB_VSFTPD_MONITOR_THRESHOLDS"]],
  ["40.vsftpd", [4, 8], ["CTDB_MANAGES_VSFTPD"]],
  [
    "05.system.script",
    [4, 10],
    [
      "CTDB_DBDIR",
      "CTDB_DBDIR_PERSISTENT",
      "CTDB_DBDIR_STATE",
      "CTDB_MONITOR_FILESYSTEM_USAGE",
      "CTDB_MONITOR_MEMORY_USAGE",
      "CTDB_MONITOR_SWAP_USAGE",
    ],
  ],
  ["50.samba", [4, 17], ["CTDB_SAMBA_CHECK_PORTS", "CTDB_SAMBA_SKIP_SHARE_CHECK", "CTDB_SERVICE_SMB"]],
  ["31.clamd", [4, 24], ["CTDB_CLAMD_SOCKET"]],
];

describe("script options", () => {
  for (const [script, version, options] of READ) {
    it(`${script} of ${version.join(".")} reads ${options.join(", ") || "none"}`, () => {
      assert.deepEqual(names(optionsOf(script, version)).toSorted(), options);
    });
  }

  it("has each name once", () => {
    assert.equal(new Set(names(OPTIONS)).size, OPTIONS.length);
  });

  it("never goes before it came, and says what to use instead only where it is gone", () => {
    for (const { name, since, removed, instead } of OPTIONS) {
      assert.ok(removed === null || compareVersions(since, removed) < 0, name);
      assert.ok(instead === null || removed !== null, name);
    }
  });

  it("replaces an option by one that the release without it has", () => {
    const replaced = OPTIONS.filter(({ replacement }) => replacement !== null);
    assert.deepEqual(names(replaced), ["CTDB_MANAGES_WINDBIND", "CTDB_ETCDIR"]);
    for (const { name, removed, replacement } of replaced) {
      assert.ok(removed !== null && hasOption(known(replacement ?? ""), removed), name);
    }
  });

  it("finds the tunables in the options file of 4.8 under one entry", () => {
    assert.equal(known("CTDB_SET_MonitorInterval").name, "CTDB_SET_*");
    assert.equal(optionNamed("CTDB_SETX"), null);
    assert.equal(optionNamed("CTDB_NO_SUCH_OPTION"), null);
  });

  it("describes every value in whole sentences", () => {
    for (const { name, meaning, type, instead } of OPTIONS) {
      for (const text of [meaning, type.description, instead ?? "."]) {
        assert.match(text, /\.$/, `${name}: ${text}`);
      }
      assert.equal(type.kind === "enum", type.kind === "enum" && type.values.length > 0, name);
    }
  });

  it("gives defaults that are words of the option", () => {
    for (const { name, default: value, type } of OPTIONS) {
      if (value !== null && (type.kind === "yes-no" || type.kind === "enum")) {
        assert.ok(type.values.includes(value), `${name}: ${value}`);
      }
      if (value !== null && type.kind === "integer" && !value.startsWith("(")) {
        assert.match(value, /^\d+$/, name);
      }
    }
  });

  it("offers nothing of the old daemon's options to scripts of today", () => {
    const categories = new Set(optionsFor([4, 24]).map(({ category }) => category));
    assert.ok(!categories.has("daemon option") && !categories.has("former script-option"));
  });
});
