import assert from "node:assert/strict";
import { mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RunMemory } from "../../../../src/extension/run/runMemory.ts";
import { TreeMemory } from "../../../../src/extension/tree/treeMemory.ts";
import { WorkspaceMemory } from "../../../../src/extension/workspace/workspaceMemory.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

describe("the memory of a workspace", () => {
  const site = useTemporaryDirectory();
  let logged: string[];
  let folder: string;

  beforeEach(() => {
    logged = [];
    folder = join(site.current.path, "storage", "memory");
  });

  function openWindow(): WorkspaceMemory {
    return new WorkspaceMemory(folder, (line) => logged.push(line));
  }

  it("has no consent any more that was taken back in another window, whatever is remembered after that", async () => {
    const [first, second] = [openWindow(), openWindow()];
    await first.update("ctdb.hostConsent", true);
    assert.equal(second.get("ctdb.hostConsent"), true);
    await second.update("ctdb.hostConsent", undefined);
    await first.update("ctdb.lastRun", { event: "monitor" });
    for (const window of [first, second, openWindow()]) {
      assert.equal(window.get("ctdb.hostConsent"), undefined);
    }
  });

  it("loses nothing that two windows remember at the same time", async () => {
    const place = { directory: "/etc/ctdb/events/legacy", event: "takeip" };
    const windows = [openWindow(), openWindow()];
    await Promise.all(
      Array.from({ length: 40 }, async (_, number) => {
        const window = windows[number % 2] ?? openWindow();
        const name = Buffer.from(`${number}.x.script`);
        await Promise.all([
          new RunMemory(window).rememberArguments({ ...place, script: String(name) }, [`eth${number}`]),
          new TreeMemory(window).addLink(place.directory, name, `/target/${number}`),
          new TreeMemory(window).addDirectory(`/event/directory/${number}`),
        ]);
      }),
    );
    const window = openWindow();
    for (let number = 0; number < 40; number++) {
      const known = new RunMemory(window).argumentsOf({ ...place, script: `${number}.x.script` });
      assert.deepEqual(known, [`eth${number}`]);
    }
    assert.equal(new TreeMemory(window).linksOf(place.directory).length, 40);
    assert.equal(new TreeMemory(window).directories.length, 40);
    assert.deepEqual(logged, []);
  });

  it("is this user's only, and has nothing of a window that was killed while it wrote", async () => {
    const memory = openWindow();
    await memory.update("ctdb.eventCounts", {});
    writeFileSync(join(folder, "ctdb.eventCounts.json.4194305.new"), "{");
    await memory.update("ctdb.eventCounts", { monitor: 1 });
    assert.deepEqual(readdirSync(folder), ["ctdb.eventCounts.json"]);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    assert.equal(statSync(join(folder, "ctdb.eventCounts.json")).mode & 0o777, 0o600);
  });

  it("says where something cannot be read or kept, and goes on", async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "ctdb.lastRun.json"), "{");
    mkdirSync(join(folder, "ctdb.hostConsent.json"));
    const memory = openWindow();
    assert.equal(memory.get("ctdb.lastRun"), undefined);
    await memory.update("ctdb.hostConsent", true);
    assert.notEqual(memory.get("ctdb.hostConsent"), true);
    assert.match(logged[0] ?? "", /^What was remembered in .*ctdb\.lastRun\.json could not be read: /);
    assert.match(logged[1] ?? "", /^What was to be remembered could not be kept in .*: EISDIR/);
    await assert.rejects(memory.update("ctdb.hostConsent", undefined));
    assert.deepEqual(readdirSync(folder), ["ctdb.hostConsent.json", "ctdb.lastRun.json"]);
  });

  it("knows nothing where nobody may look, and says so", () => {
    mkdirSync(join(folder, ".."), { recursive: true });
    symlinkSync(folder, folder);
    assert.equal(openWindow().get("ctdb.hostConsent"), undefined);
    assert.match(logged[0] ?? "", /^What was remembered in .* could not be read: ELOOP/);
  });
});
