import assert from "node:assert/strict";
import { chmodSync, rmSync } from "node:fs";
import type { DirectoryState } from "../../../src/protocol/serverMessages.ts";
import { DescribeRequest, DirectoryStateNotification } from "../../../src/server/protocol.ts";
import { type TestEditor, uri, useEditors } from "../../support/languageServer/testEditor.ts";
import { SCRIPT, useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

/** Keeps what the server tells of event directories. */
class Told {
  readonly states: DirectoryState[] = [];
  #heard = Promise.withResolvers<void>();

  constructor({ connection }: TestEditor) {
    connection.onNotification(DirectoryStateNotification, (state) => {
      this.states.push(state);
      this.#heard.resolve();
      this.#heard = Promise.withResolvers();
    });
  }

  async until(isSo: (state: DirectoryState) => boolean): Promise<DirectoryState> {
    for (;;) {
      const last = this.states.at(-1);
      if (last !== undefined && isSo(last)) {
        return last;
      }
      await this.#heard.promise;
    }
  }
}

describe("What CTDB makes of the files of an event directory", () => {
  const site = useTemporaryDirectory();
  const start = useEditors();

  it("is told when the directory is read, and again when that changes", async () => {
    const { current } = site;
    current.file("events/legacy/10.a.script");
    current.file("events/legacy/20.b.script", SCRIPT, 0o644);
    current.file("events/legacy/30.c", SCRIPT);
    current.file("events/legacy/30.c.ctdb-test.yaml", "cases: []\n");
    current.file("events/legacy/40.d.script", "#!/no/such/shell\n");
    current.folder("events/legacy/data");
    const editor = await start({ folders: [current.path], options: { takesDirectoryStates: true } });
    const told = new Told(editor);
    const first = await told.until(({ entries }) => entries !== null);
    assert.deepEqual(
      first.entries?.map(({ name, state, position }) => [name, state, position]),
      [
        ["10.a.script", "enabled", 1],
        ["20.b.script", "disabled", 2],
        ["40.d.script", "enabled", 3],
        ["30.c", "ignored", null],
        ["30.c.ctdb-test.yaml", "ignored", null],
      ],
    );
    assert.deepEqual(
      first.entries?.filter(({ isOther }) => isOther).map(({ name }) => name),
      ["30.c.ctdb-test.yaml"],
      "what is not to be run is not grey",
    );
    assert.match(first.entries?.[3]?.sentence ?? "", /30\.c/);
    assert.match(first.entries?.[2]?.startProblem ?? "", /no\/such\/shell/);

    chmodSync(current.resolve("events/legacy/20.b.script"), 0o755);
    await told.until(({ entries }) => entries?.[1]?.state === "enabled");
    rmSync(current.resolve("events"), { recursive: true });
    const last = await told.until(({ entries }) => entries === null);
    assert.equal(last.directory, current.resolve("events/legacy"));
  });

  it("is told to nobody who did not ask for it", async () => {
    const { current } = site;
    current.file("events/legacy/10.a.script", "#!/bin/sh\nWRONG\n");
    const editor = await start({ folders: [current.path] });
    const told = new Told(editor);
    await editor.until(() => editor.codes(current.resolve("events/legacy/10.a.script"))?.length === 1);
    assert.deepEqual(told.states, []);
  });

  it("is answered for one file, with what it is checked as", async () => {
    const { current } = site;
    current.file("events/legacy/10.a.script");
    current.file("events/legacy/20.b.script", SCRIPT, 0o644);
    const editor = await start({ folders: [current.path] });
    const ask = (name: string) =>
      editor.connection.sendRequest(DescribeRequest, { uri: uri(current.resolve(name)) });
    const described = await ask("events/legacy/20.b.script");
    assert.deepEqual(
      [described?.entry?.state, described?.entry?.position, described?.count],
      ["disabled", 2, 2],
    );
    current.file("ctdb.conf", "");
    assert.equal((await ask("ctdb.conf"))?.entry ?? null, null);
  });

  it("is that nothing is run where the target version does not look", async () => {
    const { current } = site;
    current.file("events/legacy/10.a.script");
    for (const targetVersion of ["1.0.60", "4.5", "4.8"]) {
      const settings = { targetVersion };
      const editor = await start({ folders: [current.path], settings });
      const described = await editor.connection.sendRequest(DescribeRequest, {
        uri: uri(current.resolve("events/legacy/10.a.script")),
      });
      assert.deepEqual([described?.entry?.state, described?.count], ["ignored", 0], targetVersion);
      assert.match(described?.entry?.sentence ?? "", /runs none of the files here/);
    }
  });
});
