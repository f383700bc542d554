// What becomes of runs, virtual nodes and the history on a disk that is full: `node fullDisk.ts MODE FOLDER`, where FOLDER
// is a small disk of its own and the event directory lies elsewhere. Prints one object of JSON.
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RunArchive } from "../../../src/extension/history/runArchive.ts";
import { sentenceOf } from "../../../src/sandbox/sandbox.ts";
import type { SandboxChoice } from "../../../src/sandbox/sandboxChoice.ts";
import { changeNode, readTables } from "../../../src/virtualNode/disk/nodeFolder.ts";
import { setSetting } from "../../../src/virtualNode/model/nodeModel.ts";
import { sh } from "../eventDirectory.ts";
import { makeNodeSite } from "../nodeSite.ts";
import { reportOf, scriptOf, startOf } from "../runReports.ts";

const [mode = "stubbed", disk = ""] = process.argv.slice(2);
const script = sh("head -c 3000000 /dev/zero | tr '\\0' x", "systemctl stop smbd", "exit 0");
const site = await makeNodeSite(
  mode as SandboxChoice,
  { "10.a.script": script },
  { stateDirectory: join(disk, "nodes") },
);
process.env.TMPDIR = disk; // from here on: where large outputs go
const logged: string[] = [];
const archive = new RunArchive(join(disk, "runs"), (sentence) => logged.push(sentence));

async function run() {
  const request = { event: "monitor", args: [], timeoutSeconds: 30, trace: false };
  const report = await site.engine.run(request).report;
  const { notes } = report.sandbox;
  return {
    outcome: report.outcome,
    problem: report.problem,
    notes: notes.filter(({ level }) => level === "warning").map(({ sentence }) => sentence),
    output: report.scripts.map(({ output }) => [output.totalBytes, output.spillError]),
  };
}

const saved = (event: string) => {
  const start = startOf("/etc/ctdb/events/legacy", event);
  return archive.save({ start, report: reportOf(start, [scriptOf("50.samba")]) });
};

function fill(): void {
  for (let size = 1 << 20, index = 0; size > 0; size >>= 1) {
    try {
      for (;;) {
        writeFileSync(join(disk, `hog-${index++}`), Buffer.alloc(size), { flag: "wx" });
      }
    } catch {
      // full for this size
    }
  }
}

const first = await run();
const node = await site.node();
await saved("startup");
const before = readTables(node.directory);
fill();
const full = await run();
await saved("monitor");
const change = await changeNode(node.directory, (model) => setSetting(model, "hostname", "other")).then(
  () => "changed",
  (error: unknown) => sentenceOf(error),
);
const after = readTables(node.directory);
const leftovers = readdirSync(disk, { recursive: true })
  .map(String)
  .filter((name) => /\.new\b|\.lock|\.old\b|unfinished/.test(name));
for (const name of readdirSync(disk).filter((one) => one.startsWith("hog-"))) {
  rmSync(join(disk, name));
}
const again = await run();
await saved("ipreallocated");
const kept = (await archive.load(await archive.list())).map(({ start }) => start.event);
const changed = Object.keys(before).filter(
  (table) =>
    JSON.stringify(before[table as keyof typeof before]) !==
    JSON.stringify(after[table as keyof typeof after]),
);
process.stdout.write(
  `${JSON.stringify({ first, full, change, changed, leftovers, logged, again, kept }, null, 1)}\n`,
);
await site.close();
