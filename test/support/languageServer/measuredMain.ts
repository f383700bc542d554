import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Parser, Tree, TreeCursor } from "web-tree-sitter";

/** The real server, which on SIGUSR2 writes to its standard error what it holds: see `serverMemory.ts`. */
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const memories: WebAssembly.Memory[] = [];
globalThis.WebAssembly.Memory = new Proxy(WebAssembly.Memory, {
  construct(Memory, [descriptor]: [WebAssembly.MemoryDescriptor]) {
    const memory = new Memory(descriptor);
    memories.push(memory);
    return memory;
  },
});
/** Trees and cursors that were made and not freed. */
let unfreed = 0;
const { parse } = Parser.prototype;
Parser.prototype.parse = function (...given): Tree | null {
  const tree = parse.apply(this, given);
  unfreed += tree === null ? 0 : 1;
  return tree;
};
const { walk } = Tree.prototype;
Tree.prototype.walk = function (): TreeCursor {
  unfreed++;
  return walk.apply(this);
};
for (const kind of [Tree, TreeCursor]) {
  const free = kind.prototype.delete;
  kind.prototype.delete = function (): void {
    unfreed--;
    free.apply(this);
  };
}
process.on("SIGUSR2", () => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  const wasm = memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  process.stderr.write(`memory ${JSON.stringify({ heapUsed, external, wasm, unfreed })}\n`);
});
await import("../../../src/server/main.ts");
