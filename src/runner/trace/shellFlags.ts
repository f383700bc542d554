/** Options of a shell that decide how a script ends. */
export interface ShellFlags {
  /** `set -e`; `null`: not said */
  readonly errexit: boolean | null;
  /** `set -o pipefail`; `null`: not said */
  readonly pipefail: boolean | null;
  /** Whether xtrace was switched off meanwhile (`set +x`): commands are missing in the trace. */
  readonly hasGap: boolean;
}

export const NO_FLAGS: ShellFlags = { errexit: null, pipefail: null, hasGap: false };

/** The options behind a `set` command, as xtrace prints it; its first line's options count in the same way. */
export function withSet(flags: ShellFlags, words: readonly string[]): ShellFlags {
  let { errexit, pipefail, hasGap } = flags;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (!/^[-+]./.test(word) || word === "--") {
      break;
    }
    const isOn = word.startsWith("-");
    errexit = word.includes("e") ? isOn : errexit;
    hasGap ||= !isOn && word.includes("x");
    if (word.includes("o")) {
      const name = words[++at];
      errexit = name === "errexit" ? isOn : errexit;
      pipefail = name === "pipefail" ? isOn : pipefail;
      hasGap ||= !isOn && name === "xtrace";
    }
  }
  return { errexit, pipefail, hasGap };
}
