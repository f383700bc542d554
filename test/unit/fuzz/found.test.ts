import assert from "node:assert/strict";
import { cpuTime } from "../../support/fuzz/cpuTime.ts";
import { Random } from "../../support/fuzz/random.ts";
import { type FuzzTarget, isTaken } from "../../support/fuzz/target.ts";
import { allTargets } from "../../support/fuzz/targets/all.ts";
import { TemporaryDirectory } from "../../support/temporaryDirectory.ts";

/** Of the processor; what was found took three times as long at least. */
const MOST_MILLISECONDS = 4000;
const BLANKS = " ".repeat(50_000);

/** What the attacks of `parsers.test.ts` have found, and was mended: each took many seconds, or ended in an error. */
const FOUND: readonly (readonly [what: string, target: string, text: string])[] = [
  ["a first line of blanks", "rules over scripts", `#!/bin/sh${BLANKS}x\n`],
  ["a slip in a first line of blanks", "rules over scripts", `# ${BLANKS}x\n`],
  ["a name of many letters", "names of scripts", "x=1 ".repeat(20_000)],
  ["a node with blanks within", "file of kind nodes", `10.0.0.1${BLANKS}x\n`],
  ["a check with blanks within", "file of kind check", `a${BLANKS}x\n`],
  ["a value with blanks within", "file of kind ctdb.conf", `[cluster]\nnode address = a${BLANKS}x\n`],
  [
    "an address with blanks before what follows",
    "file of kind public_addresses",
    `10.0.0.1/24 eth0${BLANKS}x\n`,
  ],
  ["a table with blanks within", "tables of a node", `# NAME\na${BLANKS}x\n`],
  ["a row with blanks within its last column", "tables of a node", `# NAME VALUE\na b${BLANKS}x\n`],
  ["a case file of keys in one line", "case file", `${"a: ".repeat(16_000)}x`],
  ["a sequence of keys in one bracket", "sequence", `{${"a: ".repeat(16_000)}}`],
  ["a sequence of keys in one bracket on many lines", "sequence", `{${"a:\n ".repeat(16_000)}}`],
  ["a key of blanks", "node profile", `a${BLANKS}x\n`],
  ["a script of thousands of commands", "rules over scripts", "#!/bin/sh\n. a\n".repeat(5000)],
  ["a script of NUL bytes", "statements of scripts", `- ${"\0".repeat(40_000)}#`],
  ["a script of empty lines", "rules over scripts", "\r\n".repeat(24_000)],
  ["a script of thousands of lines", "rules over scripts", `#!/bin/sh\n${"ctdb status\n".repeat(6000)}`],
  [
    "a command of thousands of assignments",
    "statements of scripts",
    `#!/bin/sh\n${"a=1 ".repeat(20_000)}b\n`,
  ],
  ["a pipeline of thousands of commands", "rules over scripts", `${"a|".repeat(24_000)})`],
  ["a profile of brackets", "node profile", "[".repeat(50_000)],
  ["functions that call each other twice", "rules over scripts", doubledCalls(40)],
  ["a handler of thousands of names", "rules over scripts", handlerOf(12_000)],
  ["thousands of handlers", "rules over scripts", inCase("x@) true ;;\n", 12_000)],
  ["thousands of tests of the event", "rules over scripts", guards(3000)],
  [
    "a pattern of stars",
    "rules over scripts",
    `#!/bin/sh\ncase "$1" in\n${"*".repeat(40)}x) true ;;\nesac\n`,
  ],
  // The grammar makes a pipeline without any part of it.
  [
    "redirections of a pipeline that has no stages",
    "statements of scripts",
    `[${'""|_>1|"">1|'.repeat(200)}"">&1|""`,
  ],
  ["a variable with a name of 50,000 letters", "rules over scripts", longName("n".repeat(50_000))],
  ["an option with a name of 50,000 letters", "file of kind options", `CTDB_${"N".repeat(50_000)}=1\n`],
  ["a table with thousands of columns", "tables of a node", `#${" a".repeat(20_000)}\n${"b\n".repeat(4000)}`],
];

/** What counts rounds, and what counts in a pipeline. */
function longName(name: string): string {
  const loop = `while [ "$${name}" -lt 5 ]; do\n\tsleep 1\n\t${name}=$((${name} + 1))\ndone\n`;
  const piped = `${name}=0\ncat /f | while read -r x; do ${name}=$((${name} + 1)); done\necho "$${name}"\n`;
  return `#!/bin/sh\nmonitor() {\n${name}=0\n${loop}${piped}}\ncase "$1" in\nmonitor) monitor ;;\nesac\n`;
}

/** Functions each of which calls the one before it twice; nothing gets to the last of them. */
function doubledCalls(count: number): string {
  const functions = Array.from({ length: count }, (_, at) => `f${at + 1}() {\n\tf${at}\n\tf${at}\n}\n`);
  return `#!/bin/sh\nf0() {\n\tread -r x\n}\n${functions.join("")}exit 0\nf${count}\n`;
}

/** A handler for many events that are none, with as many commands. */
function handlerOf(count: number): string {
  const names = Array.from({ length: count }, (_, at) => `x${at}`);
  return `#!/bin/sh\ncase "$1" in\n${names.join("|")})\n${"\tread -r x\n".repeat(count)}\t;;\nesac\n`;
}

/** Tests each of which leaves one event less to the next. */
function guards(count: number): string {
  return `#!/bin/sh\n${Array.from({ length: count }, (_, at) => `[ "$1" = x${at} ] && exit 0\n`).join("")}`;
}

/** Many parts of a `case`. @param part with `@` for its number */
function inCase(part: string, count: number): string {
  const parts = Array.from({ length: count }, (_, at) => part.replace("@", String(at)));
  return `#!/bin/sh\ncase "$1" in\n${parts.join("")}esac\n`;
}

describe("what attacks have found", () => {
  const site = new TemporaryDirectory();
  let targets: readonly FuzzTarget[] = [];

  before(async () => {
    targets = await allTargets(site);
  });

  after(() => site.remove());

  for (const [what, name, text] of FOUND) {
    it(`is ${what}: read in no time`, async () => {
      const target = targets.find((one) => one.name === name);
      assert.ok(target);
      const input = Buffer.from(text);
      let milliseconds = Number.POSITIVE_INFINITY;
      for (let again = 0; milliseconds > MOST_MILLISECONDS && again < 3; again++) {
        const begin = cpuTime();
        for (let seed = 0; seed < 3; seed++) {
          await isTaken(target, input, new Random(seed));
        }
        milliseconds = cpuTime() - begin;
      }
      assert.ok(milliseconds < MOST_MILLISECONDS, `${Math.round(milliseconds)} ms`);
    });
  }
});
