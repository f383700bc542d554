import assert from "node:assert/strict";
import {
  CompletionRequest,
  CompletionResolveRequest,
  type Diagnostic,
  HoverRequest,
} from "vscode-languageserver/node";
import { readBundle } from "../../../scripts/lib/textBundles.ts";
import { type TestEditor, uri, useEditors } from "../../support/languageServer/testEditor.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const SCRIPT = `#!/bin/sh
. "\${CTDB_BASE}/functions"
case "$1" in
monitr)
	die "no" 1
	;;
esac
exit 0
`;

/** What an editor shows of the script. */
interface Shown {
  readonly message: string;
  readonly fixes: readonly string[];
  readonly hover: string;
  readonly detail: string;
  readonly documentation: string;
}

describe("The language of the language server", () => {
  const site = useTemporaryDirectory();
  const start = useEditors();

  async function shown(options: Record<string, unknown>): Promise<Shown> {
    site.current.file("events/legacy/50.a.script", SCRIPT, 0o755);
    const path = site.current.resolve("events/legacy/50.a.script");
    const editor = await start({ server: "real", folders: [site.current.path], pull: true, options });
    await editor.open(path, SCRIPT);
    const misspelt = await diagnostic(editor, path, "unknown-event");
    const actions = await editor.actions(path, misspelt.range);
    const textDocument = { uri: uri(path) };
    const die = { line: 4, character: 2 };
    const hover = await editor.connection.sendRequest(HoverRequest.type, { textDocument, position: die });
    const found = await editor.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: 3, character: 2 },
    });
    const items = Array.isArray(found) ? found : (found?.items ?? []);
    const monitor = items.find(({ label }) => label === "monitor");
    assert.ok(monitor);
    const whole = await editor.connection.sendRequest(CompletionResolveRequest.type, monitor);
    return {
      message: String(misspelt.message),
      fixes: actions.map(({ title }) => title),
      hover: markdown(hover?.contents),
      detail: whole.detail ?? "",
      documentation: markdown(whole.documentation),
    };
  }

  it("is German where the editor gives the German texts", async () => {
    const { message, fixes, hover, detail, documentation } = await shown({ texts: readBundle("de") });
    assert.equal(
      message,
      "CTDB hat kein Ereignis `monitr`, daher läuft dieser Teil nie. Ist `monitor` gemeint?",
    );
    assert.ok(fixes.includes("In `monitor` ändern"), fixes.join());
    assert.ok(fixes.includes("unknown-event in dieser Zeile ignorieren"), fixes.join());
    assert.match(hover, /Hilfsfunktion, Protokoll und Fehler/);
    assert.match(hover, /Gibt eine Meldung auf der Standardfehlerausgabe aus und beendet das Skript\./);
    assert.match(detail, /^Alle 15 Sekunden auf einem laufenden Knoten/);
    assert.match(documentation, /Ein Fehlschlag: Der Knoten wird UNHEALTHY/);
  });

  it("is English where it gives none", async () => {
    const { message, fixes, hover, detail, documentation } = await shown({});
    assert.match(message, /^CTDB has no event `monitr`, so this part is never run\./);
    assert.ok(fixes.includes("Change to `monitor`"), fixes.join());
    assert.match(hover, /Prints a message to standard error and ends the script\./);
    assert.match(detail, /^Every 15 seconds on a running node/);
    assert.match(documentation, /A failure: The node becomes UNHEALTHY/);
  });
});

async function diagnostic(editor: TestEditor, path: string, code: string): Promise<Diagnostic> {
  const report = await editor.pull(path);
  const found = report.kind === "full" ? report.items.find((item) => item.code === code) : undefined;
  assert.ok(found, JSON.stringify(report));
  return found;
}

function markdown(contents: unknown): string {
  const isMarkup = typeof contents === "object" && contents !== null && "value" in contents;
  return isMarkup ? String(contents.value) : "";
}
