import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import type { Word } from "../../shell/words.ts";

/** How many arguments words become, at least and at most. */
export interface WordCount {
  readonly fewest: number;
  readonly most: number;
}

/** Counts arguments: a word between quotes is one, `"$@"` and bare expansions are any number. */
export function countWords(words: readonly Word[]): WordCount {
  const sure = words.filter(({ node }) => isOne(node)).length;
  return { fewest: sure, most: sure === words.length ? sure : Number.POSITIVE_INFINITY };
}

function isOne(node: SyntaxNode): boolean {
  switch (node.type) {
    case "string":
      return !/\$(?:@|\{@)|\[@\]/.test(node.text);
    case "raw_string":
    case "number":
      return true;
    case "word":
      return !/[*?[{]/.test(node.text);
    case "concatenation":
      return node.children.every(isOne);
    default:
      return false;
  }
}
