import assert from "node:assert/strict";
import { chmodSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { useEditors } from "../../support/languageServer/testEditor.ts";
import { SCRIPT, useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const WRONG = "#!/bin/sh\necho WRONG\n";

describe("Diagnostics that are sent unasked", () => {
  const site = useTemporaryDirectory();
  const start = useEditors();

  it("tell of every file of every event directory below the workspace, none of them open", async () => {
    const { current } = site;
    current.file("one/events/legacy/50.a.script", SCRIPT, 0o644);
    current.file("one/events/legacy/60.b.script");
    current.file("two/events.d/10.c", WRONG);
    current.file("src/events/other.sh", WRONG);
    const editor = await start({ folders: [current.path] });
    await editor.until(() => editor.published.size === 2);
    assert.deepEqual(editor.codes(current.resolve("one/events/legacy/50.a.script")), ["fake-mode"]);
    assert.deepEqual(editor.codes(current.resolve("two/events.d/10.c")), ["fake-word"]);
  });

  it("follow a mode that changes, a file that comes, is renamed and goes", async () => {
    const { current } = site;
    current.file("events/legacy/50.a.script");
    current.file("events/legacy/60.b.script", WRONG);
    const a = current.resolve("events/legacy/50.a.script");
    const editor = await start({ folders: [current.path] });
    await editor.until(() => editor.published.size === 1);

    chmodSync(a, 0o644);
    await editor.until(() => editor.codes(a)?.[0] === "fake-mode");
    chmodSync(a, 0o755);
    await editor.until(() => editor.codes(a)?.length === 0);

    const fresh = current.resolve("events/legacy/70.c.script");
    writeFileSync(fresh, WRONG, { mode: 0o755 });
    await editor.until(() => editor.codes(fresh)?.includes("fake-word") === true);

    const renamed = current.resolve("events/legacy/80.c.script");
    renameSync(fresh, renamed);
    await editor.until(() => editor.codes(fresh)?.length === 0 && editor.codes(renamed)?.length === 1);

    rmSync(renamed);
    await editor.until(() => editor.codes(renamed)?.length === 0);
  });

  it("are taken back when the whole directory goes", async () => {
    const { current } = site;
    current.file("events/legacy/50.a.script", WRONG);
    const a = current.resolve("events/legacy/50.a.script");
    const editor = await start({ folders: [current.path] });
    await editor.until(() => editor.codes(a)?.length === 1);
    rmSync(current.resolve("events"), { recursive: true });
    await editor.until(() => editor.codes(a)?.length === 0);
  });

  it("come back with the directory, and follow it again", async () => {
    const { current } = site;
    current.file("events/legacy/50.a.script", WRONG);
    const a = current.resolve("events/legacy/50.a.script");
    const editor = await start({ folders: [current.path] });
    await editor.until(() => editor.codes(a)?.length === 1);
    renameSync(current.resolve("events"), current.resolve("elsewhere"));
    await editor.until(() => editor.codes(a)?.length === 0);
    renameSync(current.resolve("elsewhere"), current.resolve("events"));
    await editor.until(() => editor.codes(a)?.length === 1);
    chmodSync(a, 0o644);
    await editor.until(() => editor.codes(a)?.length === 2);
  });

  it("follow a directory that another takes the place of", async () => {
    const { current } = site;
    current.file("events/legacy/50.a.script", WRONG);
    const a = current.resolve("events/legacy/50.a.script");
    const editor = await start({ folders: [current.path] });
    await editor.until(() => editor.codes(a)?.length === 1);
    rmSync(current.resolve("events"), { recursive: true });
    current.file("events/legacy/50.a.script", SCRIPT, 0o644);
    await editor.until(() => editor.codes(a)?.[0] === "fake-mode");
    chmodSync(a, 0o755);
    await editor.until(() => editor.codes(a)?.length === 0);
  });

  it("follow the mode of what a link leads to, wherever that is", async () => {
    const { current } = site;
    current.file("share/50.a.script");
    current.link("site/events/legacy/50.a.script", current.resolve("share/50.a.script"));
    current.file("site/events/legacy/60.b.script", WRONG);
    const a = current.resolve("site/events/legacy/50.a.script");
    const editor = await start({ folders: [current.resolve("site")] });
    await editor.until(() => editor.published.size === 1);
    chmodSync(current.resolve("share/50.a.script"), 0o644);
    await editor.until(() => editor.codes(a)?.[0] === "fake-mode");
  });

  it("follow what is typed, with the version that they are of", async () => {
    const { current } = site;
    current.file("events/legacy/50.a.script");
    const a = current.resolve("events/legacy/50.a.script");
    const editor = await start();
    await editor.open(a, SCRIPT);
    await editor.until(() => editor.codes(a)?.length === 0);
    const at = { line: 1, character: 0 };
    await editor.change(a, 2, { start: at, end: at }, "echo 𝒲 WRONG\n");
    await editor.until(() => editor.codes(a)?.length === 1);
    const [found] = [...editor.published.values()][0] ?? [];
    assert.deepEqual(found?.range, { start: { line: 1, character: 8 }, end: { line: 1, character: 13 } });
    assert.equal(found?.source, "ctdb");
  });

  it("go back to what is on disk when a file is closed unsaved", async () => {
    const { current } = site;
    current.file("events/legacy/50.a.script");
    const a = current.resolve("events/legacy/50.a.script");
    const editor = await start({ folders: [current.path] });
    await editor.open(a, WRONG);
    await editor.until(() => editor.codes(a)?.length === 1);
    await editor.close(a);
    await editor.until(() => editor.codes(a)?.length === 0);
  });

  it("are of no file outside of event directories", async () => {
    const { current } = site;
    current.file("bin/50.tool", WRONG);
    current.file("events/legacy/50.a.script", WRONG);
    const editor = await start();
    await editor.open(current.resolve("bin/50.tool"), WRONG);
    await editor.open(current.resolve("events/legacy/50.a.script"), WRONG);
    await editor.until(() => editor.published.size > 0);
    assert.equal(editor.codes(current.resolve("bin/50.tool")), null);
  });

  it("say of a file that is too large that it is not checked", async () => {
    const { current } = site;
    current.file("events/legacy/50.a.script", `#!/bin/sh\n${"# WRONG\n".repeat(300_000)}`);
    const editor = await start({ folders: [current.path] });
    await editor.until(() => editor.published.size === 1);
    const [found, ...others] = [...editor.published.values()][0] ?? [];
    assert.equal(others.length, 0);
    assert.equal(found?.message, "This file has 2.3 MiB, and files of more than 2 MiB are not checked.");
  });
});
