import { ensureProgram } from "./apt.ts";
import type { Missing } from "./paths.ts";

/** A Chromium that Playwright can drive. */
export function ensureChromium(say: (line: string) => void = () => {}): Promise<{ path: string } | Missing> {
  return ensureProgram(["chromium", "chromium-browser", "google-chrome"], "chromium", say);
}

/** The real CTDB of Debian; the path is that of its event daemon. */
export function ensureCtdb(say: (line: string) => void = () => {}): Promise<{ path: string } | Missing> {
  return ensureProgram(["ctdb-eventd"], "ctdb", say);
}

/** bubblewrap, which makes the isolated mode. */
export function ensureBubblewrap(say: (line: string) => void) {
  return ensureProgram(["bwrap"], "bubblewrap", say);
}

/** ShellCheck, which the language server runs where it is installed. */
export function ensureShellcheck(say: (line: string) => void) {
  return ensureProgram(["shellcheck"], "shellcheck", say);
}
