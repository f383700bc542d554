import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const SERVER = fileURLToPath(new URL("../../../src/server/main.ts", import.meta.url));

/** A message as an editor sends it. */
export function framed(body: string | Buffer): Buffer {
  const bytes = Buffer.from(body);
  return Buffer.concat([Buffer.from(`Content-Length: ${bytes.length}\r\n\r\n`), bytes]);
}

/** A server to whose standard input anything can be written. */
export class RawServer {
  readonly child: ChildProcessWithoutNullStreams;
  #said = Buffer.alloc(0);
  #stderr = "";
  #wake = Promise.withResolvers<void>();
  #number = 1;

  constructor() {
    this.child = spawn(process.execPath, [SERVER, "--stdio"]);
    this.child.stdin.on("error", () => {}); // it has ended
    this.child.stdout.on("data", (bytes: Buffer) => {
      this.#said = Buffer.concat([this.#said, bytes]);
      this.#again();
    });
    this.child.stderr.on("data", (bytes: Buffer) => {
      this.#stderr += bytes;
    });
    this.child.on("close", () => this.#again());
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** What it wrote to its standard error. */
  get stderr(): string {
    return this.#stderr;
  }

  write(bytes: string | Buffer): void {
    this.child.stdin.write(bytes);
  }

  tell(method: string, params: unknown): void {
    this.write(framed(JSON.stringify({ jsonrpc: "2.0", method, params })));
  }

  /** Asks, and resolves with the answer's text. @throws where the server ends before it answers */
  async ask(method: string, params: unknown): Promise<string> {
    const id = `ask${this.#number++}`;
    this.write(framed(JSON.stringify({ jsonrpc: "2.0", id, method, params })));
    for (;;) {
      const answer = this.#messages().find((message) => message.includes(`"id":"${id}"`));
      if (answer !== undefined) {
        return answer;
      }
      if (!this.isAlive) {
        throw new Error(`The server has ended: ${this.#stderr}`);
      }
      await this.#wake.promise;
    }
  }

  /** Says hello as an editor that asks for diagnostics. */
  async hello(folder: string): Promise<void> {
    await this.ask("initialize", {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: `file://${folder}`, name: "a" }],
      capabilities: { textDocument: { diagnostic: {} } },
    });
    this.tell("initialized", {});
  }

  /** Resolves with the status that it ends with. */
  async ended(): Promise<unknown> {
    if (this.isAlive) {
      await once(this.child, "close");
    }
    return this.child.exitCode;
  }

  /** The messages that have come whole; all but the last hundred are forgotten. */
  #messages(): readonly string[] {
    return this.#said.toString().split(/Content-Length: \d+\r\n(?:[^\r\n]+\r\n)*\r\n/);
  }

  #again(): void {
    this.#wake.resolve();
    this.#wake = Promise.withResolvers();
  }
}
