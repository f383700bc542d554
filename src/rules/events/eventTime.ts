import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import { includesEvent } from "../../scripts/eventScript/eventSet.ts";
import type { Command } from "../../shell/command.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { wordOf } from "../../shell/words.ts";
import { programOf } from "../scriptTools/program.ts";

/** A command that can take a known time. */
export interface Wait {
  readonly command: Command;
  /** All times that a loop runs it. */
  readonly seconds: number;
}

/** The waits on one way through a script. */
export interface Way {
  readonly seconds: number;
  /** Those of `sleep`, which pass in any case. */
  readonly sleep: number;
  readonly waits: number;
  /** Whether a loop on it goes on for nobody knows how long, which counts as one round. */
  readonly isOpen: boolean;
  readonly longest: Wait | null;
}

/** The longest ways: one that goes on behind a statement, and one that ends the script in it; `null`: there is none. */
interface Ways {
  readonly on: Way | null;
  readonly ended: Way | null;
}

const UNITS: Readonly<Record<string, number>> = { "": 1, s: 1, m: 60, h: 3600, d: 86400 };
const NOWHERE: Way = { seconds: 0, sleep: 0, waits: 0, isOpen: false, longest: null };
const NO_WAIT: Ways = { on: NOWHERE, ended: null };
const ENDS = new Set(["exit", "die", "exec"]);

/**
 * The way through a script on which an event waits longest: `sleep N`, and `timeout N` where its command hangs. Loops
 * count as often as their list is long, or once where that is not known; what runs in the background does not count.
 */
export function longestWay(script: EventScript, event: string): Way {
  const { on, ended } = new WayFinder(script, event).all(script.shell.root.children);
  return longer(on, ended) ?? NOWHERE;
}

class WayFinder {
  readonly #script: EventScript;
  readonly #event: string;
  readonly #commands: ReadonlyMap<SyntaxNode, Command>;
  readonly #functions = new Map<SyntaxNode, Ways>();

  constructor(script: EventScript, event: string) {
    this.#script = script;
    this.#event = event;
    this.#commands = new Map(script.shell.commands.map((command) => [command.node, command]));
  }

  all(nodes: readonly SyntaxNode[]): Ways {
    let on: Way | null = NOWHERE;
    let ended: Way | null = null;
    for (const node of nodes) {
      if (!node.isNamed || on === null || node.next?.type === "&") {
        continue;
      }
      const ways = this.#statement(node);
      ended = longer(ended, joined(on, ways.ended));
      on = joined(on, ways.on);
    }
    return { on, ended };
  }

  #statement(node: SyntaxNode): Ways {
    const events = this.#script.eventsAt(node);
    if (events === null || !includesEvent(events, this.#event)) {
      return NO_WAIT;
    }
    switch (node.type) {
      case "function_definition":
        return NO_WAIT;
      case "command":
        return this.#command(node);
      case "list":
        return this.#list(node);
      case "if_statement":
        return this.#if(node);
      case "case_statement":
        return this.#case(node);
      case "while_statement":
      case "for_statement":
      case "c_style_for_statement":
        return this.#loop(node);
      case "subshell":
      case "pipeline":
      case "command_substitution": {
        const inner = this.all(node.children);
        return { on: longer(inner.on, inner.ended), ended: null };
      }
      default:
        return this.all(node.children);
    }
  }

  #command(node: SyntaxNode): Ways {
    const inside = this.all(node.children);
    const command = this.#commands.get(node);
    const name = command?.name ?? null;
    if (command === undefined || name === null) {
      return inside;
    }
    const body = this.#script.functions.get(name)?.body;
    if (body !== undefined) {
      const called = this.#function(body);
      return { on: joined(inside.on, called.on), ended: joined(inside.on, called.ended) };
    }
    const seconds = waitOf(command);
    const sleep = name === "sleep" ? seconds : 0;
    const on =
      seconds > 0
        ? joined(inside.on, { seconds, sleep, waits: 1, isOpen: false, longest: { command, seconds } })
        : inside.on;
    return ENDS.has(name) ? { on: null, ended: on } : { on, ended: null };
  }

  /** The ways through a function, walked once; one that calls itself waits no second time. */
  #function(body: SyntaxNode): Ways {
    let ways = this.#functions.get(body);
    if (ways === undefined) {
      this.#functions.set(body, NO_WAIT);
      ways = this.#statement(body);
      this.#functions.set(body, ways);
    }
    return ways;
  }

  /** `a && b`: `b` may be left out; what it ends is ended then only. */
  #list(node: SyntaxNode): Ways {
    const [left, , right] = node.children;
    const first = left === undefined ? NO_WAIT : this.#statement(left);
    const second = right === undefined ? NO_WAIT : this.#statement(right);
    return {
      on: longer(first.on, joined(first.on, second.on)),
      ended: longer(first.ended, joined(first.on, second.ended)),
    };
  }

  #if(node: SyntaxNode): Ways {
    let tested: Way | null = NOWHERE;
    let ways: Ways = { on: null, ended: null };
    let hasElse = false;
    for (const branch of [node, ...node.children.filter(({ type }) => /^el(?:if|se)_clause$/.test(type))]) {
      const then = branch.children.findIndex(({ type }) => type === "then");
      const condition = this.all(branch.children.slice(0, Math.max(then, 0)));
      tested = joined(tested, condition.on);
      const body = branch.children.slice(then + 1).filter(({ type }) => !/^el(?:if|se)_clause$/.test(type));
      const inner = this.all(body);
      hasElse ||= branch.type === "else_clause";
      ways = either(ways, { on: joined(tested, inner.on), ended: joined(tested, inner.ended) });
    }
    return hasElse ? ways : either(ways, { on: tested, ended: null });
  }

  #case(node: SyntaxNode): Ways {
    let ways = NO_WAIT;
    for (const item of node.children.filter(({ type }) => type === "case_item")) {
      const close = item.children.findIndex(({ type }) => type === ")");
      ways = either(ways, this.all(item.children.slice(close + 1)));
    }
    return ways;
  }

  #loop(node: SyntaxNode): Ways {
    const { on, ended } = this.all(node.children);
    const times = rounds(node);
    return { on: on === null ? NOWHERE : repeated(on, times), ended };
  }
}

