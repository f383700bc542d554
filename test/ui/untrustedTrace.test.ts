import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { artifacts } from "../../scripts/lib/paths.ts";
import { skipBecause } from "../skipBecause.ts";
import { hasStrace, ProgramTrace, type TracedCall } from "../support/faults/programTrace.ts";
import { writeHostilePrograms } from "../support/hostile/hostilePrograms.ts";
import { writeHostileWorkspace } from "../support/hostile/hostileWorkspace.ts";
import { Workbench } from "./workbench.ts";

/** Files that a developer looks at, with how many lines of each are asked about. */
const LOOKED_AT: Readonly<Record<string, number>> = {
  "10.sources.script": 17,
  "20.plain.script": 3,
  "10.own.script": 13,
  "own/functions": 1,
  "own/ctdb.conf": 2,
  "own/script.options": 2,
  "own/nodes": 1,
  "own/public_addresses": 1,
  "own/nfs-checks.d/10.own.check": 1,
  "named.ctdb-test.yaml": 6,
  "own.ctdb-test.yaml": 3,
  "own/node-profile.yaml": 3,
  "own/ctdb-sequence.yaml": 3,
  "01.own.001.sh": 2,
};

/** It takes minutes, as every call of VS Code is looked at; what it found is held by `test/host/untrusted/`. */
const isAsked = process.env.CTDB_FAULT_TRACE !== undefined;

