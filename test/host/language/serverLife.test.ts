import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { LanguageServer } from "../../../src/extension/languageClient/languageServer.ts";
import type { ServerState } from "../../../src/extension/languageClient/serverState.ts";
import { catchMessages } from "../support/messages.ts";

/** A server that can nothing but say hello, and ends when it is told to crash. */
const SERVER = `
process.on("message", ({ id, method }) => {
  if (id !== undefined) process.send({ jsonrpc: "2.0", id, result: method === "initialize" ? { capabilities: {} } : null });
  if (method === "exit") process.exit(0);
  if (method === "crash") process.exit(1);
});
`;

describe("The language client", () => {
  const folder = mkdtempSync(join(tmpdir(), "ctdb-events-test-"));
  const module = join(folder, "server.cjs");
  // Not disposed of: a client may write to it after its server has ended.
  const log = vscode.window.createOutputChannel("test", { log: true });
  const lenses = { onDidChange: new vscode.EventEmitter<void>().event, extend: () => [] };
  let messages: ReturnType<typeof catchMessages>;
  let states: ServerState[];
  let heard = Promise.withResolvers<void>();
  let server: LanguageServer;

  beforeEach(() => {
    messages = catchMessages(() => undefined);
    states = [];
    server = new LanguageServer(module, log, lenses, (state) => {
      if (states.at(-1) !== state) {
        states.push(state);
        heard.resolve();
        heard = Promise.withResolvers();
      }
    });
  });

  afterEach(async () => {
    await server.stop();
    messages.restore();
    rmSync(module, { force: true });
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  const kinds = (): string[] => states.map(({ kind }) => kind);

  it("starts a server that failed to start before, by a restart", async () => {
    await server.start();
    assert.deepEqual(kinds(), ["starting", "failed"]);
    writeFileSync(module, SERVER);
    await server.restart();
    assert.equal(server.state.kind, "running");
    assert.deepEqual(messages.shown, []);
  });

  it("starts one server, however often it is asked", async () => {
    writeFileSync(module, SERVER);
    await Promise.all([server.start(), server.start(), server.restart(), server.restart()]);
    assert.deepEqual(kinds(), ["starting", "running", "stopped", "starting", "running"]);
  });

  it("starts a server again that ends by itself, five times", async () => {
    writeFileSync(module, SERVER);
    await server.start();
    for (let crash = 0; crash < 6; crash++) {
      const before = states.length;
      await server.notify("crash", {});
      while (states.length === before || !["running", "failed"].includes(server.state.kind)) {
        await heard.promise;
      }
    }
    assert.deepEqual(server.state, {
      kind: "failed",
      reason: "It has ended six times within three minutes.",
    });
    await server.restart();
    assert.equal(server.state.kind, "running");
    assert.deepEqual(messages.shown, []);
  });
});
