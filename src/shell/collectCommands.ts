import type { Command, CommandPlace, FunctionDefinition, Redirect } from "./command.ts";
import type { SyntaxNode } from "./syntaxNode.ts";
import { literalOf, type Word, wordOf } from "./words.ts";

/** What a walk over the tree finds. */
export interface CollectedCommands {
  readonly commands: readonly Command[];
  readonly functions: readonly FunctionDefinition[];
}

const TOP: CommandPlace = {
  function: null,
  isBackground: false,
  inSubshell: false,
  inSubstitution: false,
  pipeline: null,
  isTested: false,
  inLoop: false,
  outerRedirects: [],
};

const LOOPS = new Set(["while_statement", "for_statement", "c_style_for_statement", "until_statement"]);

/** Finds all commands and functions of a script, in the order of the text. */
export function collectCommands(root: SyntaxNode): CollectedCommands {
  const commands: Command[] = [];
  const functions: FunctionDefinition[] = [];

  function visit(node: SyntaxNode, place: CommandPlace): void {
    switch (node.type) {
      case "command":
      case "declaration_command":
      case "unset_command":
      case "test_command":
        addCommand(node, node, [], place);
        return;
      case "redirected_statement":
        visitRedirected(node, place);
        return;
      case "function_definition":
        visitFunction(node, place);
        return;
      case "subshell":
        visitAll(node, { ...place, inSubshell: true, isTested: false });
        return;
      case "command_substitution":
      case "process_substitution":
        visitAll(node, { ...place, inSubshell: true, inSubstitution: true, pipeline: null, isTested: false });
        return;
      case "pipeline":
        visitPipeline(node, place);
        return;
      case "list":
        visitList(node, place);
        return;
      case "negated_command":
        visitAll(node, { ...place, isTested: true });
        return;
      case "if_statement":
      case "elif_clause":
        visitCondition(node, "then", place);
        return;
      default:
        if (LOOPS.has(node.type)) {
          visitCondition(node, "do_group", { ...place, inLoop: true });
        } else {
          visitAll(node, place);
        }
    }
  }

  function visitAll(node: SyntaxNode, place: CommandPlace): void {
    for (const [index, child] of node.children.entries()) {
      visit(child, placeOf(node, index, place));
    }
  }

  /** Everything up to `end` decides, what follows does not. */
  function visitCondition(node: SyntaxNode, end: string, place: CommandPlace): void {
    const isFor = node.type === "for_statement" || node.type === "c_style_for_statement";
    let inCondition = !isFor;
    for (const [index, child] of node.children.entries()) {
      inCondition &&= child.type !== end;
      visit(child, placeOf(node, index, inCondition ? { ...place, isTested: true } : place));
    }
  }

  function visitList(node: SyntaxNode, place: CommandPlace): void {
    const [left, operator, ...rest] = node.children;
    const decides = operator?.type === "&&" || operator?.type === "||";
    if (left !== undefined) {
      visit(left, decides ? { ...place, isTested: true } : place);
    }
    for (const child of rest) {
      visit(child, place);
    }
  }

  function visitPipeline(node: SyntaxNode, place: CommandPlace): void {
    const parts = node.children.filter((child) => child.isNamed);
    for (const [index, part] of parts.entries()) {
      const pipeline = { index, length: parts.length, node };
      const isLast = index === parts.length - 1;
      visit(part, { ...place, inSubshell: true, pipeline, isTested: isLast && place.isTested });
    }
  }

  function visitFunction(node: SyntaxNode, place: CommandPlace): void {
    const nameNode = node.child("name");
    const body = node.child("body");
    if (nameNode === null || body === null) {
      visitAll(node, place);
      return;
    }
    const definition = { name: nameNode.text, nameNode, node, body, outer: place.function };
    functions.push(definition);
    visit(body, { ...TOP, function: definition });
    for (const redirect of node.children.filter((child) => child.field === "redirect")) {
      visitAll(redirect, place);
    }
  }

  function visitRedirected(node: SyntaxNode, place: CommandPlace): void {
    const body = node.child("body");
    const redirects = node.children.filter((child) => child.field === "redirect").flatMap(redirectsOf);
    if (body !== null && isSimple(body)) {
      addCommand(body, node, redirects, place);
    } else if (body !== null) {
      visit(body, { ...place, outerRedirects: [...place.outerRedirects, ...redirects] });
    }
    for (const child of node.children) {
      if (child !== body) {
        visitAll(child, place);
      }
    }
  }

  function addCommand(
    node: SyntaxNode,
    statement: SyntaxNode,
    outside: readonly Redirect[],
    place: CommandPlace,
  ): void {
    const nameNode = node.child("name") ?? node.children[0] ?? node;
    // Here-strings are given inside the command.
    const inside = node.children.filter((child) => child.field === "redirect").flatMap(redirectsOf);
    commands.push({
      node,
      statement,
      nameNode,
      name: nameOf(node, nameNode),
      words: node.type === "test_command" ? [] : wordsOf(node, nameNode),
      redirects: [...inside, ...outside],
      place,
    });
    visitAll(node, { ...place, isTested: false });
  }

  visit(root, TOP);
  return {
    commands: commands.sort((a, b) => a.node.start - b.node.start || b.node.end - a.node.end),
    functions,
  };
}

function isSimple(node: SyntaxNode): boolean {
  return (
    node.type === "command" ||
    node.type === "declaration_command" ||
    node.type === "unset_command" ||
    node.type === "test_command"
  );
}

/** The place of a child, in the background where `&` follows it. */
function placeOf(parent: SyntaxNode, index: number, place: CommandPlace): CommandPlace {
  const isBackground = parent.children[index + 1]?.type === "&" && parent.children[index]?.isNamed === true;
  return isBackground ? { ...place, isBackground: true } : place;
}

function nameOf(node: SyntaxNode, nameNode: SyntaxNode): string | null {
  if (node.type === "command") {
    return node.child("name") === null ? null : literalOf(nameNode);
  }
  return nameNode.text;
}

function wordsOf(node: SyntaxNode, nameNode: SyntaxNode): Word[] {
  if (node.type === "command") {
    return node.children.filter((child) => child.field === "argument").map(wordOf);
  }
  return node.children.filter((child) => child !== nameNode && child.isNamed).map(wordOf);
}

function redirectsOf(node: SyntaxNode): Redirect[] {
  const descriptor = node.childOfType("file_descriptor");
  const operator = node.children.find((child) => !child.isNamed);
  const target =
    node.child("destination") ?? (node.type === "herestring_redirect" ? node.namedChildren.at(-1) : null);
  const own: Redirect = {
    node,
    operator: operator?.text ?? node.text.slice(0, 2),
    descriptor: descriptor === null ? null : Number(descriptor.text),
    target: target == null ? null : wordOf(target),
  };
  // `cmd <<EOF >file`: tree-sitter hangs the second one into the first.
  return [own, ...node.children.filter((child) => child.field === "redirect").flatMap(redirectsOf)];
}
