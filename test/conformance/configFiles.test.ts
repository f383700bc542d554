import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { ensureSambaSource } from "../../scripts/lib/sambaSource.ts";
import { parseConfFile } from "../../src/configFiles/confFile.ts";
import { configFileKind } from "../../src/configFiles/configFileKind.ts";
import { parseNodes } from "../../src/configFiles/nodesFile.ts";
import { parsePublicAddresses } from "../../src/configFiles/publicAddressesFile.ts";
import { parseTunables } from "../../src/configFiles/tunablesFile.ts";
import { conventionFor } from "../../src/ctdb/conventions.ts";
import { NEWEST_VERSION, type Version } from "../../src/ctdb/version.ts";
import { checkConfigFile } from "../../src/rules/configFiles/configRules.ts";
import { skipBecause } from "../skipBecause.ts";
import { useTemporaryDirectory } from "../support/temporaryDirectory.ts";
import { daemonLog, dumpConf, hasCtdbReaders, listNodes, validateConf } from "./support/ctdbReaders.ts";
import { INSTALLED_VERSION, NOT_INSTALLED } from "./support/installedCtdb.ts";

/** Upstream's source: a checkout that was named, or what Debian's package was made of. */
const given = process.env.CTDB_UPSTREAM;
const upstream = given === undefined ? await ensureSambaSource() : { dir: given };

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path) && statSync(path).isFile());
}

/** Errors and warnings in every configuration file below a folder, and how many such files there are. */
function problemsBelow(folder: string, version: Version): { count: number; problems: string[] } {
  const problems: string[] = [];
  let count = 0;
  for (const path of filesBelow(folder)) {
    const siblings = readdirSync(join(path, ".."));
    const kind = configFileKind(path, siblings);
    if (kind !== null) {
      count++;
      const text = readFileSync(path, "utf8");
      for (const { code, severity, remark } of checkConfigFile(path, text, kind, {
        convention: conventionFor(version),
        siblings,
      })) {
        if (severity === "error" || severity === "warning") {
          problems.push(`${path}: ${code}: ${remark.message}`);
        }
      }
    }
  }
  return { count, problems };
}

describe("the rules over the configuration files that come with CTDB", () => {
  it("find nothing in Debian's /etc/ctdb", function () {
    if (!hasCtdbReaders) {
      skipBecause(this, NOT_INSTALLED);
    }
    const { count, problems } = problemsBelow("/etc/ctdb", INSTALLED_VERSION);
    assert.deepEqual(problems, []);
    assert.ok(count >= 9);
  });

  it("find nothing in upstream's", function () {
    if ("skip" in upstream) {
      skipBecause(this, upstream.skip);
    }
    const version = given === undefined ? INSTALLED_VERSION : NEWEST_VERSION;
    // Debian's package leaves the examples out.
    const folders = ["config", "doc/examples"].map((folder) => join(upstream.dir, folder)).filter(existsSync);
    const found = folders.map((folder) => problemsBelow(folder, version));
    assert.deepEqual(
      found.flatMap(({ problems }) => problems),
      [],
    );
    assert.ok(found.some(({ count }) => count >= 5));
  });
});

