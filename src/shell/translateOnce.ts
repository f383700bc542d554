import { setFlagsFromString } from "node:v8";

/**
 * Has V8 translate the parser's WebAssembly quickly and once. By default it translates what is used often a second time
 * in the background, which takes 400 MB for a moment and gains nothing for texts of the size of scripts (seen with
 * tree-sitter-bash 0.25 on Node 24). To be called before the parser is loaded.
 */
export function translateOnce(): void {
  setFlagsFromString("--no-wasm-tier-up");
  setFlagsFromString("--no-wasm-dynamic-tiering"); // each alone changes nothing once Node runs
}
