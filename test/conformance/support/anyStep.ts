import fc from "fast-check";
import type { Change, End, Shown, Step } from "./scriptText.ts";

const outputText = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom(..."ab \n"), maxLength: 12 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom("line", "line\n", "\n", "\n\n\n", "a\n\n  b\n", "  indented\n", "\n\nlast"),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("a\r\nb\r\n", "50%\r100%\n", "\x1b[31mred\x1b[0m\n", "\x07\x08\x7f\n"),
  },
  { weight: 1, arbitrary: fc.constantFrom("\xff\xfe\n", "caf\xc3\xa9\n", "caf\xe9\n", "\x80") },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc
        .nat({ max: 255 })
        .filter((n) => n > 0)
        .map((n) => String.fromCharCode(n)),
      maxLength: 40,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "\n".repeat(70_000),
      "a\n".repeat(40_000),
      " \n \n",
      "\n\n\n\na\n\n\n",
      "\r",
      "x\n\r\n",
    ),
  },
  // What looks like a row of the status.
  { weight: 1, arbitrary: fc.constantFrom("10.a                 OK\n", "  OUTPUT: x\n", "%s %n\\n") },
);

const nulText = fc.constantFrom("\0", "\0\n", "a\0", "a\0b\n", "a\nb\0c\n", "\0\0\0", "line\n\0line\n");

const to = fc.constantFrom<"stdout" | "stderr">("stdout", "stdout", "stderr");
export const print = fc.record({ do: fc.constant("print" as const), text: outputText, to });

export const quietStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("background" as const),
      own: fc.constantFrom("group", "session"),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("change" as const),
      how: fc.constantFrom<Change>("enable", "disable", "remove", "create", "dangle", "empty", "fail"),
      target: fc.nat({ max: 9 }),
    }),
  },
);

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: print },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("show" as const),
      what: fc.constantFrom<Shown>(
        "argv",
        "cwd",
        "environment",
        "signals",
        "stdin",
        "umask",
        "group",
        "limits",
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("child" as const), text: outputText }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("long" as const),
      bytes: fc.constantFrom(4096, 65_535, 65_536, 65_537, 150_000, 400_000),
    }),
  },
  { weight: 4, arbitrary: quietStep },
);

/** A NUL byte hides the rest of one read, and only a single write is surely a single read. */
export const stepsWithNul = fc
  .tuple(fc.record({ do: fc.constant("print" as const), text: nulText, to }), fc.boolean())
  .map(([step, child]): Step[] => [step, ...(child ? [{ do: "background", own: "group" } as const] : [])]);

/** HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM XCPU SYS, and a real-time one. */
const SIGNALS = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 24, 25, 26, 27, 29, 30, 31, 34, 40, 64,
];

export const end: fc.Arbitrary<End> = fc.oneof(
  { weight: 10, arbitrary: fc.constant({ exit: 0 }) },
  { weight: 3, arbitrary: fc.record({ exit: fc.nat({ max: 255 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      exit: fc.constantFrom(1, 2, 8, 63, 64, 66, 72, 77, 106, 126, 127, 174, 189, 255),
    }),
  },
  { weight: 2, arbitrary: fc.record({ signal: fc.constantFrom(...SIGNALS) }) },
  { weight: 1, arbitrary: fc.record({ last: fc.constantFrom("false", "missing-command") }) },
);
