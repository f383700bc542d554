import { fileURLToPath } from "node:url";
import { createHostSandbox } from "../../src/sandbox/hostSandbox.ts";

/** The kit as it lies in the sources. */
export const KIT_DIRECTORY = fileURLToPath(new URL("../../src/sandbox/kit/", import.meta.url));

/** A sandbox that runs on this machine; `portable` as on a system that is not Linux. */
export function hostSandbox(portable = false) {
  return createHostSandbox({ kitDirectory: KIT_DIRECTORY, portable });
}
