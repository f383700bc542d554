import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { TestEditor } from "./testEditor.ts";

/** What a server holds after a collection of garbage, in bytes. */
export interface ServerMemory {
  readonly heapUsed: number;
  readonly external: number;
  /** Of tree-sitter, which begins with 32 MiB and gives nothing back. */
  readonly wasm: number;
  /** Trees and cursors of tree-sitter that were made and not freed: a number. */
  readonly unfreed: number;
}

/** A server that can be measured, for `TestEditor.start`. */
export const MEASURED_SERVER = { path: fileURLToPath(new URL("measuredMain.ts", import.meta.url)) };

/** What the server of an editor that was started with {@link MEASURED_SERVER} holds now. */
export async function memoryOf({ child }: TestEditor): Promise<ServerMemory> {
  let said = "";
  const take = (text: string): void => {
    said += text;
  };
  child.stderr.on("data", take);
  child.kill("SIGUSR2");
  let found: RegExpExecArray | null = null;
  while (found === null) {
    await once(child.stderr, "data");
    found = /^memory (.*)$/m.exec(said);
  }
  child.stderr.off("data", take);
  return JSON.parse(found[1] ?? "") as ServerMemory;
}
