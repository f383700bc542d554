import {
  branchOf,
  forked,
  type Jump,
  type Line,
  type Made,
  runAll,
  unitOf,
  untilJump,
} from "./countedStatements.ts";
import type { Part } from "./randomScripts.ts";

/**
 * A script of parts that is executed twice: by a shell, and here.
 * @returns the text, and what is executed of it in the words of `coverageText`
 */
export function countedScript(parts: readonly Part[]): {
  readonly script: string;
  readonly expected: string;
} {
  const { lines, run } = new Maker().block(parts, null);
  run();
  return {
    script: lines.map(({ text }) => text).join("\n"),
    expected: lines.flatMap(lineText).join("\n"),
  };
}

function lineText({ text, units, definition }: Line): readonly string[] {
  const below = [
    ...(definition === undefined ? [] : [definition]),
    ...units.flatMap(({ branches }) => branches),
  ];
  const counts = units.map(({ count }) => count).join(" ");
  const first = `${counts.padEnd(5)} | ${text}`.trimEnd();
  return below.length === 0
    ? [first]
    : [first, `> ${below.map(({ label, count }) => `${label} ${count}`).join(", ")}`];
}

class Maker {
  #number = 0;
  #breaks = 0;
  /** How many substitutions are around. */
  #substituted = 0;
  #waits = 0;

  /** @param jump what leaves the nearest loop, function or shell; `null`: nothing may */
  block(parts: readonly Part[], jump: Jump | null): Made {
    // What leaves no line in the trace at all nobody can count.
    const all: readonly Part[] = parts.some(isSeen) ? parts : [...parts, { kind: "colon" }];
    const made = all.map((part) => this.#make(part, jump));
    return { lines: made.flatMap(({ lines }) => lines), run: () => runAll(made) };
  }

  #make(part: Part, jump: Jump | null): Made {
    const number = ++this.#number;
    switch (part.kind) {
      case "colon":
      case "jump": {
        // Equal commands in one substitution cannot always be told apart.
        const own = part.kind === "jump" && !(jump === "break" && this.#breaks++ > 0) ? jump : null;
        const unit = unitOf();
        const run = (): void => {
          unit.count++;
          if (own !== null) {
            throw own;
          }
        };
        return {
          lines: [
            {
              text: own === null ? `: ${number}` : own === "break" ? own : `${own} ${number % 200}`,
              units: [unit],
            },
          ],
          run,
        };
      }
      case "if":
        return this.#if(part, jump);
      case "list":
        return this.#list(part, jump);
      case "for":
        return this.#for(part, number);
      case "while":
        return this.#while(part, number);
      case "function":
        return this.#function(part, number);
      case "case":
        return this.#case(part, number, jump);
      case "subshell":
        return forked("(", this.block(part.body, "exit"), ")");
      case "background": {
        // As with `break`.
        if (this.#substituted > 0 && this.#waits++ > 0) {
          return forked("(", this.block(part.body, "exit"), ")");
        }
        const waiting = unitOf();
        // Of a job of which only other shells have lines, nobody knows what it passed after them.
        const body: readonly Part[] = part.body.some(hasLine) ? part.body : [...part.body, { kind: "colon" }];
        const made = forked("{", this.block(body, "exit"), "} &");
        return {
          lines: [...made.lines, { text: "wait", units: [waiting] }],
          run: () => {
            made.run();
            waiting.count++;
          },
        };
      }
      case "substitution": {
        const unit = unitOf();
        this.#substituted++;
        const made = forked("", this.block(part.body, "exit"), "");
        this.#substituted--;
        const inner = made.lines.slice(1, -1);
        return {
          lines: [{ text: `v${number}=$(`, units: [unit] }, ...inner, { text: ")", units: [] }],
          run: () => {
            made.run();
            unit.count++;
          },
        };
      }
      case "pipeline": {
        const stages = part.stages.map((stage) => forked("{", this.block(stage, "exit"), "}"));
        const lines = stages.flatMap((stage, index) =>
          stage.lines.map((line, at) =>
            at === stage.lines.length - 1 && index < stages.length - 1 ? { ...line, text: "} |" } : line,
          ),
        );
        return { lines, run: () => runAll(stages) };
      }
    }
  }

  #if({ holds, body, other }: Extract<Part, { kind: "if" }>, jump: Jump | null): Made {
    const [then, otherwise] = [branchOf("then"), branchOf(other.length > 0 ? "else" : "implicit else")];
    const condition = unitOf(then, otherwise);
    const [inner, rest] = [this.block(body, jump), this.block(other, jump)];
    const end = { text: "fi", units: [] };
    const tail = other.length > 0 ? [{ text: "else", units: [] }, ...rest.lines, end] : [end];
    return {
      lines: [
        { text: `if ${test(holds, ++this.#number)}; then`, units: [condition] },
        ...inner.lines,
        ...tail,
      ],
      run: () => {
        condition.count++;
        (holds ? then : otherwise).count++;
        (holds ? inner : rest).run();
      },
    };
  }

