import { readFileSync } from "node:fs";

const PAGE_BYTES = 64 * 1024;
/** As web-tree-sitter 0.26 would take by itself. */
const FIRST_BYTES = 32 * 1024 * 1024;
/** Scripts of 2 MiB take 32 MiB. What grows without end takes gigabytes where nothing bounds it. */
export const MOST_PARSER_BYTES = 128 * 1024 * 1024;

/** tree-sitter has no memory left for a text. */
export class ParserMemoryError extends Error {
  override readonly name = "ParserMemoryError";
}

/**
 * The memory of tree-sitter, which is WebAssembly's: it is bounded, and can be set back. tree-sitter ends the program where it
 * gets no memory (`ts_malloc_default` in its lib/src/alloc.c), which leaves half-made trees in it that nobody could free.
 */
export class ParserMemory {
  readonly #memory = new WebAssembly.Memory({
    initial: FIRST_BYTES / PAGE_BYTES,
    maximum: MOST_PARSER_BYTES / PAGE_BYTES,
  });
  #stackPointer: WebAssembly.Global | null = null;
  #kept: { readonly bytes: Uint8Array; readonly stackPointer: unknown } | null = null;

  /** What `Parser.init` is to be given. @param runtime absolute path of `web-tree-sitter.wasm` */
  options(runtime: string): object {
    return {
      wasmMemory: this.#memory,
      instantiateWasm: (
        imports: WebAssembly.Imports,
        done: (instance: WebAssembly.Instance, program: WebAssembly.Module) => void,
      ) => {
        const pointer = imports.env?.__stack_pointer;
        this.#stackPointer = pointer instanceof WebAssembly.Global ? pointer : null;
        const program = new WebAssembly.Module(readFileSync(runtime));
        done(new WebAssembly.Instance(program, imports), program);
      },
      onAbort: () => {
        throw new ParserMemoryError("tree-sitter has no memory left");
      },
    };
  }

  /** Remembers what is in the memory now. */
  keep(): void {
    const { buffer } = this.#memory;
    // Page by page: a tenth of the time that it takes word by word, with every start of whatever parses.
    const empty = Buffer.alloc(PAGE_BYTES);
    let end = buffer.byteLength;
    while (end > 0 && empty.equals(new Uint8Array(buffer, end - PAGE_BYTES, PAGE_BYTES))) {
      end -= PAGE_BYTES;
    }
    const bytes = new Uint8Array(buffer.slice(0, end));
    this.#kept = { bytes, stackPointer: this.#stackPointer?.value };
  }

  /** Makes the memory as it was at {@link keep}; whatever came into it since is no more. */
  restore(): void {
    if (this.#kept === null) {
      return;
    }
    const { bytes, stackPointer } = this.#kept;
    const all = new Uint8Array(this.#memory.buffer);
    all.set(bytes);
    all.fill(0, bytes.length);
    if (this.#stackPointer !== null) {
      this.#stackPointer.value = stackPointer;
    }
  }
}
