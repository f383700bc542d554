import assert from "node:assert/strict";
import { chmodSync, readFileSync, renameSync, statSync, symlinkSync, unlinkSync } from "node:fs";
import { type CodeAction, ExecuteCommandRequest, type TextEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { afterRename, seeFile } from "../../../src/server/codeActions/fileFix.ts";
import { type TestEditor, uri, useEditors } from "../../support/languageServer/testEditor.ts";
import { SCRIPT, useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const LINE_1 = { start: { line: 1, character: 6 }, end: { line: 1, character: 6 } };

describe("Code actions of the language server", () => {
  const site = useTemporaryDirectory();
  const start = useEditors();

  /** Opens the one script of a site. */
  async function opened(text: string, mode = 0o755): Promise<{ editor: TestEditor; path: string }> {
    site.current.file("events/legacy/50.a.script", text, mode);
    const path = site.current.resolve("events/legacy/50.a.script");
    const editor = await start({ options: { openRuleCommand: "ctdb.openRule" } });
    await editor.open(path, text.replace(/^\ufeff/, ""));
    return { editor, path };
  }

  it("mend the text, in the version that they were asked for", async () => {
    const text = "#!/bin/sh\necho WRONG\n";
    const { editor, path } = await opened(text);
    const fix = named(await editor.actions(path, LINE_1), "Write RIGHT");
    assert.equal(fix.kind, "quickfix");
    assert.equal(fix.isPreferred, true);
    const [change] = fix.edit?.documentChanges ?? [];
    assert.ok(change !== undefined && "textDocument" in change);
    assert.deepEqual(change.textDocument, { uri: uri(path), version: 1 });
    assert.equal(applied(fix, text), "#!/bin/sh\necho RIGHT\n");
  });

  it("make a script executable on disk", async () => {
    const { editor, path } = await opened(SCRIPT, 0o644);
    await run(editor, named(await editor.actions(path, TOP), "Make it executable"));
    assert.equal(statSync(path).mode & 0o777, 0o755);
    await editor.until(() => editor.codes(path)?.length === 0);
    assert.deepEqual(editor.messages, []);
  });

  it("change what a link leads to, and refuse when it leads elsewhere meanwhile", async () => {
    const { current } = site;
    current.file("share/one", SCRIPT, 0o644);
    current.file("share/two", SCRIPT, 0o644);
    current.link("events/legacy/50.a.script", current.resolve("share/one"));
    const path = current.resolve("events/legacy/50.a.script");
    const editor = await start();
    await editor.open(path, SCRIPT);
    const fix = named(await editor.actions(path, TOP), "Make it executable");
    unlinkSync(path);
    symlinkSync(current.resolve("share/two"), path);
    await run(editor, fix);
    await editor.until(() => editor.messages.length > 0);
    assert.deepEqual(editor.messages, [`${path} is not changed: it leads to another file than before.`]);
    assert.equal(statSync(current.resolve("share/two")).mode & 0o777, 0o644);
    await run(editor, named(await editor.actions(path, TOP), "Make it executable"));
    assert.equal(statSync(current.resolve("share/two")).mode & 0o777, 0o755);
  });

  it("refuse when the mode has changed meanwhile, and when the file is gone", async () => {
    const { editor, path } = await opened(SCRIPT, 0o644);
    const fix = named(await editor.actions(path, TOP), "Make it executable");
    chmodSync(path, 0o600);
    await run(editor, fix);
    await editor.until(() => editor.messages.length > 0);
    assert.match(editor.messages[0] ?? "", /is not changed: its mode has changed meanwhile\.$/);
    assert.equal(statSync(path).mode & 0o777, 0o600);
  });

  it("change no file that the server has not checked, whatever the command says", async () => {
    const { editor, path } = await opened(SCRIPT);
    await editor.until(() => editor.codes(path) !== null);
    site.current.file("precious", SCRIPT, 0o600);
    const file = site.current.resolve("precious");
    const argument = {
      steps: [{ kind: "chmod", file, add: 0o777, remove: 0 }],
      seen: [{ file, realPath: file, mode: 0o600 }],
    };
    const execute = (args: unknown[]) =>
      editor.connection.sendRequest(ExecuteCommandRequest.type, {
        command: "ctdb.applyFileFix",
        arguments: args,
      });
    await execute([argument]);
    await editor.until(() => editor.messages.length > 0);
    assert.match(editor.messages[0] ?? "", /it is no file of an event directory\.$/);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    await assert.rejects(execute([{ steps: "rm" }]), /no fix that the server has offered/);
    await assert.rejects(execute([]), /no fix that the server has offered/);
  });

  it("strip a byte-order mark and carriage returns on disk, in place", async () => {
    const { editor, path } = await opened("\ufeff#!/bin/sh\r\necho a\r\r\n", 0o754);
    const { ino } = statSync(path);
    await run(editor, named(await editor.actions(path, TOP), "Strip the mark"));
    assert.equal(readFileSync(path, "utf8"), "#!/bin/sh\r\necho a\r\r\n");
    await run(editor, named(await editor.actions(path, TOP), "Unix line ends"));
    assert.equal(readFileSync(path, "utf8"), "#!/bin/sh\necho a\r\n");
    assert.equal(statSync(path).mode & 0o777, 0o754);
    assert.equal(statSync(path).ino, ino);
  });

  it("rename a file, never over another", async () => {
    site.current.file("events/legacy/60.b.script");
    site.current.file("events/legacy/a.sh");
    const path = site.current.resolve("events/legacy/a.sh");
    const editor = await start();
    await editor.open(path, SCRIPT);
    const [change] = named(await editor.actions(path, TOP), "Rename it").edit?.documentChanges ?? [];
    assert.deepEqual(change, {
      kind: "rename",
      oldUri: uri(path),
      newUri: uri(site.current.resolve("events/legacy/50.renamed.script")),
      options: { overwrite: false, ignoreIfExists: false },
    });
  });

  it("move a script to where the target version looks for it, never over another", async () => {
    const { current } = site;
    current.file("events.d/50.a");
    const path = current.resolve("events.d/50.a");
    const editor = await start({ server: "real", settings: { targetVersion: "4.20" } });
    await editor.open(path, SCRIPT);
    const fix = named(await editor.actions(path, TOP), "Move it to events/legacy as 50.a.script");
    assert.equal(fix.isPreferred, true);
    assert.equal(fix.command, undefined);
    assert.deepEqual(fix.edit?.documentChanges, [
      {
        kind: "rename",
        oldUri: uri(path),
        newUri: uri(current.resolve("events/legacy/50.a.script")),
        options: { overwrite: false, ignoreIfExists: false },
      },
    ]);
    for (const taken of [() => current.file("events/legacy/50.a.script"), () => dangling()]) {
      taken();
      const titles = (await editor.actions(path, TOP)).map(({ title }) => title);
      assert.deepEqual(
        titles.filter((title) => title.startsWith("Move it")),
        [],
      );
      unlinkSync(current.resolve("events/legacy/50.a.script"));
    }
    function dangling(): void {
      current.link("events/legacy/50.a.script", "nowhere");
    }
  });

  it("make a file executable that the editor has renamed a moment ago", async () => {
    site.current.file("events/legacy/60.b.script");
    site.current.file("events/legacy/a.sh", SCRIPT, 0o644);
    const [path, renamed] = ["a.sh", "50.a.script"].map((name) =>
      site.current.resolve("events/legacy", name),
    );
    assert.ok(path && renamed);
    const seen = await seeFile(path);
    assert.ok(seen);
    const fix = { steps: [{ kind: "chmod", file: path, add: 0o100, remove: 0 } as const], seen: [seen] };
    const editor = await start();
    await editor.open(path, SCRIPT);
    await editor.actions(path, TOP); // the directory is known as it was
    renameSync(path, renamed);
    await editor.connection.sendRequest(ExecuteCommandRequest.type, {
      command: "ctdb.applyFileFix",
      arguments: [afterRename(fix, { kind: "rename", file: path, newName: "50.a.script" })],
    });
    assert.deepEqual(editor.messages, []);
    assert.equal(statSync(renamed).mode & 0o777, 0o744);
  });

  it("change the mode of an event directory itself", async () => {
    const { editor } = await opened(SCRIPT);
    const folder = site.current.resolve("events/legacy");
    chmodSync(folder, 0o757);
    const seen = await seeFile(folder);
    const steps = [{ kind: "chmod", file: folder, add: 0, remove: 0o002 }];
    await editor.connection.sendRequest(ExecuteCommandRequest.type, {
      command: "ctdb.applyFileFix",
      arguments: [{ steps, seen: [seen] }],
    });
    assert.deepEqual(editor.messages, []);
    assert.equal(statSync(folder).mode & 0o777, 0o755);
  });

  it("silence a finding in its line, with its indentation", async () => {
    const text = "#!/bin/sh\n\nif true; then\n\techo WRONG\nfi\n";
    const { editor, path } = await opened(text);
    const at = { line: 3, character: 7 };
    const ignore = named(await editor.actions(path, { start: at, end: at }), "Ignore fake-word on this line");
    assert.equal(
      applied(ignore, text),
      "#!/bin/sh\n\nif true; then\n\t# ctdb-events: ignore=fake-word\n\techo WRONG\nfi\n",
    );
  });

  it("silence one line alone where the comment would be part of the one that a file begins with", async () => {
    const text = "#!/bin/sh\necho WRONG\n";
    const { editor, path } = await opened(text);
    const ignore = named(await editor.actions(path, LINE_1), "Ignore fake-word on this line");
    assert.equal(applied(ignore, text), "#!/bin/sh\n\n# ctdb-events: ignore=fake-word\necho WRONG\n");
  });

  it("silence a line that goes on from the one before behind it", async () => {
    const text = "#!/bin/sh\n\necho a \\\n  WRONG\n";
    const { editor, path } = await opened(text);
    const at = { line: 3, character: 3 };
    const ignore = named(await editor.actions(path, { start: at, end: at }), "Ignore fake-word on this line");
    assert.equal(applied(ignore, text), "#!/bin/sh\n\necho a \\\n  WRONG # ctdb-events: ignore=fake-word\n");
  });

  it("silence a rule in the whole file, below the first line", async () => {
    const text = "#!/bin/sh\necho WRONG\n";
    const { editor, path } = await opened(text);
    const ignore = named(await editor.actions(path, LINE_1), "Ignore fake-word in this file");
    assert.equal(applied(ignore, text), "#!/bin/sh\n# ctdb-events: ignore=fake-word\necho WRONG\n");
  });

  it("are only those of the kind that is asked for", async () => {
    const { editor, path } = await opened("#!/bin/sh\necho WRONG\n");
    assert.deepEqual(await editor.actions(path, LINE_1, ["refactor"]), []);
    assert.ok((await editor.actions(path, LINE_1, ["quickfix"])).length > 0);
    assert.deepEqual(await editor.actions(path, TOP, ["quickfix"]), []);
  });
});

function named(actions: readonly CodeAction[], title: string): CodeAction {
  const found = actions.find((action) => action.title === title);
  assert.ok(found, `${title} is not among ${actions.map((action) => action.title).join(", ")}`);
  return found;
}

function applied({ edit }: CodeAction, text: string): string {
  const [change] = edit?.documentChanges ?? [];
  assert.ok(change !== undefined && "textDocument" in change);
  return TextDocument.applyEdits(TextDocument.create("", "", 1, text), change.edits as TextEdit[]);
}

async function run({ connection }: TestEditor, { command }: CodeAction): Promise<void> {
  assert.ok(command);
  await connection.sendRequest(ExecuteCommandRequest.type, {
    command: command.command,
    arguments: command.arguments ?? [],
  });
}
