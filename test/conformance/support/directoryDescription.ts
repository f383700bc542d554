import fc from "fast-check";
import type { RunSpec } from "./observation.ts";
import type { Change, End, Shown, Step } from "./scriptText.ts";

/** One entry of a generated event directory; names are latin1, one character per byte. */
export interface Entry {
  readonly name: string;
  readonly mode: number;
  readonly is: Content;
}

export type Content =
  | {
      readonly kind: "script" | "link-to-script";
      readonly firstLine: string;
      readonly steps: readonly Step[];
      readonly end: End;
    }
  | { readonly kind: "bytes"; readonly bytes: string }
  | { readonly kind: "link"; readonly to: string }
  | { readonly kind: "directory" | "fifo" | "socket" };

/** An event directory and what is run in it. */
export interface Description {
  readonly entries: readonly Entry[];
  readonly runs: readonly RunSpec[];
}

const weighted = fc.oneof;
const MIDDLE = "abAB-_.~ 17'\"$%*?\\\u00e9\u00ff\u0080\t\n";

const middle = fc.string({ unit: fc.constantFrom(...MIDDLE), maxLength: 6 });
const number = fc.constantFrom("00", "01", "10", "10", "17", "17", "50", "99");

const validName = weighted(
  { weight: 8, arbitrary: fc.tuple(number, middle).map(([nn, name]) => `${nn}.${name}.script`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "10..script",
      "17.a.script",
      "17.a-b.script",
      "17.A.script",
      "17.a.b.script",
      "17.a~.script",
      "17.with blank.script",
      "17.a.script.script",
      "17.averyveryverylongscriptname.script",
      "17.\u00e9\u00ff.script",
      `17.${"x".repeat(245)}.script`,
    ),
  },
);

const otherName = weighted(
  fc.constantFrom(
    "10.a",
    "10.script",
    "10script",
    "1.one.script",
    "012.x.script",
    "10.a.script~",
    ".10.a.script",
    "10.a.script.rpmnew",
    "10.a.SCRIPT",
    "aa.x.script",
    " 1.x.script",
    "+1.x.script",
    "-1.x.script",
    "10-x.script",
    "README",
    "10.x.options",
    "\u00b2\u00b3.x.script",
  ),
  middle.filter((name) => name !== "" && name !== "." && name !== ".."),
);

const mode = weighted(
  { weight: 6, arbitrary: fc.constant(0o755) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      0o644,
      0o600,
      0o000,
      0o100,
      0o500,
      0o700,
      0o111,
      0o011,
      0o055,
      0o677,
      0o300,
      0o711,
    ),
  },
);

const outputText = weighted(
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
  // What looks like a row of the status.
  { weight: 1, arbitrary: fc.constantFrom("10.a                 OK\n", "  OUTPUT: x\n", "%s %n\\n") },
);

const nulText = fc.constantFrom("\0", "\0\n", "a\0", "a\0b\n", "a\nb\0c\n", "\0\0\0", "line\n\0line\n");

const to = fc.constantFrom<"stdout" | "stderr">("stdout", "stdout", "stderr");
const print = fc.record({ do: fc.constant("print" as const), text: outputText, to });

const quietStep: fc.Arbitrary<Step> = weighted(
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

const anyStep: fc.Arbitrary<Step> = weighted(
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
const stepsWithNul = fc
  .tuple(fc.record({ do: fc.constant("print" as const), text: nulText, to }), fc.boolean())
  .map(([step, child]): Step[] => [step, ...(child ? [{ do: "background", own: "group" } as const] : [])]);

/** HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM XCPU SYS, and a real-time one. */
const SIGNALS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 24, 31, 40];

const end: fc.Arbitrary<End> = weighted(
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

type Body = Pick<Extract<Content, { steps: unknown }>, "steps" | "end">;

const body: fc.Arbitrary<Body> = weighted(
  { weight: 9, arbitrary: fc.record({ steps: fc.array(anyStep, { maxLength: 4 }), end }) },
  {
    weight: 1,
    // The shell's complaint about a missing command would be a second write.
    arbitrary: fc.record({
      steps: stepsWithNul,
      end: end.filter((how) => !("last" in how && how.last === "missing-command")),
    }),
  },
);

const script = (kind: "script" | "link-to-script"): fc.Arbitrary<Content> =>
  fc.tuple(firstLine, body).map(([first, rest]) => ({ kind, firstLine: first, ...rest }));

const firstLine = weighted(
  { weight: 12, arbitrary: fc.constant("#!/bin/sh") },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "#!/bin/sh -e",
      "#! /bin/sh",
      "#!/usr/bin/env sh",
      "#!/bin/bash",
      "#!/bin/sh\r",
      "#!/no/such/interpreter",
      "#!/etc/passwd",
      "#!/tmp",
      "#!",
      "#! ",
      "#!sh",
      "# no shebang",
      "",
      "\xef\xbb\xbf#!/bin/sh",
      "#!\x7fELF",
      "#!/bin/true",
      `#!/bin/sh ${"x".repeat(300)}`,
    ),
  },
);

