import { t } from "@vscode/l10n";
import { templateOf } from "../../shell/words.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { stateDirectory } from "./stateDirectory.ts";
import { writtenFiles } from "./writtenFiles.ts";

/** A file by a relative path, in a script that never changes its directory: it lands where ctdbd was started. */
export const relativePathWritten: ScriptRule = {
  code: "relative-path-written",
  title: "The script writes a file by a relative path.",
  severity: "information",
  *check({ shell }, { convention: { version } }) {
    if (shell.commands.some(({ name }) => name === "cd" || name === "pushd")) {
      return;
    }
    for (const { word } of writtenFiles(shell)) {
      const path = templateOf(word.node);
      // tree-sitter-bash 0.25 reads `$DIR/$3` as two words, `$DIR/$` and `3`.
      const isCutOff = shell.text[word.start - 1] === "$";
      if (path !== null && /^[A-Za-z0-9._]/.test(path) && !isCutOff) {
        yield {
          range: rangeOf(word),
          message: t(
            "Scripts run in ctdbd's working directory, `/` under systemd, so this file lands there. Write the whole path, such as one below {0}.",
            stateDirectory(version),
          ),
        };
      }
    }
  },
};
