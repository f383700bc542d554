import { setFlagsFromString } from "node:v8";
import { isMainThread } from "node:worker_threads";

let isForGood = false;

/**
 * Has V8 translate the parser's WebAssembly quickly and once, in programs that use no other. By default it translates what
 * is used often a second time in the background, which takes 400 MB for a moment and gains nothing for texts of the size
 * of scripts (seen with tree-sitter-bash 0.25 on Node 24). To be called before the parser is loaded.
 */
export function translateOnce(): void {
  isForGood = true;
  setTranslation("no-");
}

/**
 * The same for the WebAssembly that a task uses for the first time: functions are translated when they are first called.
 * The flags are the process's, which in an editor others share; worker threads leave them to the main one.
 */
export function translatedOnce<T>(task: () => T): T {
  if (isForGood || !isMainThread) {
    return task();
  }
  setTranslation("no-");
  try {
    return task();
  } finally {
    setTranslation("");
  }
}

function setTranslation(prefix: "no-" | ""): void {
  setFlagsFromString(`--${prefix}wasm-tier-up`);
  setFlagsFromString(`--${prefix}wasm-dynamic-tiering`); // each alone changes nothing once Node runs
}

/**
 * Has V8 keep its space for young objects small: syntax trees die at once, and a larger space would only hold more of
 * the dead (24 MB less with 19 scripts open in the language server).
 */
export function keepYoungSpaceSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}
