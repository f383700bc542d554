import fc from "fast-check";
import type { RunSpec } from "./observation.ts";

const eventName = fc.oneof(
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
      " ",
      "\n",
      "with\nbreak\n",
      "monitor ",
      "MONITOR",
      "x".repeat(5000),
      "\u{1f600}",
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
  "\n",
  "\ttabs\t",
  "a\u00a0b",
  "\u2028",
  "long ".repeat(2000),
  "y".repeat(100_000),
  "\u001b[31m",
  "\\",
  ";",
);

export const run: fc.Arbitrary<RunSpec> = fc.record({
  event: eventName,
  args: fc.array(argument, { maxLength: 5 }),
  timeoutSeconds: fc.constant(15),
  runAll: fc.oneof({ weight: 2, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

/** Two runs are of the same event as often as not. */
export const runs = fc
  .tuple(run, fc.option(run, { freq: 2 }), fc.boolean())
  .map(([first, second, same]): RunSpec[] => {
    if (second === null) {
      return [first];
    }
    return [first, same ? { ...second, event: first.event } : second];
  });
