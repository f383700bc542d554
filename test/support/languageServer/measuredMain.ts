import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

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
process.on("SIGUSR2", () => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  const wasm = memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  process.stderr.write(`memory ${JSON.stringify({ heapUsed, external, wasm })}\n`);
});
await import("../../../src/server/main.ts");
