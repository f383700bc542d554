import fc from "fast-check";
import { anyStep, end, stepsWithNul } from "./anyStep.ts";
import type { Content } from "./directoryDescription.ts";

type Body = Pick<Extract<Content, { steps: unknown }>, "steps" | "end">;

const body: fc.Arbitrary<Body> = fc.oneof(
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

const firstLine = fc.oneof(
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

/** What an entry of an event directory can be. */
export const content: fc.Arbitrary<Content> = fc.oneof(
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
        "./17.a.script",
        "../../special/nowhere",
        "/proc/1/root/bin/true",
        "10..script/x",
        "x".repeat(300),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("directory", "fifo", "socket") }) },
);
