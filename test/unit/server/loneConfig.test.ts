import assert from "node:assert/strict";
import type { FullDocumentDiagnosticReport } from "vscode-languageserver/node";
import { useEditors } from "../../support/languageServer/testEditor.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const WRONG = "[cluster]\n\tno such option = 1\n";

describe("A configuration file without an event directory near it", () => {
  const site = useTemporaryDirectory();
  const start = useEditors();

  it("is checked while it is open", async () => {
    const { current } = site;
    current.file("ctdb.conf", WRONG, 0o644);
    const path = current.resolve("ctdb.conf");
    const editor = await start({ server: "real", folders: [current.path] });
    await editor.open(path, WRONG, "ctdb-conf");
    await editor.until(() => editor.codes(path)?.includes("conf-unknown-option") === true);
    const end = { line: 1, character: 0 };
    await editor.change(path, 2, { start: end, end: { line: 2, character: 0 } }, "");
    await editor.until(() => editor.codes(path)?.length === 0);
    await editor.close(path);
  });

  it("is checked where the editor asks", async () => {
    const { current } = site;
    const path = current.resolve("ctdb.conf");
    const editor = await start({ server: "real", folders: [current.path], pull: true });
    await editor.open(path, WRONG, "ctdb-conf");
    const report = (await editor.pull(path)) as FullDocumentDiagnosticReport;
    assert.deepEqual(
      report.items.map(({ code }) => code),
      ["conf-unknown-option"],
    );
  });

  it("is left alone where other programs use its name, too", async () => {
    const { current } = site;
    const path = current.resolve("nodes");
    const editor = await start({ server: "real", folders: [current.path], pull: true });
    await editor.open(path, "not an address\n", "plaintext");
    const report = (await editor.pull(path)) as FullDocumentDiagnosticReport;
    assert.deepEqual(report.items, []);
  });
});
