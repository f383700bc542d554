import { LineIndex } from "../text/lineIndex.ts";
import { collectCommands } from "./collectCommands.ts";
import { collectVariables } from "./collectVariables.ts";
import type { Assignment, Command, FunctionDefinition, VariableUse } from "./command.ts";
import { type FirstLine, readFirstLine } from "./interpreter.ts";
import type { ShellTree } from "./shellParser.ts";
import type { SyntaxNode } from "./syntaxNode.ts";

/** A shell script with everything that is found in it without knowing what it is for. */
export interface ShellScript {
  readonly text: string;
  readonly lines: LineIndex;
  readonly root: SyntaxNode;
  /** Every node, in the order of the text, a node before what is in it. */
  readonly nodes: readonly SyntaxNode[];
  readonly firstLine: FirstLine | null;
  /** `ERROR` and `MISSING` nodes: where the text is no shell. */
  readonly errors: readonly SyntaxNode[];
  readonly comments: readonly SyntaxNode[];
  readonly commands: readonly Command[];
  readonly functions: readonly FunctionDefinition[];
  readonly assignments: readonly Assignment[];
  readonly uses: readonly VariableUse[];
}

/** Finds the commands, functions and variables of a script. */
export function readShellScript({ text, root, nodes }: ShellTree): ShellScript {
  const errors: SyntaxNode[] = [];
  const comments: SyntaxNode[] = [];
  for (const node of nodes) {
    if (node.type === "ERROR" || node.type === "MISSING") {
      errors.push(node);
    } else if (node.type === "comment") {
      comments.push(node);
    }
  }
  const { commands, functions } = collectCommands(root);
  return {
    text,
    lines: new LineIndex(text),
    root,
    nodes,
    firstLine: readFirstLine(text),
    errors,
    comments,
    commands,
    functions,
    ...collectVariables(root, functions),
  };
}