const content: fc.Arbitrary<Content> = weighted(
  { weight: 14, arbitrary: script("script") },
  { weight: 2, arbitrary: script("link-to-script") },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("bytes" as const),
      bytes: fc.constantFrom(
        "",
        "\n",
        "exit 1\n",
        "\x7fELF",
        "\x7fELF\x02\x01\x01\0garbage",
        "MZ",
        "\0\0\0\0",
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("link" as const),
      to: fc.constantFrom(
        "/bin/true",
        "/bin/false",
        "/bin/echo",
        "/bin/sh",
        "/bin/cat",
        "/dev/null",
        "/etc",
        ".",
        "nowhere",
        "/no/such/folder/script",
        "17.a.script",
        "10..script",
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("directory", "fifo", "socket") }) },
);

const entry: fc.Arbitrary<Entry> = fc.record({
  name: weighted({ weight: 5, arbitrary: validName }, { weight: 1, arbitrary: otherName }),
  mode,
  is: content,
});

const eventName = weighted(
  { weight: 4, arbitrary: fc.constantFrom("monitor", "startup", "init", "takeip", "ipreallocated") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "my-event",
      "Monitor",
      "with blank",
      "\u00e9v\u00e9nement",
      "-x",
      "--help",
      "a/b",
      "$(id)",
      "",
    ),
  },
);

const argument = fc.constantFrom(
  "eth0",
  "10.0.0.31",
  "24",
  "a b",
  "  two  blanks  ",
  "",
  " ",
  "tab\there",
  "'quoted'",
  '"q"',
  "$HOME",
  "*",
  "`id`",
  "\u00fcml\u00e4ut \u2603",
  "-x",
  "--",
  "--option=1",
  "line\nbreak",
  "\\",
  ";",
);

const run: fc.Arbitrary<RunSpec> = fc.record({
  event: eventName,
  args: fc.array(argument, { maxLength: 5 }),
  timeoutSeconds: fc.constant(15),
  runAll: weighted({ weight: 2, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

const entries = fc.uniqueArray(entry, { maxLength: 8, selector: ({ name }) => name });

/** Two runs are of the same event as often as not. */
const runs = fc
  .tuple(run, fc.option(run, { freq: 2 }), fc.boolean())
  .map(([first, second, same]): RunSpec[] => {
    if (second === null) {
      return [first];
    }
    return [first, same ? { ...second, event: first.event } : second];
  });

export const anyDirectory: fc.Arbitrary<Description> = fc.record({ entries, runs });

const hangingEntry: fc.Arbitrary<Entry> = fc.record({
  name: validName,
  mode: fc.constant(0o755),
  is: fc.record({
    kind: fc.constant("script" as const),
    firstLine: fc.constant("#!/bin/sh"),
    steps: fc.array(weighted({ weight: 3, arbitrary: print }, { weight: 1, arbitrary: quietStep }), {
      maxLength: 2,
    }),
    end: fc.constant({ hang: true } as const),
  }),
});

const offContent = fc.constantFrom<Content>({ kind: "bytes", bytes: "" }, { kind: "link", to: "nowhere" });

/** Listed, but never started. */
const offEntry: fc.Arbitrary<Entry> = fc.record({
  name: validName,
  mode: fc.constantFrom(0o644, 0o011),
  is: offContent,
});

function withHanging(others: fc.Arbitrary<Entry>): fc.Arbitrary<Entry[]> {
  return fc
    .tuple(hangingEntry, fc.uniqueArray(others, { maxLength: 4, selector: ({ name }) => name }))
    .map(([hung, rest]) => [hung, ...rest.filter(({ name }) => name !== hung.name)]);
}

function withoutChanges(given: Entry): Entry {
  return "steps" in given.is
    ? { ...given, is: { ...given.is, steps: given.is.steps.filter((step) => step.do !== "change") } }
    : given;
}

/**
 * A time-out of 0. Whatever is started hangs: a script that ends at once would race with the deadline. Nor does it change
 * the directory: with RUN_ALL the next script is started at the same moment.
 */
export const directoryAtDeadline: fc.Arbitrary<Description> = fc.record({
  entries: withHanging(weighted(hangingEntry, offEntry)).map((all) => all.map(withoutChanges)),
  runs: run.map((spec) => [{ ...spec, timeoutSeconds: 0 }]),
});

/** A time-out of one second, which costs that much; after a failure nothing more is run, for the same reason. */
export const directoryWithDeadline: fc.Arbitrary<Description> = fc.record({
  entries: withHanging(entry),
  runs: run.map((spec) => [{ ...spec, timeoutSeconds: 1, runAll: false }]),
});