  #list({ sign, holds, right }: Extract<Part, { kind: "list" }>, jump: Jump | null): Made {
    const [taken, skipped] = [branchOf(`${sign} right side`), branchOf(`${sign} right side skipped`)];
    const left = unitOf(taken, skipped);
    const inner = this.#make(right, jump);
    const [line] = inner.lines;
    return {
      lines: [
        {
          text: `${test(holds, ++this.#number)} ${sign} ${line?.text}`,
          units: [left, ...(line?.units ?? [])],
        },
      ],
      run: () => {
        left.count++;
        const goes = holds === (sign === "&&");
        (goes ? taken : skipped).count++;
        if (goes) {
          inner.run();
        }
      },
    };
  }

  #for({ times, body }: Extract<Part, { times: number }>, number: number): Made {
    const [turn, none] = [branchOf("loop body"), branchOf("no turn")];
    const head = unitOf(turn, none);
    const inner = this.block(body, "break");
    const words = times === 0 ? "$none" : ["a", "b", "c"].slice(0, times).join(" ");
    return {
      lines: [
        { text: `for x${number} in ${words}; do`, units: [head] },
        ...inner.lines,
        { text: "done", units: [] },
      ],
      run: () => {
        head.count++;
        if (times === 0) {
          none.count++;
        }
        untilJump("break", () => {
          for (let at = 0; at < times; at++) {
            turn.count++;
            inner.run();
          }
        });
      },
    };
  }

  #while({ times, body }: Extract<Part, { times: number }>, number: number): Made {
    const [turn, none] = [branchOf("loop body"), branchOf("no turn")];
    const [begin, head, step] = [unitOf(), unitOf(turn, none), unitOf()];
    const inner = this.block(body, "break");
    const name = `n${number}`;
    return {
      lines: [
        { text: `${name}=0`, units: [begin] },
        { text: `while [ $${name} -lt ${times} ]; do`, units: [head] },
        { text: `${name}=$((${name} + 1))`, units: [step] },
        ...inner.lines,
        { text: "done", units: [] },
      ],
      run: () => {
        begin.count++;
        untilJump("break", () => {
          for (let at = 0; ; at++) {
            head.count++;
            if (at >= times) {
              none.count += times === 0 ? 1 : 0;
              return;
            }
            turn.count++;
            step.count++;
            inner.run();
          }
        });
      },
    };
  }

  #function({ times, body }: Extract<Part, { times: number }>, number: number): Made {
    const definition = branchOf(`f${number}()`);
    const inner = this.block(body, "return");
    const calls = Array.from({ length: times }, (_, index) => ({ index, unit: unitOf() }));
    return {
      lines: [
        { text: `f${number}() {`, units: [], definition },
        ...inner.lines,
        { text: "}", units: [] },
        ...calls.map(({ index, unit }) => ({ text: `f${number} ${index}`, units: [unit] })),
      ],
      run: () => {
        for (const { unit } of calls) {
          unit.count++;
          definition.count++;
          untilJump("return", inner.run);
        }
      },
    };
  }

  #case({ chosen, arms }: Extract<Part, { kind: "case" }>, number: number, jump: Jump | null): Made {
    const branches = [...arms.map((_, index) => branchOf(`w${index}.*)`)), branchOf("no pattern")];
    const head = unitOf(...branches);
    const made = arms.map((arm) => this.block(arm, jump));
    return {
      lines: [
        { text: `case w${chosen}.${number} in`, units: [head] },
        ...made.flatMap(({ lines }, index) => [
          { text: `w${index}.*)`, units: [] },
          ...lines,
          { text: ";;", units: [] },
        ]),
        { text: "esac", units: [] },
      ],
      run: () => {
        head.count++;
        const branch = branches[chosen] ?? branches.at(-1);
        if (branch !== undefined) {
          branch.count++;
        }
        made[chosen]?.run();
      },
    };
  }
}

function test(holds: boolean, number: number): string {
  return `[ ${number} ${holds ? "-gt" : "-lt"} 0 ]`;
}

/** Whether the shell that it stands in has a line for it, or waits for one that has. */
function isSeen(part: Part): boolean {
  return part.kind !== "background" && !("times" in part && part.kind !== "while" && part.times === 0);
}

/** Whether the shell that it stands in has a line for it of its own. */
function hasLine(part: Part): boolean {
  return isSeen(part) && part.kind !== "subshell" && part.kind !== "pipeline";
}
