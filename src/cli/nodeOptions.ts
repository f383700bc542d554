import { resolve } from "node:path";
import type { NodeWishes } from "../runner/eventSandbox.ts";

/** Options of every command that has to do with a virtual node. */
export const NODE_OPTIONS = ["profile", "stubs", "real"] as const;

/** What the options say of the virtual node. */
export function nodeWishes(
  options: Readonly<Record<string, string | undefined>>,
  kitDirectory: string,
): NodeWishes {
  const { profile, stubs, real } = options;
  return {
    kitDirectory,
    profilePath: profile === undefined ? null : resolve(profile),
    ownStubs: stubs === undefined ? null : resolve(stubs),
    realCommands: (real ?? "").split(",").filter((name) => name !== ""),
  };
}
