import assert from "node:assert/strict";
import {
  allowedDuringRecovery,
  argumentsOf,
  EVENTS,
  eventNamed,
  eventsFor,
} from "../../../src/ctdb/events.ts";
import { formatVersion, parseVersion, type Version } from "../../../src/ctdb/version.ts";

function versionOf(text: string): Version {
  const version = parseVersion(text);
  assert.ok(version !== null, text);
  return version;
}

/** Event, arguments, since, removed, allowed during recovery today (or at the end), failure, time-out. */
const OVERVIEW: readonly (readonly [
  string,
  string,
  string | null,
  string | null,
  boolean,
  string,
  string,
])[] = [
  ["init", "", "1.0.114", null, true, "daemon-exits", "failure"],
  ["setup", "", "1.0.114", null, true, "daemon-exits", "failure"],
  ["startup", "", null, null, false, "retried", "failure"],
  ["monitor", "", null, null, false, "unhealthy", "counted"],
  ["startrecovery", "", "1.0.30", null, true, "recovery-fails", "success"],
  ["recovered", "", null, null, false, "recovery-fails", "success"],
  ["startipreallocate", "", "4.21.0", null, true, "takeover-run-fails", "failure"],
  ["releaseip", "interface ip maskbits", null, null, true, "address-checked", "success"],
  ["takeip", "interface ip maskbits", null, null, false, "takeover-run-fails", "success"],
  [
    "updateip",
    "old_interface new_interface ip maskbits",
    "1.0.114",
    null,
    false,
    "takeover-run-fails",
    "failure",
  ],
  ["ipreallocated", "", "1.10", null, true, "takeover-run-fails", "failure"],
  ["shutdown", "", null, null, true, "ignored", "ignored"],
  ["stopped", "", "1.0.87", "2.2", true, "stop-undone", "success"],
  ["status", "", "1.0.106", "4.2", false, "unhealthy", "success"],
  ["reload", "", "1.0.106", "4.2", false, "reported", "failure"],
];

describe("events", () => {
  for (const [name, args, since, removed, recovery, failure, timeout] of OVERVIEW) {
    it(`knows ${name}`, () => {
      const event = eventNamed(name);
      assert.ok(event !== null);
      assert.equal(event.kind, "daemon");
      assert.equal(event.args.map((argument) => argument.name).join(" "), args);
      assert.equal(event.since === null ? null : formatVersion(event.since), since);
      assert.equal(event.removed === null ? null : formatVersion(event.removed), removed);
      assert.equal(event.failureKind, failure);
      assert.equal(event.timeoutKind, timeout);
      const last = { "2.2": "2.1", "4.2": "2.5" }[removed ?? ""] ?? "4.24.0";
      assert.equal(allowedDuringRecovery(name, versionOf(last)), recovery);
    });
  }

  it("keeps the one-line descriptions short", () => {
    for (const { name, when } of EVENTS) {
      assert.ok(when.length <= 100 && !when.endsWith("."), name);
    }
  });

  it("has each name and rank once", () => {
    assert.equal(new Set(EVENTS.map(({ name }) => name)).size, EVENTS.length);
    assert.equal(new Set(EVENTS.map(({ rank }) => rank)).size, EVENTS.length);
  });

  const lists: readonly (readonly [string, string])[] = [
    ["1.0.0", "monitor startup takeip releaseip shutdown recovered"],
    ["1.0.30", "monitor startup takeip releaseip shutdown recovered startrecovery"],
    [
      "1.0.114",
      "monitor startup takeip releaseip shutdown updateip recovered startrecovery init setup stopped status reload",
    ],
    [
      "2.1",
      "monitor startup takeip releaseip ipreallocated shutdown updateip recovered startrecovery init setup stopped status reload",
    ],
    [
      "2.2",
      "monitor startup takeip releaseip ipreallocated shutdown updateip recovered startrecovery init setup status reload",
    ],
    [
      "4.2.0",
      "monitor startup takeip releaseip ipreallocated shutdown updateip recovered startrecovery init setup",
    ],
    [
      "4.20.8",
      "monitor startup takeip releaseip ipreallocated shutdown updateip recovered startrecovery init setup",
    ],
    [
      "4.21.0",
      "monitor startup takeip releaseip ipreallocated shutdown updateip recovered startrecovery startipreallocate init setup",
    ],
  ];
  for (const [release, names] of lists) {
    it(`${release} has ${names}`, () => {
      const daemon = eventsFor(versionOf(release)).filter(({ kind }) => kind === "daemon");
      assert.equal(daemon.map(({ name }) => name).join(" "), names);
    });
  }

  it("lists names for manual use last, and flags them", () => {
    const names = eventsFor(versionOf("4.24.0")).map(({ name }) => name);
    assert.deepEqual(names.slice(-3), ["reconfigure", "updatenatgw", "removenatgw"]);
    for (const name of [
      "reconfigure",
      "updatenatgw",
      "removenatgw",
      "setstatus",
      "service-start",
      "service-stop",
    ]) {
      assert.equal(eventNamed(name)?.kind, "manual");
    }
  });

  it("does not know other names", () => {
    assert.equal(eventNamed("takeover"), null);
    assert.deepEqual(argumentsOf("takeover", versionOf("4.24.0")), []);
  });

  it("gives arguments only where the release has the event", () => {
    assert.equal(argumentsOf("updateip", versionOf("1.0.114")).length, 4);
    assert.deepEqual(argumentsOf("updateip", versionOf("1.0.113")), []);
    assert.equal(argumentsOf("takeip", versionOf("1.0.0")).length, 3);
  });

  it("knows where ctdbd may say __none__", () => {
    const none = EVENTS.flatMap(({ name, args }) =>
      args.filter((a) => a.mayBeNone).map((a) => `${name} ${a.name}`),
    );
    assert.deepEqual(none, ["releaseip interface", "updateip old_interface"]);
  });
});

describe("allowedDuringRecovery", () => {
  const rows: readonly (readonly [string, string])[] = [
    ["1.0.38", "startrecovery shutdown"],
    ["1.0.57", "startrecovery shutdown"],
    ["1.0.64", "startrecovery shutdown releaseip"],
    ["1.0.87", "startrecovery shutdown releaseip stopped"],
    ["1.0.114", "init setup startrecovery shutdown releaseip stopped"],
    ["2.2", "init setup startrecovery shutdown releaseip ipreallocated"],
    ["4.5.0", "init setup startrecovery shutdown releaseip ipreallocated"],
    ["4.8.8", "init setup startrecovery shutdown releaseip ipreallocated"],
    ["4.9.2", "init setup startrecovery shutdown releaseip ipreallocated"],
    ["4.20.8", "init setup startrecovery shutdown releaseip ipreallocated"],
    ["4.21.0", "init setup startrecovery shutdown releaseip ipreallocated startipreallocate"],
    ["4.24.0", "init setup startrecovery shutdown releaseip ipreallocated startipreallocate"],
  ];
  for (const [release, names] of rows) {
    it(`${release}: ${names}`, () => {
      const version = versionOf(release);
      const allowed = eventsFor(version).filter(({ name }) => allowedDuringRecovery(name, version));
      assert.deepEqual(allowed.map(({ name }) => name).sort(), names.split(" ").sort());
    });
  }

  for (const release of ["1.0.37", "4.6.0", "4.7.12", "4.8.7", "4.9.0", "4.9.1"]) {
    it(`${release} refuses nothing`, () => assert.ok(allowedDuringRecovery("takeip", versionOf(release))));
  }
});
