import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { moveComments } from "../../../src/server/shellcheck/moveComments.ts";
import { shellcheckDialect } from "../../../src/server/shellcheck/runShellcheck.ts";
import { readComments } from "../../../src/server/shellcheck/shellcheckComment.ts";
import { withoutDuplicates } from "../../../src/server/shellcheck/shellcheckDiagnostic.ts";
import { ShellcheckQueue } from "../../../src/server/shellcheck/shellcheckQueue.ts";
import { skipBecause } from "../../skipBecause.ts";
import { type TestEditor, useEditors } from "../../support/languageServer/testEditor.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const TEXT = `#!/bin/sh\n\n. "\${CTDB_BASE}/functions"\necho $2\n`;
const FUNCTIONS = "#!/bin/sh\nloadconfig () { :; }\n";

describe("ShellCheck in the language server", () => {
  const site = useTemporaryDirectory();
  const start = useEditors();

  describe("where it is installed", () => {
    before(function () {
      if (spawnSync("shellcheck", ["--version"]).error !== undefined) {
        skipBecause(this, "ShellCheck is not installed");
      }
    });

    async function opened(
      options: Record<string, unknown> = {},
      program?: string,
      text = TEXT,
    ): Promise<TestEditor> {
      site.current.file("functions", FUNCTIONS, 0o644);
      site.current.file("events/legacy/50.a.script", text);
      const shellcheck = { enabled: "auto", ...(program === undefined ? {} : { path: program }) };
      const editor = await start({ options, settings: { shellcheck } });
      await editor.open(path(), text);
      return editor;
    }
    const path = (): string => site.current.resolve("events/legacy/50.a.script");

    it("says what it finds after our own findings, and follows functions of CTDB_BASE", async () => {
      const editor = await opened();
      await editor.until(() => editor.codes(path())?.includes("SC2086") === true);
      assert.deepEqual(editor.codes(path()), ["SC2086"]);
      const [found] = [...editor.published.values()].flat();
      assert.equal(found?.source, "shellcheck");
      assert.deepEqual(found?.range, { start: { line: 3, character: 5 }, end: { line: 3, character: 7 } });
      assert.equal(found?.codeDescription?.href, "https://www.shellcheck.net/wiki/SC2086");
    });

    it("leaves out what it cannot know of variables that functions reads and sets", async () => {
      const text = `#!/bin/sh
. "\${CTDB_BASE}/functions"
service_name="web"
servce_name="web"
ctdb_setup_state_dir "service" "web"
touch "$script_state_dir/x" "$scrip_state_dir/y"
`;
      const found = async (of: string, code: string): Promise<number[]> => {
        const editor = await opened({}, undefined, of);
        await editor.until(() => editor.codes(path())?.includes("SC2154") === true);
        const all = [...editor.published.values()].flat();
        return all.filter((one) => one.code === code).map(({ range }) => range.start.line);
      };
      assert.deepEqual([await found(text, "SC2034"), await found(text, "SC2154")], [[3], [5]]);
      const alone = text.replace(/^\. .*$/m, ":");
      assert.deepEqual(
        [await found(alone, "SC2034"), await found(alone, "SC2154")],
        [
          [2, 3],
          [5, 5],
        ],
      );
    });

    it("offers its fix and its comments", async () => {
      const editor = await opened();
      await editor.until(() => editor.codes(path())?.length === 1);
      const at = { line: 3, character: 6 };
      const actions = await editor.actions(path(), { start: at, end: at });
      assert.deepEqual(
        actions.map(({ title }) => title),
        ["Apply ShellCheck's fix for SC2086", "Ignore SC2086 on this line", "Ignore SC2086 in this file"],
      );
      const [change] = actions[0]?.edit?.documentChanges ?? [];
      assert.ok(change !== undefined && "edits" in change);
      assert.deepEqual(
        change.edits.map((edit) => "newText" in edit && edit.newText),
        ['"', '"'],
      );
    });

    it("is not run where another extension runs it, nor where the workspace is not trusted", async () => {
      for (const options of [{ shellcheckCovered: true }, { trusted: false }]) {
        site.current.file("sc", `#!/bin/sh\ntouch "${site.current.resolve("ran")}"\n`);
        const editor = await opened(options, site.current.resolve("sc"));
        await editor.until(() => editor.codes(path()) !== null);
        assert.equal(await editor.stop(), 0);
        assert.throws(() => readFileSync(site.current.resolve("ran")), { code: "ENOENT" });
      }
    });
  });

  it("is told in the log where it is missing, without a message", async () => {
    site.current.file("events/legacy/50.a.script", TEXT);
    const path = site.current.resolve("events/legacy/50.a.script");
    const editor = await start({ settings: { shellcheck: { path: "/nowhere/shellcheck" } } });
    await editor.open(path, TEXT);
    await editor.until(() => editor.logged.length > 0);
    assert.deepEqual(editor.logged, [
      "There is no program /nowhere/shellcheck that can be run. Its comments are left out.",
    ]);
    assert.deepEqual(editor.messages, []);
    assert.deepEqual(editor.codes(path), []);
  });

  it("that fails is told in the log", async () => {
    const { current } = site;
    current.file("events/legacy/50.a.script", TEXT);
    current.file("sc", "#!/bin/sh\necho broken >&2\nexit 3\n");
    const editor = await start({ settings: { shellcheck: { path: current.resolve("sc") } } });
    await editor.open(current.resolve("events/legacy/50.a.script"), TEXT);
    await editor.until(() => editor.logged.length > 0);
    assert.match(editor.logged[0] ?? "", /ShellCheck ended with status 3: broken/);
  });

  it("reads scripts by their first line", () => {
    assert.equal(shellcheckDialect("#!/bin/sh\n"), "sh");
    assert.equal(shellcheckDialect("#!/usr/bin/env bash\n"), "bash");
    assert.equal(shellcheckDialect("#!/usr/bin/python3\n"), null);
    assert.equal(shellcheckDialect("echo\n"), "sh");
  });

  it("counts columns in characters, the protocol in UTF-16", () => {
    const comments = [
      {
        file: "-",
        line: 1,
        endLine: 1,
        column: 7,
        endColumn: 9,
        level: "info",
        code: 2086,
        message: "m",
        fix: null,
      },
      {
        file: "other",
        line: 1,
        endLine: 1,
        column: 1,
        endColumn: 1,
        level: "info",
        code: 1,
        message: "m",
        fix: null,
      },
    ];
    const read = readComments(JSON.stringify({ comments }), "echo 𝒲$2\n");
    assert.deepEqual(
      read.map(({ range }) => range),
      [{ start: 7, end: 9 }],
    );
    const backwards = { line: 1, endLine: 1, column: 7, endColumn: 3 };
    const odd = { ...comments[0], ...backwards, fix: { replacements: [{ ...backwards, replacement: "x" }] } };
    const [only] = readComments(JSON.stringify({ comments: [odd] }), "echo 𝒲$2\n");
    assert.deepEqual([only?.range, only?.edits], [{ start: 7, end: 7 }, null]);
    assert.throws(() => readComments("no", ""), /wrote no JSON/);
    assert.throws(() => readComments("{}", ""), /no list of comments/);
  });

  it("keeps its comments beside what is typed until it has read the text again", () => {
    const at = (start: number, end: number) => ({
      range: { start, end },
      level: "info" as const,
      code: 2086,
      message: "",
      edits: null,
    });
    const moved = moveComments([at(0, 2), at(4, 6), at(8, 10)], "aa bb cc dd", "aa bXXb cc dd");
    assert.deepEqual(
      moved.map(({ range }) => range),
      [
        { start: 0, end: 2 },
        { start: 10, end: 12 },
      ],
    );
  });

  it("is silent where we have said the same", () => {
    const comment = (code: number, start: number) => ({
      range: { start, end: start + 1 },
      level: "warning" as const,
      code,
      message: "",
      edits: null,
    });
    const ours = {
      file: "/a",
      code: "bashism-in-sh",
      severity: "error",
      range: { start: 10, end: 12 },
      message: "",
      fixes: [],
    } as const;
    const text = "#!/bin/sh\n[[ a ]]\n[[ b ]]\n";
    const left = withoutDuplicates([comment(3010, 11), comment(3010, 18), comment(2086, 11)], [ours], text);
    assert.deepEqual(
      left.map(({ code, range }) => [code, range.start]),
      [
        [3010, 18],
        [2086, 11],
      ],
    );
  });

  it("runs one at a time, and ends what a newer text has overtaken", async () => {
    const queue = new ShellcheckQueue();
    const seen: string[] = [];
    const done = Promise.withResolvers<void>();
    const task =
      (name: string, wait: boolean) =>
      async (signal: AbortSignal): Promise<void> => {
        seen.push(`${name} begins`);
        if (wait) {
          await new Promise((resolve) => signal.addEventListener("abort", resolve));
        }
        seen.push(`${name} ${signal.aborted ? "is ended" : "ends"}`);
        if (name === "b") {
          done.resolve();
        }
      };
    queue.put("/a", task("a1", true));
    queue.put("/b", task("b", false));
    queue.put("/a", task("a2", false));
    await done.promise;
    await new Promise(setImmediate);
    assert.deepEqual(seen, ["a1 begins", "a1 is ended", "b begins", "b ends", "a2 begins", "a2 ends"]);
  });
});
