import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import fc from "fast-check";
import type { Convention } from "../../../src/ctdb/convention.ts";
import { conventionFor, conventionForStep } from "../../../src/ctdb/conventions.ts";
import { FIRST_BYTES, parseFirstLine } from "../../../src/scripts/firstLine.ts";
import { scanDirectory } from "../../../src/scripts/scanDirectory.ts";
import type { StartProblem } from "../../../src/scripts/scriptFile.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

const C3 = conventionForStep("C3");

describe("startProblem", () => {
  const temporary = useTemporaryDirectory();

  async function problem(
    content: string | Buffer,
    convention: Convention = C3,
  ): Promise<StartProblem | null> {
    const name = `10.a${convention.names.suffix}`;
    temporary.current.file(name, content);
    const { files } = await scanDirectory(temporary.current.path, convention);
    assert.equal(files.length, 1);
    return files[0]?.startProblem ?? null;
  }

  for (const [what, content, code] of [
    ["an empty file", "", "empty"],
    ["a byte-order mark", "\ufeff#!/bin/sh\n", "byte-order-mark"],
    ["UTF-16", Buffer.from("\ufeff#!/bin/sh\n", "utf16le"), "byte-order-mark"],
    ["no first line", "echo hello\n", "no-first-line"],
    ["a blank before #!", " #!/bin/sh\n", "no-first-line"],
    ["a comment before #!", "# header\n#!/bin/sh\n", "no-first-line"],
    ["no interpreter behind #!", "#!  \nexit 0\n", "no-first-line"],
    ["CR LF", "#!/bin/sh\r\nexit 0\r\n", "crlf"],
    ["CR LF behind an option", "#!/bin/sh -e\r\nexit 0\r\n", "crlf"],
    ["CR LF behind env", "#!/usr/bin/env bash\r\nexit 0\r\n", "crlf"],
    ["a missing interpreter", "#!/no/such/shell\n", "interpreter-missing"],
    ["a folder as interpreter", "#!/tmp\n", "interpreter-not-executable"],
    ["a file that is no program as interpreter", "#!/etc/passwd\n", "interpreter-not-executable"],
  ] as const) {
    it(`finds ${what}`, async () => {
      assert.equal((await problem(content))?.code, code);
    });
  }

  for (const [what, content] of [
    ["a script", "#!/bin/sh\n"],
    ["a script without a newline", "#!/bin/sh"],
    ["blanks and options", "#! /bin/sh -e \n"],
    ["an interpreter relative to /", "#!bin/sh\n"],
    ["CR LF after a clean first line", "#!/bin/sh\nexit 0\r\n"],
    ["ELF", Buffer.from("7f454c460201", "hex")],
  ] as const) {
    it(`finds nothing wrong with ${what}`, async () => {
      assert.equal(await problem(content), null);
    });
  }

  it("states the consequence of each step", async () => {
    const missing = "#!/no/such/shell\n";
    const cannotRun = /the event fails with CANNOT RUN \(No such file or directory\)/;
    const disabled = /CTDB shows it DISABLED and the event succeeds/;
    for (const [version, content, sentence] of [
      [[4, 24], missing, disabled],
      [[4, 20, 7], missing, disabled],
      [[4, 17], missing, cannotRun],
      [[4, 8], missing, cannotRun],
      [[4, 5], missing, disabled],
      [[4, 2, 0], missing, /passes it over/],
      [[2, 5], missing, /ends with 127, and the event fails/],
      [[1, 0, 61], "#!/tmp\n", /ends with 126, and the event fails/],
      [[4, 17], "echo\n", disabled],
      [[4, 17], "#!/bin/sh\r\n", cannotRun],
      [[4, 24], "#!/bin/sh\r\n", disabled],
    ] as const) {
      const found = await problem(content, conventionFor(version));
      assert.match(found?.sentence ?? "", sentence, version.join("."));
      temporary.current.remove();
    }
  });

  it("lets /bin/sh run what has no first line, up to 2.5", async () => {
    for (const step of ["A1", "A2", "B1"] as const) {
      assert.equal(await problem("echo hello\n", conventionForStep(step)), null);
      assert.equal(await problem("", conventionForStep(step)), null);
      assert.equal((await problem("\ufeff#!/bin/sh\n", conventionForStep(step)))?.code, "byte-order-mark");
    }
  });

  it("words it for later where the script is disabled", async () => {
    temporary.current.file("10.a.script", "", 0o644);
    const { files } = await scanDirectory(temporary.current.path, C3);
    assert.match(files[0]?.startProblem?.sentence ?? "", /^Once it is enabled: /);
  });

  it("takes an interpreter that nobody may execute for none", async () => {
    temporary.current.file("interpreter", "#!/bin/sh\n");
    chmodSync(temporary.current.resolve("interpreter"), 0o644);
    temporary.current.file("10.a.script", `#!${temporary.current.resolve("interpreter")}\n`);
    const { files } = await scanDirectory(temporary.current.path, C3);
    assert.equal(files[0]?.startProblem?.code, "interpreter-not-executable");
  });
});

describe("parseFirstLine", () => {
  it("reads interpreter and argument as Linux does", () => {
    const line = parseFirstLine(Buffer.from("#! \t/bin/sh  -e  -u \t\n"));
    assert.ok(line.kind === "interpreter");
    assert.equal(line.interpreter.toString(), "/bin/sh");
    assert.equal(line.argument?.toString(), "-e  -u");
  });

  it("refuses an interpreter that does not end within the buffer", () => {
    const long = Buffer.from(`#!/${"x".repeat(300)}\n`).subarray(0, FIRST_BYTES);
    assert.equal(parseFirstLine(long).kind, "no-interpreter");
    const argument = Buffer.from(`#!/bin/sh ${"x".repeat(300)}\n`).subarray(0, FIRST_BYTES);
    assert.equal(parseFirstLine(argument).kind, "interpreter");
  });

  it("never throws and never finds an empty interpreter", () => {
    const bytes = fc
      .tuple(fc.constantFrom("", "#!", "#! /bin/sh"), fc.uint8Array({ maxLength: FIRST_BYTES - 12 }))
      .map(([start, rest]) => Buffer.concat([Buffer.from(start), rest]));
    fc.assert(
      fc.property(bytes, (buffer) => {
        const line = parseFirstLine(buffer);
        assert.ok(line.kind !== "interpreter" || line.interpreter.length > 0);
      }),
    );
  });
});