/** How long a command can take: `sleep 5`, `timeout 10 …`; 0 where that is not known. */
function waitOf(command: Command): number {
  const { name, words } = command;
  if (name === "sleep") {
    const each = words.map(({ literal }) => seconds(literal));
    return each.some(Number.isNaN) ? 0 : each.reduce((sum, one) => sum + one, 0);
  }
  const program = name === "timeout" ? programOf(command) : null;
  if (program === null || !program.isLimited) {
    return 0;
  }
  const first = words.findIndex(({ start }) => start === program.nameNode.start);
  const limit = seconds(words[first - 1]?.literal ?? null);
  return Number.isNaN(limit) ? 0 : limit;
}

function seconds(literal: string | null): number {
  const match = /^(\d+(?:\.\d+)?|\.\d+)([smhd]?)$/.exec(literal ?? "");
  return match?.[1] === undefined ? Number.NaN : Number(match[1]) * (UNITS[match[2] ?? ""] ?? 1);
}

/** How often `for x in 1 2 3`, `for x in $(seq 1 5)` and `while [ $i -lt 5 ]` run; `null` where that is not known. */
function rounds(node: SyntaxNode): number | null {
  if (node.type !== "for_statement") {
    return countedRounds(node);
  }
  const values = node.children.filter(({ field }) => field === "value");
  const sequence = /^(?:\$\(\s*seq\s+(?:1\s+)?(\d+)\s*\)|`seq\s+(?:1\s+)?(\d+)`)$/.exec(
    values[0]?.text ?? "",
  );
  if (values.length === 1 && sequence !== null) {
    return Number(sequence[1] ?? sequence[2]);
  }
  const isPlain = values.every((value) => /^[\w./-]+$/.test(wordOf(value).literal ?? "*"));
  return isPlain && values.length > 0 ? values.length : null;
}

/** `while [ "$i" -lt 5 ]` with `i=$((i + 1))` in its body and a number for `i` before. */
function countedRounds(node: SyntaxNode): number | null {
  const condition = node.child("condition")?.text ?? "";
  const [, name, operator, most] =
    /^(?:\[|test) "?\$\{?(\w+)\}?"? -(l[te]) "?(\d{1,6})"?(?: \])?$/.exec(condition) ?? [];
  if (most === undefined) {
    return null;
  }
  const counts = [...node.text.matchAll(/\b(\w+)=\$\(\(\s*\$?\{?(\w+)\}?\s*\+\s*1\s*\)\)/g)];
  if (!counts.some(([, set, read]) => set === name && read === name)) {
    return null;
  }
  const before = (node.ancestor(({ parent }) => parent === null)?.text ?? "").slice(0, node.start);
  const first = [...before.matchAll(/\b(\w+)=(\d{1,6})\b/g)].findLast(([, set]) => set === name)?.[2];
  const rounds = Number(most) - Number(first) + (operator === "le" ? 1 : 0);
  return first === undefined ? null : Math.max(rounds, 0);
}

function joined(a: Way | null, b: Way | null): Way | null {
  return a === null || b === null
    ? null
    : {
        seconds: a.seconds + b.seconds,
        sleep: a.sleep + b.sleep,
        waits: a.waits + b.waits,
        isOpen: a.isOpen || b.isOpen,
        longest: (b.longest?.seconds ?? 0) > (a.longest?.seconds ?? 0) ? b.longest : a.longest,
      };
}

function repeated({ seconds, sleep, waits, isOpen, longest }: Way, times: number | null): Way {
  if (times === null) {
    return { seconds, sleep, waits, isOpen: isOpen || seconds > 0, longest };
  }
  const most = longest === null ? null : { ...longest, seconds: longest.seconds * times };
  return { seconds: seconds * times, sleep: sleep * times, waits, isOpen, longest: most };
}

function longer(a: Way | null, b: Way | null): Way | null {
  return a === null || (b !== null && b.seconds > a.seconds) ? b : a;
}

function either(a: Ways, b: Ways): Ways {
  return { on: longer(a.on, b.on), ended: longer(a.ended, b.ended) };
}
