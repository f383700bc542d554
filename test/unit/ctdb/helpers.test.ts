import assert from "node:assert/strict";
import type { HelperFunction } from "../../../src/ctdb/helpers/helperFunction.ts";
import {
  HELPER_PROGRAMS,
  hasHelperProgram,
  helperProgramNamed,
} from "../../../src/ctdb/helpers/helperPrograms.ts";
import {
  callOf,
  HELPERS,
  hasHelper,
  helperNamed,
  helpersFor,
  needsOf,
} from "../../../src/ctdb/helpers/helpers.ts";
import { compareVersions, formatVersion, parseVersion, type Version } from "../../../src/ctdb/version.ts";

function versionOf(text: string): Version {
  const version = parseVersion(text);
  assert.ok(version !== null, text);
  return version;
}

function known(name: string): HelperFunction {
  const helper = helperNamed(name);
  assert.ok(helper !== null, name);
  return helper;
}

/** Helper, first release, first release without it: from the history of `config/functions`. */
const LIFETIMES: readonly (readonly [string, string | null, string | null])[] = [
  ["die", "2.0", null],
  ["load_script_options", "4.9", null],
  ["loadconfig", null, "4.9"],
  ["failcount_incr", "4.20", null],
  ["get_public_ifaces", "4.21", null],
  ["ctdb_counter_exists", "4.22", null],
  ["ip_addr_add", "4.25", null],
  ["is_ctdb_managed_service", "1.0.106", "4.9"],
  ["ctdb_check_command", "1.0.6", "4.7"],
  ["ctdb_service_check_reconfigure", "1.11", "4.6"],
  ["ctdb_check_counter", "1.11", "4.5"],
  ["iptables_wrapper", "4.2", null],
  ["ip6tables", "4.2", "4.2.2"],
  ["iptables", "1.10", "4.2.2"],
  ["nfs_update_lock_info", "4.2.2", "4.3"],
  ["update_my_public_ip_addresses", "4.20.7", null],
];

/** Helper, release, fewest and most arguments that make sense. */
const CALLS: readonly (readonly [string, string, number, number | null])[] = [
  ["kill_tcp_connections", "2.1", 1, 1],
  ["kill_tcp_connections", "4.4", 1, 2],
  ["kill_tcp_connections", "4.5", 2, 3],
  ["kill_tcp_connections_local_only", "4.4", 1, 1],
  ["kill_tcp_connections_local_only", "4.5", 2, 2],
  ["update_tickles", "4.20.6", 1, 1],
  ["update_tickles", "4.20.7", 0, 1],
  ["ctdb_check_tcp_ports", "1.0.105", 0, null],
  ["ctdb_check_tcp_ports", "4.24", 1, null],
  ["ctdb_check_directories", "2.1", 0, 1],
  ["ctdb_check_directories", "2.2", 0, 0],
  ["die", "4.24", 1, 2],
  ["failcount_incr", "4.24", 1, 3],
  ["ctdb_setup_state_dir", "4.24", 2, 2],
  ["ctdb_counter_incr", "4.24", 0, 1],
  ["nfs_callout", "4.24", 1, null],
];

