import assert from "node:assert/strict";
import { lstatSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { outputText } from "../../src/runner/output.ts";
import type { RunReport } from "../../src/runner/report.ts";
import { sh } from "../support/eventDirectory.ts";
import { makeNodeSite, type NodeSite } from "../support/nodeSite.ts";

const outputOf = (report: RunReport) => report.scripts.map(({ output }) => outputText(output)).join("");
const warnings = (report: RunReport) =>
  report.sandbox.notes.filter(({ level }) => level === "warning").map(({ sentence }) => sentence);

describe("what scripts leave on a virtual node in isolated mode", function () {
  this.timeout(60_000);
  let site: NodeSite;
  afterEach(() => site?.close());

  /** A script that does one thing in `startup` and looks at it in `monitor`. */
  const leave = async (startup: readonly string[], monitor: readonly string[]) => {
    site = await makeNodeSite("isolated", {
      "10.a.script": sh('if [ "$1" = startup ]; then', ...startup, "else", ...monitor, "fi", "exit 0"),
    });
    return site.run("startup");
  };

  it("is there for the next event, as it was left", async () => {
    await leave(
      [
        "mkdir -p /var/lib/mine /tmp/thing",
        "echo one >/var/lib/mine/state; chmod 640 /var/lib/mine/state",
        "ln -s state /var/lib/mine/link",
        "mkdir /var/names; printf 'x' >\"$(printf '/var/names/na\\377me')\"",
        "echo kept >/etc/ctdb/mine",
      ],
      [
        "cat /var/lib/mine/link /etc/ctdb/mine",
        "stat -c '%a %F' /var/lib/mine/state /var/lib/mine/link /tmp/thing",
        "ls /var/names | od -c | head -1",
      ],
    );
    const report = await site.run("monitor");
    assert.match(
      outputOf(report),
      /^one\nkept\n640 regular file\n777 symbolic link\n755 directory\n0000000 +n +a +377 +m +e/,
    );
    assert.deepEqual(warnings(report), []);
  });

  it("changes its kind, mode and time as it did on the node", async () => {
    await leave(
      ["mkdir /tmp/a; echo x >/tmp/b; ln -s b /tmp/c; echo d >/tmp/d; echo e >/tmp/e"],
      [
        "stat -c '%n %F %a' /tmp/a /tmp/b /tmp/c /tmp/d",
        "stat -c %Y /tmp/e",
        "rmdir /tmp/a; echo file >/tmp/a; rm /tmp/b; mkdir /tmp/b; rm /tmp/c; mkdir /tmp/c; chmod 755 /tmp/d",
        "touch -d @1000000000 /tmp/e",
      ],
    );
    await site.run("monitor");
    const second = outputOf(await site.run("monitor"));
    assert.match(
      second,
      /a regular file 644\n.*b directory 755\n.*c directory 755\n.*d regular file 755\n1000000000\n/,
    );
  });

  it("is told where it cannot be kept, and the run is not lost for it", async () => {
    const report = await leave(
      [
        "mkfifo /tmp/fifo",
        `mkdir /var/names; touch "/var/names/$(head -c 250 /dev/zero | tr '\\0' a)"`,
        "truncate -s 900G /tmp/0sparse",
        "echo small >/tmp/small",
      ],
      ["cat /tmp/small; ls /var/names | cut -c1-9"],
    );
    assert.equal(report.outcome, "passed");
    assert.deepEqual(warnings(report), [
      "Not kept in the virtual node: /tmp/fifo (it is no plain file, folder or link).",
      "Not kept in the virtual node: /tmp/0sparse (more than 32 MiB).",
    ]);
    assert.equal(outputOf(await site.run("monitor")), "small\naaaaaaaaa\n");
  });

  it("never has the runner follow a link that stands in the place of a table", async () => {
    await leave(
      ["exit 0"],
      ["rm -f /run/ctdb-events/node/calls; ln -s /etc/hostname /run/ctdb-events/node/calls"],
    );
    const { directory } = await site.node();
    const victim = join(site.base, "victim");
    writeFileSync(victim, "as it was");
    await site.run("monitor");
    assert.ok(lstatSync(join(directory, "calls")).isFile());
    // Nor one that an older version may have kept.
    unlinkSync(join(directory, "calls"));
    symlinkSync(victim, join(directory, "calls"));
    await site.run("startup");
    assert.equal(lstatSync(victim).size, "as it was".length);
  });

  it("goes when a file changes that the node is made from, and the next report says so", async () => {
    await leave(["echo kept >/tmp/mine"], ["cat /tmp/mine", "exit 0"]);
    writeFileSync(join(site.base, "config", "nodes"), "10.7.0.1\n10.7.0.2\n");
    const report = await site.run("monitor");
    assert.match(outputOf(report), /mine: No such file/);
    const told = report.sandbox.notes.map(({ sentence }) => sentence);
    assert.ok(told.includes("The virtual node was made anew since nodes is new."), told.join("\n"));
    const next = await site.run("monitor");
    assert.ok(!next.sandbox.notes.some(({ sentence }) => /made anew/.test(sentence)));
  });

  it("does not reach the stubbed mode, where it would run on this machine", async () => {
    await leave(["rm -f /etc/ctdb/functions; echo 'echo TAKEN OVER' >/etc/ctdb/functions"], ["exit 0"]);
    await site.engine.close();
    const { nodeOptions } = site;
    const stubbed = await makeNodeSite(
      "stubbed",
      {},
      {
        directory: site.path,
        stateDirectory: nodeOptions.stateDirectory,
      },
    );
    writeFileSync(join(site.path, "10.a.script"), sh('. "$CTDB_BASE/functions"', "echo mine"));
    const report = await stubbed.run("monitor");
    await stubbed.close();
    assert.equal(outputOf(report), "mine\n");
  });

  it("has no way to the user's keys", async () => {
    // add_key, then keyctl(KEYCTL_DESCRIBE) of the session keyring: it must be a new and empty one.
    const report = await leave(
      [
        `perl -e 'my $d = "\\0" x 200; my $n = syscall(${process.arch === "x64" ? 250 : 219}, 6, -3, $d, 200); ` +
          `print $n < 0 ? "none\\n" : substr($d, 0, $n - 1) . "\\n"'`,
      ],
      ["exit 0"],
    );
    assert.match(outputOf(report), /^(?:none|keyring;\d+;\d+;[0-9a-f]+;_ses)\n$/);
  });
});
