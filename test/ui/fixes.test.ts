import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SiteFile } from "../support/checkSite.ts";
import { Editor } from "./editor.ts";
import { FIX_ALL, FIXES } from "./fixSite.ts";
import { type Problem, Problems } from "./problems.ts";
import { until } from "./until.ts";
import { Workbench } from "./workbench.ts";
import { writeSite } from "./writeSite.ts";

const SCRIPTS = "ctdb/events/legacy";

describe("fixes by keyboard", () => {
  let workbench: Workbench;
  let editor: Editor;
  let problems: Problems;

  before(async function () {
    this.timeout(90_000);
    const files: Record<string, SiteFile> = { [`${SCRIPTS}/${FIX_ALL.name}`]: FIX_ALL.before };
    for (const { name, file } of FIXES) files[`${SCRIPTS}/${name}`] = file;
    workbench = await Workbench.start({
      prepare: (folder) => writeSite(folder, files),
      theme: "dark",
      settings: {
        "files.autoSave": "off",
        "ctdb.shellcheck.enabled": "off",
        "workbench.panel.opensMaximized": "always",
        "editor.codeActionsOnSave": { "source.fixAll.ctdb": "explicit" },
      },
    });
    editor = new Editor(workbench);
    problems = new Problems(workbench);
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") await workbench.screenshot("fixes-test-failed");
  });

  after(async () => {
    await workbench?.stop();
  });

  function onDisk(name: string): string {
    return join(workbench.folder, SCRIPTS, name);
  }

  function text(name: string): string {
    return existsSync(onDisk(name)) ? readFileSync(onDisk(name), "utf8") : "";
  }

  function modeOf(name: string): number | null {
    return existsSync(onDisk(name)) ? statSync(onDisk(name)).mode & 0o777 : null;
  }

  function lines(found: readonly Problem[]): string[] {
    return found.map(({ code, file }) => `${code} ${file.replace(`${SCRIPTS}/`, "")}`).sort();
  }

  it("finds the mistakes, and nothing else", async () => {
    await problems.open();
    const expected = FIXES.map(({ code, name }) => `${code} ${name}`);
    expected.push(`bashism-in-sh ${FIX_ALL.name}`, `bashism-in-sh ${FIX_ALL.name}`);
    const found = await problems.read((all) => all.length >= expected.length, 40_000);
    assert.deepEqual(lines(found), expected.sort());
    await workbench.screenshot("fixes-problems-dark");
    await workbench.runCommand("View: Hide Panel");
  });

  for (const { code, name, title, newName = name, text: after, mode = 0o755 } of FIXES) {
    it(`${title}: mends ${code}, on disk too`, async () => {
      await editor.open(name);
      await editor.firstProblem();
      await editor.openActions(title);
      await workbench.screenshot(`fixes-${code}-dark`);
      const isMended = await editor.takeAction(title, async () => {
        await editor.save();
        return text(newName) === after && modeOf(newName) === mode;
      });
      await workbench.page.keyboard.press("Escape"); // closes what F8 has opened
      assert.ok(isMended, `it is ${JSON.stringify(text(newName))} with mode ${modeOf(newName)?.toString(8)}`);
      assert.equal(existsSync(onDisk(name)), name === newName);
    });
  }

  it("has mended all of them in Problems, and “fix all” on save mends the rest", async () => {
    await problems.open();
    const rest = [`bashism-in-sh ${FIX_ALL.name}`, `bashism-in-sh ${FIX_ALL.name}`];
    assert.deepEqual(lines(await problems.read((all) => all.length <= rest.length)), rest);
    await editor.open(FIX_ALL.name);
    await workbench.page.keyboard.type("#");
    await workbench.page.keyboard.press("Backspace");
    const isMended = await until(async () => {
      await editor.save();
      return text(FIX_ALL.name) === FIX_ALL.after;
    });
    assert.ok(isMended, text(FIX_ALL.name));
    assert.deepEqual(lines(await problems.read((all) => all.length === 0)), []);
  });
});
