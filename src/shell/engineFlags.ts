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

/**
 * Has V8 keep its space for young objects small: syntax trees die at once, and a larger space would only hold more of
 * the dead (24 MB less with 19 scripts open in the language server).
 */
export function keepYoungSpaceSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}
