import { nextStatement, type Statement } from "./statement.ts";

const SILENCED = /(?:2>|&>)/;

/**
 * The compound statement that comes next, if it has redirections: the shell opens their files before it logs anything of it,
 * so that it may fail or wait there unseen.
 */
export function unloggedNext(statement: Statement): Statement | null {
  let at = statement;
  while (at.parent !== null && at.parent.kind !== "function" && nextStatement(at) === null) {
    at = at.parent;
  }
  const next = nextStatement(at);
  return next !== null && next.kind !== "simple" && next.hasRedirect ? next : null;
}

/** Whether a failure to open its files may leave no message. */
export function mayBeSilent(statement: Statement, text: string): boolean {
  for (let at: Statement | null = statement; at !== null; at = at.parent) {
    const redirects = at.hasRedirect ? at.node.children.filter(({ field }) => field === "redirect") : [];
    if (redirects.some((redirect) => SILENCED.test(redirect.text))) {
      return true;
    }
  }
  return /^[ \t]*exec\b.*(?:2>|&>)/m.test(text);
}

/** Whether a statement is executed by another shell than the one around it: of a pipeline, a subshell, a substitution. */
export function isForked(statement: Statement): boolean {
  for (let at: Statement | null = statement; at !== null; at = at.parent) {
    const isOwnShell = at.kind === "subshell" || at.kind === "substitution" || at.parent?.kind === "pipeline";
    if (at.isBackground || isOwnShell) {
      return true;
    }
  }
  return false;
}
