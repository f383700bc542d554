import type { Command } from "../../shell/command.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { templateOf, type Word } from "../../shell/words.ts";

/** A file that a script reads with `.`. */
export interface SourceCommand {
  readonly command: Command;
  /** The word that names the file. */
  readonly word: Word;
  /**
   * The path with variables as `${NAME}`; `${0%/*}` stands for the script's own folder, however the script asks
   * for it. `null` where it is computed otherwise.
   */
  readonly path: string | null;
  /** Whether the file is CTDB's `functions`, as far as its name tells. */
  readonly isFunctions: boolean;
}

/** The script's own folder in {@link SourceCommand.path}. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: shell, not JavaScript
export const OWN_FOLDER = "${0%/*}";

/** The files that a script sources, in the order of the text. */
export function sourceCommands(commands: readonly Command[]): SourceCommand[] {
  return commands.flatMap((command) => {
    const word = command.words[0];
    if ((command.name !== "." && command.name !== "source") || word === undefined) {
      return [];
    }
    const path = templateOf(word.node) ?? withOwnFolder(word.node);
    return [{ command, word, path, isFunctions: path !== null && /(?:^|\/)functions$/.test(path) }];
  });
}

/** `$(dirname "$0")/x`, `${0%/*}/x`. */
function withOwnFolder(node: SyntaxNode): string | null {
  const text = node.text.replace(/^"(.*)"$/s, "$1");
  const match =
    /^(?:\$\(\s*dirname\s+(?:--\s+)?"?\$\{?0\}?"?\s*\)|`dirname "?\$0"?`|\$\{0%\/\*\})(\/[\w./-]+)$/.exec(
      text,
    );
  return match?.[1] === undefined ? null : OWN_FOLDER + match[1];
}
