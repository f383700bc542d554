import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { outputText } from "../../src/runner/output.ts";
import { whyNotIsolated } from "../../src/sandbox/chooseSandbox.ts";
import { skipBecause } from "../skipBecause.ts";
import { sh } from "../support/eventDirectory.ts";
import { KIT_DIRECTORY } from "../support/kit.ts";
import { makeNodeSite, type NodeSite } from "../support/nodeSite.ts";
import { useTemporaryDirectory } from "../support/temporaryDirectory.ts";

describe("an event directory whose links lead elsewhere", function () {
  this.timeout(30_000);
  const elsewhere = useTemporaryDirectory();
  let site: NodeSite;

  before(async function () {
    const problem = await whyNotIsolated(KIT_DIRECTORY);
    if (problem !== null) skipBecause(this, problem.message);
  });

  afterEach(() => site?.close());

  function write(name: string, text: string, mode: number): string {
    const path = join(elsewhere.current.path, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, mode);
    return path;
  }

  it("has the scripts run that they lead to, again and again, and shows nothing else of that folder", async () => {
    const neighbour = write("checkout/key", "secret", 0o644);
    const script = write("checkout/50.b.script", sh("echo ran", `cat ${neighbour} 2>&1`, "exit 0"), 0o755);
    const link = join(elsewhere.current.path, "installed", "50.b");
    mkdirSync(join(link, ".."));
    symlinkSync(script, link);
    site = await makeNodeSite("isolated", { "10.a.script": sh("true") });
    symlinkSync(script, join(site.path, "50.b.script"));
    symlinkSync(link, join(site.path, "60.c.script"));
    symlinkSync(neighbour, join(site.path, "70.key.script"));
    for (const round of [1, 2]) {
      const { scripts } = await site.run("monitor");
      assert.deepEqual(
        scripts.map(({ status }) => status),
        ["OK", "OK", "OK", "DISABLED"],
        `round ${round}`,
      );
      assert.match(outputText(scripts[1]?.output ?? assert.fail()), /^ran\ncat: .*No such file/);
    }
    const kept = readdirSync(join(site.base, "state"), { recursive: true, encoding: "utf8" });
    assert.deepEqual(
      kept.filter((name) => /checkout|installed/.test(name)),
      [],
      "nothing of it becomes the node's",
    );
  });

  it("has a warning where the helper functions lie out of sight", async () => {
    const functions = write("checkout/functions", "helper() { :; }\n", 0o644);
    site = await makeNodeSite("isolated", { "10.a.script": sh('. "$CTDB_BASE/functions"') });
    symlinkSync(functions, join(site.path, "..", "..", "functions"));
    const { scripts, sandbox } = await site.run("monitor");
    assert.notEqual(scripts[0]?.status, "OK");
    const sentences = sandbox.notes
      .filter(({ level }) => level === "warning")
      .map(({ sentence }) => sentence);
    assert.ok(sentences.some((one) => one.includes(`is a link to ${functions}, which scripts do not see`)));
  });
});
