import assert from "node:assert/strict";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { statusText } from "../../src/runner/status/statusText.ts";
import { whyNotIsolated } from "../../src/sandbox/chooseSandbox.ts";
import { applyChange, parseChange } from "../../src/virtualNode/change/change.ts";
import { skipBecause } from "../skipBecause.ts";
import { KIT_DIRECTORY } from "../support/kit.ts";
import { LIFE, live, tell } from "../support/life.ts";
import { makeNodeSite, type NodeSite, type NodeSiteOptions } from "../support/nodeSite.ts";
import { difference, normalise } from "./support/comparison.ts";
import { KNOWN_DIFFERENCES } from "./support/functionsResults.ts";
import { isCtdbInstalled, NOT_INSTALLED, VENDOR_SCRIPTS } from "./support/installedCtdb.ts";
import { outputLines } from "./support/observation.ts";

/** States of the node, by the changes that lead to them, in which helper functions must do the same. */
const STATES: Readonly<Record<string, readonly string[]>> = {
  "as it is made": [],
  "with clients": [
    "connection add 10.0.0.31:445 10.0.0.5:1111",
    "connection add 10.0.0.31:2049 10.0.0.6:2222",
    "connection add 10.0.0.32:445 10.0.0.7:3333",
  ],
  "with a cable out and full disks": ["link eth0 down", "mount / used 96", "memory MemAvailable 1000"],
  "with services that do not start": [
    "service smbd broken",
    "service nfs-server broken",
    "service vsftpd broken",
  ],
};

/** What a site must say before all 18 scripts can run on it. */
const PROFILE = `
options:
  CTDB_CLAMD_SOCKET: /run/clamav/clamd.ctl
sleep: instant
`;

/** Debian's 18 scripts, all enabled, on a virtual node. */
async function debianSite(options: NodeSiteOptions = {}, profile = PROFILE): Promise<NodeSite> {
  const names = readdirSync(VENDOR_SCRIPTS).filter((name) => name.endsWith(".script"));
  assert.equal(names.length, 18);
  const files = Object.fromEntries(
    names.map((name) => [name, { content: readFileSync(join(VENDOR_SCRIPTS, name)) }]),
  );
  const base = { "../../node-profile.yaml": { content: profile, mode: 0o644 } };
  return makeNodeSite("isolated", { ...files, ...base }, { release: "4.17", ...options });
}

/** Skips a suite, with the reason, where Debian's ctdb or the isolated mode cannot be had. */
async function needDebianOnNode(context: Mocha.Context): Promise<void> {
  if (!isCtdbInstalled()) {
    skipBecause(context, NOT_INSTALLED);
  }
  const problem = await whyNotIsolated(KIT_DIRECTORY);
  if (problem !== null) {
    skipBecause(context, problem.message);
  }
}

describe("Debian's 18 event scripts on a virtual node", function () {
  this.timeout(120_000);
  let site: NodeSite;

  before(async function () {
    await needDebianOnNode(this);
  });
  afterEach(() => site?.close());

  const change = async (words: string) =>
    applyChange((await site.node()).directory, parseChange(words.split(" ")));

  for (const mayUseInstalled of [true, false]) {
    it(`live through a node's life with ${mayUseInstalled ? "Debian's" : "our"} helper functions`, async () => {
      site = await debianSite({ mayUseInstalled });
      const reports = await live(site);
      assert.deepEqual(
        reports.map(tell),
        LIFE.map((words) => `${words.join(" ")}: passed`),
      );
      const origins = new Set(reports.map(({ sandbox }) => sandbox.notes[0]?.sentence ?? ""));
      assert.match([...origins].join(), mayUseInstalled ? /\/etc\/ctdb\/functions/ : /extension's own/);
    });
  }

  it("fail monitor when a service is stopped, and pass when it runs again", async () => {
    site = await debianSite();
    await live(site, [["init"], ["setup"], ["startup"]]);
    assert.equal((await site.run("monitor")).outcome, "passed");
    await change("service smbd inactive");
    const stopped = await site.run("monitor");
    assert.equal(stopped.outcome, "failed");
    assert.match(tell(stopped), /50\.samba ERROR .*not listening on TCP port 445/s);
    await change("service smbd active");
    assert.equal((await site.run("monitor")).outcome, "passed");
  });

  it("fail monitor when a cable is out, and pass when it is in again", async () => {
    site = await debianSite();
    await live(site, [["init"], ["setup"], ["startup"]]);
    await change("link eth0 down");
    assert.match(tell(await site.run("monitor")), /10\.interface ERROR .*eth0/s);
    await change("link eth0 up");
    assert.equal((await site.run("monitor")).outcome, "passed");
  });

  it("find in releaseip what takeip added, and end the clients' connections", async () => {
    site = await debianSite();
    await live(site, [["init"], ["setup"], ["startup"], ["takeip", "eth0", "10.0.0.31", "24"]]);
    const taken = await (await site.node()).read();
    assert.ok(taken.addresses.some(({ address }) => address === "10.0.0.31/24"));
    await change("connection add 10.0.0.31:445 10.0.0.5:1111");
    const released = await site.run("releaseip", "eth0", "10.0.0.31", "24");
    assert.match(
      released.scripts.map(({ output }) => output.head?.toString() ?? "").join(""),
      /1\/1 TCP connections/,
    );
    const after = await (await site.node()).read();
    assert.ok(!after.addresses.some(({ address }) => address === "10.0.0.31/24"));
    assert.deepEqual(after.connections, []);
  });
});

describe("our helper functions and Debian's on the same virtual node", function () {
  this.timeout(120_000);
  let sites: NodeSite[] = [];

  before(async function () {
    await needDebianOnNode(this);
  });
  afterEach(async () => {
    await Promise.all(sites.map((site) => site.close()));
    sites = [];
  });

  /** What every event of a life said, without what is known to differ. */
  async function story(mayUseInstalled: boolean, changes: readonly string[]): Promise<string> {
    const site = await debianSite({ mayUseInstalled });
    sites.push(site);
    // All but the helper functions is Debian's for both.
    for (const name of ["nfs-checks.d", "nfs-linux-kernel-callout", "statd-callout"]) {
      cpSync(join("/etc/ctdb", name), join(site.path, "..", "..", name), { recursive: true });
    }
    const { directory } = await site.node();
    for (const words of changes) {
      await applyChange(directory, parseChange(words.split(" ")));
    }
    const told = (await live(site)).map(
      (report) =>
        `## ${report.event}: ${report.summary}\n${normalise(statusText(report))}\n${outputLines(report).join("\n")}\n`,
    );
    const text = told.join("\n").replaceAll(site.path, "/events/legacy");
    return KNOWN_DIFFERENCES.reduce((all, known) => all.replaceAll(known.text, known.asIf), text);
  }

  for (const [state, changes] of Object.entries(STATES)) {
    it(`give the same status, exit status and output: a node ${state}`, async () => {
      const [debian, ours] = await Promise.all([story(true, changes), story(false, changes)]);
      const different = debian === ours ? [] : difference(debian, ours).split("\n");
      assert.deepEqual(
        different.filter((line) => /^[-+#]/.test(line)),
        [],
      );
    });
  }
});
