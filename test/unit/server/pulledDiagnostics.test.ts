import assert from "node:assert/strict";
import { chmodSync, rmSync } from "node:fs";
import {
  CancellationTokenSource,
  type WorkspaceDiagnosticReportPartialResult,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver/node";
import { type TestEditor, uri, useEditors } from "../../support/languageServer/testEditor.ts";
import { SCRIPT, useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const WRONG = "#!/bin/sh\necho WRONG\n";

describe("Diagnostics that are asked for", () => {
  const site = useTemporaryDirectory();
  const start = useEditors();

  it("are told once, and unchanged afterwards", async () => {
    const { current } = site;
    current.file("events/legacy/50.a.script", WRONG);
    const a = current.resolve("events/legacy/50.a.script");
    const editor = await start({ pull: true });
    await editor.open(a, WRONG);
    const first = await editor.pull(a);
    assert.ok(first.kind === "full");
    assert.deepEqual(
      first.items.map(({ code }) => code),
      ["fake-word"],
    );
    const second = await editor.pull(a, first.resultId);
    assert.deepEqual(second, { kind: "unchanged", resultId: first.resultId });
  });

  it("are empty for a file that is in no event directory", async () => {
    const editor = await start({ pull: true });
    const path = site.current.resolve("tool.sh");
    await editor.open(path, WRONG);
    assert.deepEqual(await editor.pull(path), { kind: "full", items: [] });
  });

  it("have the editor ask again when a mode changes on disk", async () => {
    const { current } = site;
    current.file("events/legacy/50.a.script");
    const a = current.resolve("events/legacy/50.a.script");
    const editor = await start({ pull: true });
    await editor.open(a, SCRIPT);
    await editor.pull(a);
    chmodSync(a, 0o644);
    let codes: unknown[] = [];
    for (let seen = 0; codes[0] !== "fake-mode"; seen++) {
      await editor.until(() => editor.refreshes > seen);
      const answer = await editor.pull(a);
      codes = answer.kind === "full" ? answer.items.map(({ code }) => code) : [];
    }
  });

  it("follow in all files that are not open while the one request stays open", async () => {
    const { current } = site;
    current.file("events/legacy/50.a.script", WRONG);
    current.file("events/legacy/60.b.script");
    const [a, b] = ["50.a.script", "60.b.script"].map((name) => current.resolve("events/legacy", name)) as [
      string,
      string,
    ];
    const editor = await start({ pull: true, folders: [current.path] });
    const stream = new Stream(editor);
    await stream.until((codes) => codes(a)?.[0] === "fake-word" && codes(b)?.length === 0);
    chmodSync(b, 0o644);
    await stream.until((codes) => codes(b)?.[0] === "fake-mode");
    rmSync(a);
    await stream.until((codes) => codes(a)?.length === 0);
    stream.cancel.cancel();
    await assert.rejects(stream.answer, /cancelled/);
    assert.equal(await editor.stop(), 0);
  });

  it("follow a file that is open but shown no more, for which the editor has asked once and never asks again", async () => {
    const { current } = site;
    current.file("events/legacy/50.a.script");
    const a = current.resolve("events/legacy/50.a.script");
    // What ShellCheck says has the server look at everything, which it is not to need.
    const settings = { shellcheck: { enabled: "off" } };
    const editor = await start({ pull: true, folders: [current.path], settings });
    const stream = new Stream(editor);
    await stream.until((codes) => codes(a)?.length === 0);
    await editor.open(a, WRONG);
    await editor.pull(a);
    await stream.until((codes) => codes(a)?.[0] === "fake-word");
    const word = { start: { line: 1, character: 5 }, end: { line: 1, character: 10 } };
    await editor.change(a, 2, word, "right");
    await stream.until((codes) => codes(a)?.length === 0);
  });

  it("come at once where the editor takes no partial results, and then only when something changes", async () => {
    const { current } = site;
    current.file("events/legacy/50.a.script", WRONG);
    const a = current.resolve("events/legacy/50.a.script");
    const editor = await start({ pull: true, folders: [current.path] });
    const ask = (previous: { uri: string; value: string }[]) =>
      editor.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: previous });
    const [first] = (await ask([])).items;
    assert.ok(first?.kind === "full");
    const second = ask([{ uri: uri(a), value: first.resultId ?? "" }]);
    chmodSync(a, 0o644);
    const [changed] = (await second).items;
    assert.ok(changed?.kind === "full");
    assert.deepEqual(
      changed.items.map(({ code }) => code),
      ["fake-mode", "fake-word"],
    );
  });

  it("are sent for files that are not open to an editor that asks for open ones alone", async () => {
    const { current } = site;
    current.file("events/legacy/50.a.script", WRONG);
    current.file("events/legacy/60.b.script", WRONG);
    const [a, b] = ["50.a.script", "60.b.script"].map((name) => current.resolve("events/legacy", name)) as [
      string,
      string,
    ];
    const editor = await start({ pull: true });
    await editor.open(a, WRONG);
    await editor.pull(a);
    await editor.until(() => editor.codes(b)?.length === 1);
    assert.equal(editor.codes(a), null);
  });

  it("are given up when the request is cancelled", async () => {
    const { current } = site;
    current.file("events/legacy/50.a.script", WRONG);
    const editor = await start({ pull: true });
    const cancel = new CancellationTokenSource();
    cancel.cancel();
    const answer = editor.connection.sendRequest(
      "textDocument/diagnostic",
      { textDocument: { uri: uri(current.resolve("events/legacy/50.a.script")) } },
      cancel.token,
    );
    await assert.rejects(answer, /cancelled/);
  });
});

/** An open request for the whole workspace. */
class Stream {
  readonly cancel = new CancellationTokenSource();
  readonly answer: Promise<unknown>;
  readonly #editor: TestEditor;
  readonly #codes = new Map<string, readonly unknown[]>();
  #heard = Promise.withResolvers<void>();

  constructor(editor: TestEditor) {
    this.#editor = editor;
    const type = WorkspaceDiagnosticRequest.partialResult;
    editor.connection.onProgress(type, "stream", ({ items }: WorkspaceDiagnosticReportPartialResult) => {
      for (const item of items) {
        this.#take(item);
      }
      this.#heard.resolve();
      this.#heard = Promise.withResolvers<void>();
    });
    const params = { previousResultIds: [], partialResultToken: "stream" };
    this.answer = this.#editor.connection.sendRequest(
      WorkspaceDiagnosticRequest.type,
      params,
      this.cancel.token,
    );
    this.answer.catch(() => {}); // the test looks at it
  }

  async until(
    condition: (codes: (path: string) => readonly unknown[] | undefined) => boolean,
  ): Promise<void> {
    while (!condition((path) => this.#codes.get(uri(path)))) {
      await this.#heard.promise;
    }
  }

  #take(item: WorkspaceDocumentDiagnosticReport): void {
    if (item.kind === "full") {
      this.#codes.set(
        item.uri,
        item.items.map(({ code }) => code),
      );
    }
  }
}
