import type { Convention } from "../../ctdb/convention.ts";
import { argumentsOf, eventNamed } from "../../ctdb/events.ts";
import { levelsBelowBase, preludeLines } from "./prelude.ts";

/** What a new script is for. */
export interface NewScript {
  /** Without number and suffix. */
  readonly name: string;
  /** The events that it handles. */
  readonly events: readonly string[];
  readonly convention: Convention;
}

/** A text, and where its author begins to write. */
export interface NewScriptText {
  readonly text: string;
  /** The offset of the first command that stands for others. */
  readonly cursor: number;
}

/** A node's life, as people tell it. */
const LIFE: readonly string[] = [
  "init",
  "setup",
  "startup",
  "startrecovery",
  "recovered",
  "startipreallocate",
  "releaseip",
  "takeip",
  "updateip",
  "ipreallocated",
  "monitor",
  "shutdown",
];

/** The command of a handler that has none yet. */
const NOTHING = ":";

/**
 * A POSIX shell script with a handler for each event, in the order of a node's life, that every rule passes and that succeeds
 * in every event.
 */
export function newScriptText({ name, events, convention }: NewScript): NewScriptText {
  const arms = events.toSorted((a, b) => rank(a) - rank(b)).map((event) => handler(event, convention));
  const head = [
    "#!/bin/sh\n",
    `# Event script of CTDB: ${name}.\n\n`,
    preludeLines(levelsBelowBase(convention)),
    `\n${optionsLoader(convention)}\n`,
    'case "$1" in\n',
  ].join("");
  const text = `${head}${arms.join("\n")}esac\n\nexit 0\n`;
  const first = text.indexOf(`\t${NOTHING}\n`, head.length);
  return { text, cursor: first < 0 ? text.length : first + 1 };
}

function rank(event: string): number {
  const at = LIFE.indexOf(event);
  return at < 0 ? LIFE.length : at;
}

/** Both read the options that administrators set; 4.9 has no `loadconfig` any more. */
function optionsLoader({ generation }: Convention): string {
  return generation === "component" ? "load_script_options\n" : "loadconfig\n";
}

function handler(event: string, { version }: Convention): string {
  const facts = eventNamed(event);
  const args = argumentsOf(event, version).map(({ name }, index) => `$${index + 2} ${name}`);
  const comments = [
    ...(facts === null ? [] : [`${facts.when}.`, `A failure: ${facts.failure}`]),
    ...(args.length === 0 ? [] : [`Arguments: ${args.join(", ")}`]),
  ];
  const lines = [...comments.map((line) => `# ${line}`), NOTHING, ";;"];
  return `${event})\n${lines.map((line) => `\t${line}\n`).join("")}`;
}
