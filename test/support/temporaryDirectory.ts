import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The first line and nothing else: a script that succeeds. */
export const SCRIPT = "#!/bin/sh\nexit 0\n";

/** A folder for one test, with what git cannot hold: modes, links, names that are not UTF-8. */
export class TemporaryDirectory {
  readonly path: string;

  /** @param path one that is there already; a new one if not given */
  constructor(path: string = mkdtempSync(join(tmpdir(), "ctdb-events-test-"))) {
    this.path = path;
  }

  resolve(...parts: string[]): string {
    return join(this.path, ...parts);
  }

  folder(name: string): string {
    const path = this.resolve(name);
    mkdirSync(path, { recursive: true });
    return path;
  }

  /** Writes a file, whatever the umask, with its folders. */
  file(name: string | Buffer, content: string | Buffer = SCRIPT, mode = 0o755): void {
    const path = Buffer.concat([Buffer.from(`${this.path}/`), Buffer.from(name)]);
    mkdirSync(dirname(path.toString("latin1")), { recursive: true });
    writeFileSync(path, content);
    chmodSync(path, mode);
  }

  link(name: string, target: string): void {
    mkdirSync(dirname(this.resolve(name)), { recursive: true });
    symlinkSync(target, this.resolve(name));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Gives every test of the suite a fresh folder and clears it away afterwards. */
export function useTemporaryDirectory(): { readonly current: TemporaryDirectory } {
  const holder = { current: undefined as unknown as TemporaryDirectory };
  beforeEach(() => {
    holder.current = new TemporaryDirectory();
  });
  afterEach(() => holder.current.remove());
  return holder;
}

/** Whether the tests run as root, who may do everything. */
export const isRoot = process.getuid?.() === 0;
