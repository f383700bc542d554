import assert from "node:assert/strict";
import { inlayHints } from "../../../../src/server/features/inlayHints.ts";
import { signatureAt } from "../../../../src/server/features/signatureHelp.ts";
import { withScript } from "../../../support/featureSite.ts";

/** The lines of a script with its hints written into them. */
async function hinted(text: string, version = ""): Promise<string[]> {
  return withScript(
    text,
    (model) => {
      const hints = inlayHints(model, { start: 0, end: text.length });
      const lines = text.split("\n");
      for (const { position, label } of hints.toReversed()) {
        const line = lines[position.line] ?? "";
        lines[position.line] =
          `${line.slice(0, position.character)}‹${label}›${line.slice(position.character)}`;
      }
      return lines.filter((line) => line.includes("‹")).map((line) => line.trim());
    },
    { version },
  );
}

/** The label of the signature with its active parameter in `«»`. */
async function signature(marked: string, version = ""): Promise<string | null> {
  return withScript(
    marked,
    (model, offset) => {
      const help = signatureAt(model, offset);
      const [one] = help?.signatures ?? [];
      const active = one?.parameters?.[help?.activeParameter ?? 0]?.label;
      return one === undefined || typeof active !== "object"
        ? (one?.label ?? null)
        : `${one.label.slice(0, active[0])}«${one.label.slice(...active)}»${one.label.slice(active[1])}`;
    },
    { version },
  );
}

const HEAD = '#!/bin/sh\n. "$CTDB_BASE/functions"\n';

describe("inlay hints", () => {
  it("name the arguments at their first use in each handler, unless the script does", async () => {
    const text = `${HEAD}case "$1" in\ntakeip)\n\tiface=$2\n\tip=$3\n\techo "$2" $4\n\t;;\nreleaseip)\n\tlog "$2"\n\t;;\nesac\n`;
    assert.deepEqual(await hinted(text), [
      "iface=$2‹interface›",
      'echo "$2" $4‹maskbits›',
      'log "$2"‹interface›',
    ]);
  });

  it("stand in a word of several arguments, and behind the one digit that is a name", async () => {
    const text = `${HEAD}case "$1" in\ntakeip)\n\tip addr add $3/$4 dev $2x\n\t;;\nesac\n`;
    assert.deepEqual(await hinted(text), ["ip addr add $3‹ip›/$4‹maskbits› dev $2x‹interface›"]);
  });

  it("count what was shifted away", async () => {
    const text = `${HEAD}e=$1\nshift\ncase "$e" in\nupdateip)\n\tfrom=$1 to=$2\n\t;;\nesac\n`;
    assert.deepEqual(await hinted(text), ["from=$1‹old interface› to=$2‹new interface›"]);
  });

  it("are silent where the arguments are not those of an event", async () => {
    assert.deepEqual(await hinted(`${HEAD}log() {\n\techo "$2"\n}\nlog a b\n`), []);
    assert.deepEqual(await hinted(`${HEAD}echo "$2"\n`), []);
  });
});

describe("signature help", () => {
  it("shows the argument of a helper that is being typed", async () => {
    assert.equal(await signature(`${HEAD}add_ip_to_iface eth0 ¦`), "add_ip_to_iface interface «ip» maskbits");
    assert.equal(await signature(`${HEAD}die "gone" 1 2 ¦`), "die message [status]");
  });

  it("shows how a sub-command of ctdb is called", async () => {
    assert.equal(await signature(`${HEAD}ctdb setifacelink ¦`), "ctdb setifacelink «<iface>» up|down");
    assert.equal(await signature(`${HEAD}"$CTDB" -T 3 setvar X ¦`), "ctdb setvar <name> «<value>»");
  });

  it("says nothing for commands and functions of the script", async () => {
    assert.equal(await signature(`${HEAD}echo ¦`), null);
    assert.equal(await signature(`${HEAD}die() { :; }\ndie ¦`), null);
  });
});
