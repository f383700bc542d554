import assert from "node:assert/strict";
import { unlinkSync } from "node:fs";
import type { FullDocumentDiagnosticReport } from "vscode-languageserver/node";
import {
  type EditorOptions,
  type TestEditor,
  uri,
  useEditors,
} from "../../support/languageServer/testEditor.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const SCRIPT = '#!/bin/sh\ncase "$1" in\nmonitor)\n\texit 0\n\t;;\nesac\nexit 0\n';
const RIGHT =
  "script: events/legacy/50.demo.script\ncases:\n  - name: a\n    event: monitor\n    expect: OK\n";

describe("A case file in the language server", () => {
  const site = useTemporaryDirectory();
  const start = useEditors();

  async function open(
    text: string,
    options: EditorOptions = {},
  ): Promise<{ editor: TestEditor; path: string }> {
    const { current } = site;
    const script = current.resolve("work/events/legacy/50.demo.script");
    current.file("work/events/legacy/50.demo.script", SCRIPT);
    assert.ok(script);
    const path = current.file("work/demo.ctdb-test.yaml", text, 0o644);
    const editor = await start({ server: "real", folders: [current.resolve("work")], ...options });
    await editor.open(current.resolve("work/demo.ctdb-test.yaml"), text, "yaml");
    return { editor, path: path ?? current.resolve("work/demo.ctdb-test.yaml") };
  }

  /** What is said of an open file, once something was said. */
  const said = (editor: TestEditor): readonly string[] | undefined =>
    editor.published
      .get(uri(site.current.resolve("work/demo.ctdb-test.yaml")))
      ?.map(({ message }) => String(message));

  it("is checked with the place of what is wrong", async () => {
    const { editor } = await open(RIGHT.replace("monitor", "monitr").replace("expect: OK", "expect: FINE"));
    await editor.until(() => said(editor)?.length === 1);
    const path = site.current.resolve("work/demo.ctdb-test.yaml");
    const [wrong] = editor.published.get(uri(path)) ?? [];
    assert.deepEqual(wrong?.range.start, { line: 4, character: 12 });
    assert.equal(wrong?.source, "ctdb");
  });

  it("is checked again when the script that it names goes and comes", async () => {
    const { editor } = await open(RIGHT);
    await editor.until(() => said(editor)?.length === 0);
    const script = site.current.resolve("work/events/legacy/50.demo.script");
    unlinkSync(script);
    await editor.until(() => said(editor)?.some((sentence) => sentence.includes("50.demo.script")) === true);
    site.current.file("work/events/legacy/50.demo.script", SCRIPT);
    await editor.until(() => said(editor)?.length === 0);
  });

  it("is checked again when a profile changes, also where the editor asks", async () => {
    const { current } = site;
    current.file("work/a.node-profile.yaml", "pnn: no number\n", 0o644);
    const { editor } = await open(`profile: a.node-profile.yaml\n${RIGHT}`, { pull: true });
    const path = current.resolve("work/demo.ctdb-test.yaml");
    const first = (await editor.pull(path)) as FullDocumentDiagnosticReport;
    assert.match(String(first.items[0]?.message), /profile .* is wrong/);
    const { refreshes } = editor;
    current.file("work/a.node-profile.yaml", "pnn: 0\n", 0o644);
    await editor.until(() => editor.refreshes > refreshes);
    assert.deepEqual(((await editor.pull(path)) as FullDocumentDiagnosticReport).items, []);
  });

  it("leaves to a YAML extension what the schema forbids", async () => {
    const text = RIGHT.replace("script: ", "sandbox: nowhere\nscript: ");
    const { editor } = await open(text, { options: { yamlCovered: true }, pull: true });
    const path = site.current.resolve("work/demo.ctdb-test.yaml");
    assert.deepEqual(((await editor.pull(path)) as FullDocumentDiagnosticReport).items, []);
  });

  it("reads nothing outside of a workspace that is not trusted", async () => {
    site.current.file("outside/events/legacy/50.demo.script", SCRIPT);
    site.current.file("outside/secret", "pnn: 0\n", 0o644);
    const text = `profile: ../outside/secret\n${RIGHT.replace("events/", "../outside/events/")}`;
    const { editor } = await open(text, { options: { trusted: false } });
    await editor.until(() => (said(editor)?.length ?? 0) > 0);
    assert.ok(
      said(editor)?.every((sentence) => /outside of the workspace/.test(sentence)),
      said(editor)?.join("\n"),
    );
  });

  it("is checked beside the scripts, too, and is no script there", async () => {
    const { current } = site;
    const { editor } = await open(RIGHT, { pull: true });
    const path = current.resolve("work/events/legacy/50.demo.ctdb-test.yaml");
    const text = "cases:\n  - name: a\n    event: nothing\n    script: 50.demo.script\n";
    current.file("work/events/legacy/50.demo.ctdb-test.yaml", text, 0o644);
    await editor.open(path, text, "yaml");
    const { items } = (await editor.pull(path)) as FullDocumentDiagnosticReport;
    assert.ok(items.length > 0);
    assert.ok(
      items.every(({ code }) => code === undefined),
      JSON.stringify(items),
    );
  });
});
