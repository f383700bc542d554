import assert from "node:assert/strict";
import { DidChangeConfigurationNotification } from "vscode-languageserver/node";
import { readServerSettings } from "../../../src/server/settings/serverSettings.ts";
import { useEditors } from "../../support/languageServer/testEditor.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

describe("Settings of the language server", () => {
  const site = useTemporaryDirectory();
  const start = useEditors();

  function wrong(): string {
    site.current.file("events/legacy/50.a.script", "#!/bin/sh\necho WRONG\n");
    return site.current.resolve("events/legacy/50.a.script");
  }

  it("are those that the editor gives at the start, and those that it sends later", async () => {
    const path = wrong();
    const editor = await start({
      folders: [site.current.path],
      settings: { rules: { "fake-word": "error" } },
    });
    await editor.until(() => editor.codes(path)?.length === 1);
    assert.equal([...editor.published.values()][0]?.[0]?.severity, 1);
    await editor.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { ctdb: { rules: { "fake-word": "off" } } },
    });
    await editor.until(() => editor.codes(path)?.length === 0);
  });

  it("are asked for where the editor can be asked, and again when they change", async () => {
    const path = wrong();
    let rules = { "fake-word": "hint" };
    const editor = await start({ folders: [site.current.path], settings: () => ({ rules }) });
    await editor.until(() => editor.codes(path)?.length === 1);
    assert.equal([...editor.published.values()][0]?.[0]?.severity, 4);
    rules = { "fake-word": "off" };
    await editor.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await editor.until(() => editor.codes(path)?.length === 0);
  });

  it("that are wrong are told once, in words, and the rest holds", async () => {
    const path = wrong();
    site.current.file("events.d/50.b", "#!/bin/sh\necho ctdb\n");
    const settings = { targetVersion: "new", rules: { "fake-word": "error" } };
    const editor = await start({ folders: [site.current.path], settings: () => settings });
    await editor.until(() => editor.codes(path)?.length === 1 && editor.messages.length > 0);
    assert.deepEqual(editor.messages, [
      'The setting ctdb.targetVersion is "new", but it must be a release such as 4.17 or 4.20.7, or empty for the newest.',
    ]);
  });

  it("that exclude each other are told, and the directory is read by its layout", async () => {
    const path = wrong();
    const settings = { convention: "classic", targetVersion: "4.20" };
    const editor = await start({ folders: [site.current.path], settings });
    await editor.until(() => editor.messages.length > 0);
    assert.match(
      editor.messages[0] ?? "",
      /^CTDB 4\.20 follows the component convention, not classic\. Change ctdb\.targetVersion/,
    );
    await editor.until(() => editor.codes(path) !== null);
  });

  const PROBLEMS: readonly [unknown, RegExp][] = [
    [{ convention: 3 }, /ctdb\.convention is 3, but it must be auto, classic/],
    [{ targetVersion: 4.2 }, /ctdb\.targetVersion is 4\.2, but/],
    [{ rules: [] }, /ctdb\.rules is \[\], but it must be an object/],
    [{ rules: { "monitor-slow": "no" } }, /ctdb\.rules: monitor-slow is "no", but it must be error, warning/],
    [{ rules: { "Not a rule": "off" } }, /ctdb\.rules is "Not a rule", but it must be the code/],
    [{ shellcheck: { enabled: true } }, /ctdb\.shellcheck\.enabled is true, but it must be auto, on or off/],
    [
      { shellcheck: { path: "./sc" } },
      /ctdb\.shellcheck\.path is "\.\/sc", but it must be the absolute path/,
    ],
  ];
  for (const [section, problem] of PROBLEMS) {
    it(`${JSON.stringify(section)} is told to be wrong`, () => {
      const { problems } = readServerSettings(section);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? "", problem);
    });
  }

  it("may have dots in their names, as the pages write them", () => {
    const { settings, problems } = readServerSettings({
      "shellcheck.enabled": "off",
      "shellcheck.path": "/opt/sc",
    });
    assert.deepEqual(problems, []);
    assert.deepEqual([settings.shellcheck, settings.shellcheckPath], ["off", "/opt/sc"]);
  });

  it("may all be left out", () => {
    for (const nothing of [undefined, null, {}, "text", { rules: null, shellcheck: {} }]) {
      const { settings, problems } = readServerSettings(nothing);
      assert.deepEqual(problems, []);
      assert.equal(settings.shellcheckPath, "shellcheck");
      assert.equal(settings.generation, null);
    }
  });
});
