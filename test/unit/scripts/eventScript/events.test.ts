import assert from "node:assert/strict";
import { eventNames, eventScript, eventsByCommand } from "../../../support/shell.ts";

describe("which events reach a command", () => {
  it("follows the arms of a case", async () => {
    const events = await eventsByCommand(
      `#!/bin/sh\nbefore\ncase "$1" in\ninit) a ;;\ntakeip | "releaseip") b ;;\n*ip) c ;;\n*) d ;;\nesac\nafter\n`,
    );
    assert.deepEqual(events, {
      before: "all",
      a: "init",
      b: "releaseip|takeip",
      c: "updateip",
      d: "all but init|releaseip|takeip|updateip",
      after: "all",
    });
  });

  it("leaves out events whose arm ends the script", async () => {
    const events = await eventsByCommand(
      `case "$1" in\nmonitor) a ;;\ninit) exit 0 ;;\nsetup) die "no" ;;\nesac\nafter\n`,
    );
    assert.equal(events.after, "all but init|setup");
  });

  it("knows the event under another name", async () => {
    const events = await eventsByCommand(`event="$1"\nshift\ncase "$event" in\nmonitor) a ;;\nesac\n`);
    assert.equal(events.a, "monitor");
  });

  it("reads tests of the event", async () => {
    const events = await eventsByCommand(
      `if [ "$1" = "monitor" ]; then\n  a\nelif test x"$1" = xinit; then\n  b\nelse\n  c\nfi\n[ "$1" = startup ] && d\n`,
    );
    assert.equal(events.a, "monitor");
    assert.equal(events.b, "init");
    assert.equal(events.c, "all but init|monitor");
    assert.equal(events.d, "startup");
  });

  it("reads guards", async () => {
    const script = await eventScript(`[ "$1" = "monitor" ] || exit 0\na\n`);
    assert.deepEqual(
      script.handlers.map(({ kind, reached }) => `${kind} ${eventNames(reached)}`),
      ["guard monitor"],
    );
    const events = await eventsByCommand(`if [ "$1" != "monitor" ]; then exit 0; fi\na\n`);
    assert.equal(events.a, "monitor");
  });

  it("goes into functions with the events of their callers", async () => {
    const events = await eventsByCommand(
      `f() { a; g; }\ng() { b; }\nnever() { c; }\ncase "$1" in\nmonitor) f ;;\nstartup) background_with_logging g ;;\nesac\n`,
    );
    assert.equal(events.a, "monitor");
    assert.equal(events.b, "monitor|startup");
    assert.equal(events.c, "unknown");
  });

  it("takes the arguments of a function for the event's only where all are handed on", async () => {
    const forwarded = await eventsByCommand(`main() { case "$1" in monitor) a ;; esac; }\nmain "$@"\n`);
    assert.equal(forwarded.a, "monitor");
    const other = await eventsByCommand(`main() { case "$1" in monitor) a ;; esac; }\nmain x\n`);
    assert.equal(other.a, "all");
  });

  it("does not take a case of something else for a dispatch", async () => {
    const script = await eventScript(
      `case "$2" in\neth0) a ;;\nesac\nset -- x\ncase "$1" in\nx) b ;;\nesac\n`,
    );
    assert.deepEqual(script.handlers, []);
  });
});

describe("which argument of the event a parameter is", () => {
  async function argumentsOf(text: string): Promise<string[]> {
    const script = await eventScript(text);
    return script.shell.uses
      .filter(({ name }) => /^[2-9]$/.test(name))
      .map((use) => `$${use.name}=${script.argumentIndex(use)}`);
  }

  it("counts shifts", async () => {
    assert.deepEqual(await argumentsOf(`a "$2"\nshift\nb "$2"\nshift 2\nc "$3"\n`), ["$2=2", "$2=3", "$3=6"]);
  });

  it("does not guess", async () => {
    assert.deepEqual(await argumentsOf(`f() { a "$2"; }\nf x\nif y; then shift; fi\nb "$2"\n`), [
      "$2=null",
      "$2=null",
    ]);
    assert.deepEqual(await argumentsOf(`while x; do shift; a "$2"; done\n`), ["$2=null"]);
  });
});