describe("the readers of configuration files in comparison with CTDB's own", () => {
  const temporary = useTemporaryDirectory();
  const base = () => temporary.current.path;

  before(function () {
    if (!hasCtdbReaders) {
      skipBecause(this, NOT_INSTALLED);
    }
  });

  const CONF_LINES = [
    "[cluster]",
    "[ cluster ]",
    "[Failover] x",
    "[legacy",
    "= x",
    "node address = 10.0.0.1",
    "node address = [fd00::1]",
    "node address = fd00::1 # c",
    "leader timeout = 10abc",
    "leader  timeout = 0x1f ",
    "leader timeout = 08",
    "leader timeout = -1",
    "leader timeout",
    "cluster lock =",
    'cluster lock = "/a  b"',
    "cluster lock = a\\",
    "disabled = Yes",
    "disabled = 1",
    "transport = ib",
    "\t# c",
    "; c \\",
    "",
    "nodes list = /x",
    "[logging]",
    "location = syslog:udp",
    "location = syslog:tcp",
    "location = file:-",
    "location = :syslog:",
    "location = /tmp/log",
    "log level = w",
    "log level = 11",
    "log level = 3x",
    "log level = LOUD",
  ];
  const confs = fc
    .tuple(
      fc.array(fc.constantFrom(...CONF_LINES), { minLength: 1, maxLength: 7 }),
      fc.constantFrom("\n", "\r\n", " \n"),
      fc.boolean(),
    )
    .map(([lines, end, isEnded]) => lines.join(end) + (isEnded ? end : ""));

  it("agree with ctdb-config on what ctdbd starts with and what it sets", function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(confs, (text) => {
        const { settings, syntaxError, problems } = parseConfFile(text, INSTALLED_VERSION);
        const isTaken = !problems.some(({ kind }) => kind === "wrong-value");
        const real = dumpConf(base(), text);
        assert.equal(isTaken, real.isTaken, text);
        if (isTaken && syntaxError === null) {
          const lock = settings.findLast(
            ({ option, isInRelease }) => option?.name === "cluster lock" && isInRelease,
          );
          const found = real.settings.find((line) => line.startsWith("cluster lock"));
          assert.equal(found?.replace(/^cluster lock = /, ""), lock?.entry.value);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("agree with ctdb-config on what is unknown", function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(confs, (text) => {
        const { settings, syntaxError, problems } = parseConfFile(text, INSTALLED_VERSION);
        if (syntaxError !== null) {
          return;
        }
        const kinds = new Set(problems.map(({ kind }) => kind as string));
        const complaints = validateConf(base(), text);
        const says = (what: RegExp) => complaints.some((line) => what.test(line));
        assert.equal(kinds.has("unknown-section"), says(/unknown section \[/), text);
        assert.equal(
          kinds.has("unknown-option") || kinds.has("not-in-release"),
          says(/unknown option/),
          text,
        );
        assert.equal(
          settings.some(({ section }) => section === null),
          says(/unknown section for option/),
          text,
        );
      }),
      { numRuns: 80 },
    );
  });

  it("agree with ctdb listnodes", function () {
    this.timeout(60_000);
    const lines = fc.constantFrom(
      "10.1.0.1",
      " 10.1.0.2\t",
      "#10.1.0.3",
      "  # x y",
      "",
      " ",
      "[fd00::1]",
      "FD00:0::2",
      "::ffff:10.1.0.9",
      "host",
      "10.1.0.4 # x",
      "10.1.0.5/24",
      "010.1.0.5",
    );
    const texts = fc
      .tuple(fc.array(lines, { minLength: 1, maxLength: 5 }), fc.constantFrom("\n", "\r\n"))
      .map(([all, end]) => all.join(end) + end);
    fc.assert(
      fc.property(texts, (text) => {
        const { nodes, problems } = parseNodes(text);
        const ours = nodes
          .filter(({ isDeleted }) => !isDeleted)
          .map(({ pnn, address }) => `|${pnn}|${address}|`);
        const real = listNodes(base(), text);
        assert.equal(real === null, problems.length > 0, text);
        if (real !== null) {
          assert.deepEqual(real, ours);
        }
      }),
      { numRuns: 80 },
    );
  });

  const ADDRESSES: readonly (readonly [line: string, log: RegExp])[] = [
    ["10.9.0.1/24 lo", /Loaded public addresses/],
    ["10.9.0.1/24 lo\r", /Loaded public addresses/],
    ["  # c\n\t[fd00::9]/64 ,lo,, more", /Loaded public addresses/],
    ["10.9.0.1/99 lo", /Loaded public addresses/],
    ["10.9.0.1/24 lo, nosuch", /Loaded public addresses/],
    ["10.9.0.1/24", /No interface specified at line 1/],
    ["10.9.0.1 lo", /Badly formed line 1/],
    ["10.9.0.1/ lo", /Badly formed line 1/],
    ["010.9.0.1/24 lo", /Badly formed line 1/],
    ["10.9.0.1/24 lo\n::ffff:10.9.0.1/32 lo", /Duplicate public IP address/],
  ];
  for (const [text, log] of ADDRESSES) {
    it(`agree with ctdbd on public_addresses with ${JSON.stringify(text)}`, async function () {
      this.timeout(20_000);
      const { problems } = parsePublicAddresses(`${text}\n`);
      const isTaken = problems.every(({ kind }) => kind === "long-prefix" || kind === "carriage-return");
      const real = await daemonLog(base(), { addresses: `${text}\n` });
      assert.match(real, log);
      assert.equal(isTaken, /Loaded public addresses/.test(real));
    });
  }

  it("agree with ctdbd on tunables", async function () {
    this.timeout(20_000);
    const text = [
      "MonitorInterval = 010",
      "Foo = 1",
      "MonitorInterval =",
      "RecoverTimeout",
      "[x]",
      "DeterministicIPs = 1",
      "DBSizeWarn = 9 # x",
      "KeepaliveLimit = 08",
      "EventScriptTimeout = 0x3c",
      "= 3",
      "Bar = 1",
    ].join("\n");
    const real = (await daemonLog(base(), { tunables: text }))
      .split("\n")
      .flatMap(
        (line) =>
          /ctdb_tunable_load_file: (Unknown|Invalid line|Invalid value|Obsolete|Syntax error)/.exec(
            line,
          )?.[1] ?? [],
      );
    const names = {
      unknown: "Unknown",
      "no-value": "Invalid line",
      section: "Invalid line",
      "no-number": "Invalid value",
      obsolete: "Obsolete",
      syntax: "Syntax error",
    };
    const ours = parseTunables(text, INSTALLED_VERSION).problems.map(({ kind }) => names[kind]);
    assert.deepEqual(ours, real);
  });
});