describe("helper functions", () => {
  for (const [name, since, removed] of LIFETIMES) {
    it(`${name} is there from ${since ?? "the first release"} to before ${removed ?? "no release"}`, () => {
      const helper = known(name);
      assert.deepEqual(helper.since, since === null ? null : versionOf(since));
      assert.deepEqual(helper.removed, removed === null ? null : versionOf(removed));
    });
  }

  for (const [name, release, fewest, most] of CALLS) {
    it(`${name} takes ${fewest} to ${most ?? "any number of"} arguments in ${release}`, () => {
      const call = callOf(known(name), versionOf(release));
      assert.deepEqual([call.fewest, call.most], [fewest, most]);
    });
  }

  it("has each name once", () => {
    assert.equal(new Set(HELPERS.map(({ name }) => name)).size, HELPERS.length);
  });

  it("never goes before it came, and what was in no release is in no list", () => {
    for (const { name, since, removed } of HELPERS) {
      assert.ok(since === null || removed === null || compareVersions(since, removed) <= 0, name);
    }
    for (const name of ["nfs_check_service", "nfs_check_rpc_action"]) {
      assert.equal(hasHelper(known(name), versionOf("4.3")), false);
      assert.equal(hasHelper(known(name), versionOf("4.2")), false);
    }
  });

  it("says what to use instead of each helper that is gone, and only of those", () => {
    for (const { name, removed, instead } of HELPERS) {
      assert.equal(instead !== null, removed !== null, name);
    }
  });

  it("replaces a helper by one that the release without it has, with as many arguments", () => {
    const replaced = HELPERS.filter(({ replacement }) => replacement !== null);
    assert.deepEqual(
      replaced.map(({ name }) => name),
      ["ctdb_service_stop"],
    );
    for (const { name, removed, replacement, fewest, most } of replaced) {
      const other = known(replacement ?? "");
      assert.ok(removed !== null && hasHelper(other, removed), name);
      assert.deepEqual([callOf(other, removed).fewest, callOf(other, removed).most], [fewest, most]);
    }
  });

  it("names only helpers of the release in what to use instead", () => {
    for (const { name, removed, instead } of HELPERS) {
      for (const [, word = ""] of (instead ?? "").matchAll(/`([a-z_]+)(?: [^`]*)?`/g)) {
        const other = helperNamed(word);
        // `failcount_incr` is named with its release.
        if (removed !== null && other !== null && word !== "failcount_incr") {
          // What went in 4.4 or before may have had no successor for a release or two.
          const from = compareVersions(removed, [4, 5]) < 0 ? versionOf("4.5") : removed;
          assert.ok(hasHelper(other, from), `${name}: ${word} in ${formatVersion(from)}`);
        }
      }
    }
  });

  it("tells each in one sentence of at most 120 characters, and the rest in whole sentences", () => {
    for (const { name, summary, details, returns } of HELPERS) {
      assert.ok(summary.length <= 120 && summary.endsWith("."), `${name}: ${summary}`);
      assert.match(details, /\.$/, name);
      assert.match(returns, /\.$/, name);
    }
  });

  it("has argument counts that fit the arguments", () => {
    for (const helper of HELPERS) {
      for (const form of [helper, ...helper.earlier]) {
        const needed = form.parameters.filter(({ isOptional }) => !isOptional).length;
        assert.equal(form.fewest, needed, helper.name);
        assert.ok(form.most === null || form.most >= form.parameters.length, helper.name);
      }
      const befores = helper.earlier.map(({ before }) => before);
      assert.deepEqual(befores, befores.toSorted(compareVersions), helper.name);
    }
  });

  it("may end the script exactly where it says when", () => {
    assert.equal(known("die").exits, "always");
    assert.equal(known("failcount_incr").exits, "result");
    assert.equal(known("ctdb_counter_incr").exits, "misuse");
    assert.equal(known("interface_monitor").mayExit, false);
    for (const { name, exits, mayExit } of HELPERS) {
      assert.equal(mayExit, exits !== null, name);
    }
  });

  it("needs a state directory only where one can be set up", () => {
    const set = known("ctdb_service_set_reconfigure");
    assert.deepEqual(needsOf(set, versionOf("4.17")), ["state-dir"]);
    assert.deepEqual(needsOf(set, versionOf("4.8")), []);
    for (const helper of helpersFor(versionOf("4.8"))) {
      assert.ok(!needsOf(helper, versionOf("4.8")).includes("state-dir"), helper.name);
    }
  });

  it("hangs in init where it asks ctdbd, which resetting connections did before 4.5", () => {
    assert.ok(needsOf(known("ctdb_get_pnn"), versionOf("4.17")).includes("ctdb-tool"));
    assert.ok(!needsOf(known("ctdb_check_tcp_ports"), versionOf("4.17")).includes("ctdb-tool"));
    assert.ok(needsOf(known("kill_tcp_connections"), versionOf("4.4")).includes("ctdb-tool"));
    assert.ok(!needsOf(known("kill_tcp_connections"), versionOf("4.5")).includes("ctdb-tool"));
  });

  it("knows names that are commands too, so that a call of them is never unknown", () => {
    assert.deepEqual(
      HELPERS.filter(({ isCommandToo }) => isCommandToo).map(({ name }) => name),
      ["mktemp", "service", "iptables", "ip6tables"],
    );
  });

  it("keeps programs and helpers apart", () => {
    for (const { name } of HELPER_PROGRAMS) {
      assert.equal(helperNamed(name), null, name);
    }
    const killtcp = helperProgramNamed("ctdb_killtcp");
    assert.ok(killtcp !== null && hasHelperProgram(killtcp, versionOf("4.5")));
    assert.equal(hasHelperProgram(killtcp, versionOf("4.4")), false);
    assert.equal(helperProgramNamed("ctdb_check_args"), null);
  });
});
