import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { literalOf } from "../../shell/words.ts";
import { sameEvents } from "./eventSet.ts";
import { merge } from "./flowState.ts";
import type { FlowState } from "./handler.ts";

/** In which states the functions of a script are called. */
export class FunctionCalls {
  readonly #states = new Map<string, FlowState>();
  #hasChanged = false;

  /** Whether a call was noted since {@link settle} that was not known before. */
  get hasChanged(): boolean {
    return this.#hasChanged;
  }

  settle(): void {
    this.#hasChanged = false;
  }

  /** Notes a call; what several have in common is the function's state. */
  note(name: string, state: FlowState): void {
    const known = this.#states.get(name);
    const merged = known === undefined ? state : merge(known, state);
    if (known === undefined || !sameEvents(known.events, merged.events) || known.shift !== merged.shift) {
      this.#states.set(name, merged);
      this.#hasChanged = true;
    }
  }

  /** The functions that are called, with their states. */
  all(): readonly (readonly [string, FlowState])[] {
    return [...this.#states];
  }
}

/** Helper functions and built-ins behind which nothing of the script is run. */
const ENDS = new Set(["exit", "die", "exec", "return"]);

/** Whether nothing is run behind a command. @param body of the function by its name, where there is one */
export function endsThere(name: string, body: SyntaxNode | undefined): boolean {
  return ENDS.has(name) || neverReturns(body);
}

/** Whether a function's last command ends the script, and no `return` comes before it. */
function neverReturns(body: SyntaxNode | undefined): boolean {
  const last = body?.namedChildren.findLast((child) => child.type !== "comment");
  const ends = last === undefined ? null : nameOf(last);
  const isEnd = ends === "exit" || ends === "die" || ends === "exec";
  return isEnd && body?.descendants().some((node) => nameOf(node) === "return") === false;
}

function nameOf(node: SyntaxNode): string | null {
  const name = node.type === "command" ? node.child("name") : null;
  return name === null ? null : literalOf(name);
}