for (const what of isAsked ? ["a window that is not trusted"] : [])
  describe(`${what}, under strace`, function () {
    this.timeout(600_000);
    let workbench: Workbench;
    let outside: string;
    let trace: ProgramTrace;

    before(async function () {
      if (!hasStrace()) {
        skipBecause(this, "strace is not there");
      }
      outside = realpathSync(await mkdtemp(join(tmpdir(), "ctdb-events-outside-")));
      trace = new ProgramTrace();
      const { execPath } = process;
      process.execPath = trace.node;
      process.env.UV_USE_IO_URING = "0"; // strace sees no file that is opened by io_uring
      try {
        workbench = await Workbench.start({
          trusted: false,
          settings: { "editor.hover.delay": 50 },
          prepare: (folder) => {
            writeHostileWorkspace(folder, outside);
            writeHostilePrograms(folder, join(outside, "was-run"));
          },
        });
      } finally {
        process.execPath = execPath;
      }
    });

    after(async () => {
      trace?.remove();
      await rm(outside, { recursive: true, force: true });
    });

    /** Opens a file and asks for everything that an editor shows of its lines. */
    async function lookAt(name: string, lines: number): Promise<void> {
      const { page } = workbench;
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+p");
      await page.locator(".quick-input-widget input").first().fill(name);
      const short = name.slice(name.lastIndexOf("/") + 1);
      await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: short }).first().waitFor();
      await page.keyboard.press("Enter");
      await page.locator(".editor-group-container .tab.active", { hasText: short }).first().waitFor();
      for (let line = 0; line < lines; line++) {
        await page.keyboard.press("Home");
        for (const key of ["Control+k Control+i", "Escape", "F12", "Escape", "Control+.", "Escape"]) {
          for (const one of key.split(" ")) await page.keyboard.press(one);
          await page.waitForTimeout(120);
        }
        await page.keyboard.press("End");
        await page.keyboard.press("Control+Space");
        await page.waitForTimeout(120);
        await page.keyboard.press("Escape");
        await page.keyboard.press("ArrowDown");
      }
    }

    it("executes nothing of the workspace, and opens nothing outside of it, whatever is asked of it", async () => {
      const told = join(outside, "was-run");
      const { folder, page } = workbench;
      const base = join(workbench.data, "..");
      for (const [name, lines] of Object.entries(LOOKED_AT)) {
        await lookAt(name, lines);
      }
      const { contributes } = JSON.parse(readFileSync("package.json", "utf8"));
      const titles: Record<string, string> = JSON.parse(readFileSync("package.nls.json", "utf8"));
      const text = (coded: string) => titles[coded.replace(/^%(.*)%$/, "$1")] ?? coded;
      const asked: string[] = [];
      await workbench.openFile("10.own.script");
      const commands: readonly { command: string; title: string; category?: string }[] = contributes.commands;
      for (const { title, category } of commands) {
        const label = category === undefined ? text(title) : `${text(category)}: ${text(title)}`;
        const labels = await workbench.findCommands(label, (found) => found.includes(label), 500);
        if (labels.includes(label)) {
          await workbench.quickPick(label, 5000).catch((error: unknown) => say(String(error).slice(0, 200)));
          await page.waitForTimeout(500);
          // Every first choice that is offered is taken.
          if (!/sequence|First steps|example/.test(label)) {
            for (let step = 0; step < 3 && (await page.locator(".quick-input-widget").isVisible()); step++) {
              await page.keyboard.press("Enter");
              await page.waitForTimeout(300);
            }
          }
          asked.push(label);
          await page.keyboard.press("Escape");
          await page.keyboard.press("Escape");
        }
      }
      await workbench.screenshot("untrusted-trace-commands");
      await workbench.runCommand("Testing: Focus on Test Explorer View");
      await page.waitForTimeout(1000);
      await workbench.screenshot("untrusted-trace-tests");
      await workbench.runCommand("Test: Run All Tests").catch(() => undefined);
      await page.waitForTimeout(2000);
      await workbench.screenshot("untrusted-trace-run");
      await workbench.stop();
      const calls = trace.calls();
      const ours = calls.filter(({ program }) => isOurs(program));
      say(`${asked.length} commands, ${ours.length} calls of ours among ${calls.length}`);
      mkdirSync(artifacts, { recursive: true });
      writeFileSync(join(artifacts, "untrusted-trace.txt"), calls.map(tell).join("\n"));
      const opened = ours.filter(({ name }) => name === "open");
      for (const kind of [/type=extensionHost/, /dist\/server\.js/]) {
        const own = opened.filter(({ program }) => kind.test(program));
        const inside = own.filter(({ path }) => within(path, folder));
        say(
          `${kind.source}: ${own.length} files and folders opened, ${inside.length} of them of the workspace`,
        );
        assert.ok(inside.length > 0, `nothing is seen of ${kind}`);
      }
      assert.equal(existsSync(told), false, "something of the workspace was executed");
      const started = calls.filter(({ name }) => name === "execve");
      const foreign = started.filter(({ path }) => [folder, outside].some((one) => within(path, one)));
      assert.deepEqual(foreign.map(tell), []);
      const byUs = started.filter(({ program, line }) => isOurs(program) && !isOfVscode(line));
      say(
        `started by the extension host and the language server: ${byUs.map(({ path }) => path).join(", ")}`,
      );
      assert.ok(byUs.length > 0);
      assert.deepEqual(byUs.filter(({ line }) => !line.includes("/dist/server.js")).map(tell), []);
      // VS Code's own search lists folders behind links.
      const beyond = calls.filter(({ name, path }) => name === "open" && within(path, outside));
      assert.deepEqual(beyond.filter(({ path }) => statSync(path).isFile()).map(tell), []);
      assert.deepEqual(beyond.filter(({ program }) => !/^\S+\/rg /.test(program)).map(tell), []);
      const elsewhere = opened.filter(({ path }) => ![folder, base].some((one) => within(path, one)));
      assert.deepEqual(elsewhere.filter(({ path }) => !isOrdinary(path)).map(tell), []);
      assert.deepEqual(
        calls
          .filter(({ name, line, program }) => name === "connect" && !/AF_UNIX/.test(line) && isOurs(program))
          .map(tell),
        [],
      );
    });
  });

function isOurs(program: string): boolean {
  return program.includes("--type=extensionHost") || program.includes("dist/server.js");
}

/** VS Code's servers for Markdown and the like, and its search for ports that are listened at. */
function isOfVscode(line: string): boolean {
  return /code-server\/lib\/vscode\/|grep socket:|grep root/.test(line);
}

/** The system, Node, VS Code, an installed CTDB, and the folder in which leftovers of killed processes are looked for. */
function isOrdinary(path: string): boolean {
  const system =
    /^\/(?:proc|sys|dev|usr|lib|lib64)(?:\/|$)|^\/etc\/(?:ld\.so|ctdb|localtime|os-release|ssl|passwd|nsswitch|resolv|host)/;
  return path === tmpdir() || system.test(path) || /code-server-[\d.]+\/|node_modules\/node\//.test(path);
}

function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function tell({ program, line }: TracedCall): string {
  return `${program.slice(0, 80)}: ${line}`;
}

function say(line: string): void {
  process.stdout.write(`      ${line}\n`);
}
