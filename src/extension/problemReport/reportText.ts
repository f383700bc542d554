import { printable } from "../printable.ts";

/** A name with what is known of it. */
export type Fact = readonly [name: string, value: string];

/** What a report tells; nothing in it has been redacted yet. */
export interface ProblemFacts {
  readonly versions: readonly Fact[];
  readonly workspace: readonly Fact[];
  /** Each event directory, with how it is read. */
  readonly directories: readonly Fact[];
  /** What is known of the last run in this window; empty: there was none. */
  readonly lastRun: readonly Fact[];
  /** Settings that were changed, with their values as JSON. */
  readonly settings: readonly Fact[];
  /** The last lines of the log. */
  readonly log: string;
}

const LONGEST_VALUE = 1000;
const LONGEST_LINE = 500;

/**
 * The report as Markdown, for a person who looks through it before it is passed on.
 * @param redact takes out of a text what is private
 */
export function reportText(facts: ProblemFacts, redact: (text: string) => string): string {
  const parts = [
    `# Problem with CTDB Event Scripts

<!-- Nothing has been sent. Look through this page, take out what others must not know, and pass it on yourself.
Paths of your home folder and workspace, names of user and machine, addresses and what looks like a secret were replaced. -->

**What did you do?**


**What did you expect?**


**What happened?**

`,
    section("Versions", table(facts.versions, redact)),
    section("Workspace", table(facts.workspace, redact)),
    section("Event directories", table(facts.directories, redact) || "None was found.\n"),
    section("Last run in this window", table(facts.lastRun, redact) || "None.\n"),
    section("Settings that were changed", table(facts.settings, redact) || "None.\n"),
    section("End of the log", block(redact(facts.log).split("\n").map(shortened).join("\n"))),
  ];
  return parts.join("\n");
}

function section(title: string, body: string): string {
  return `## ${title}\n\n${body}`;
}

function table(facts: readonly Fact[], redact: (text: string) => string): string {
  if (facts.length === 0) return "";
  const rows = facts.map(([name, value]) => `| ${cell(redact(name))} | ${cell(redact(value))} |\n`);
  return `| | |\n|---|---|\n${rows.join("")}`;
}

/** A text that stays within its cell, and is no Markdown. */
function cell(text: string): string {
  const line = printable(text).replace(/\s+/g, " ").trim().slice(0, LONGEST_VALUE);
  return line.replace(/[\\|*_`<>[\]#~]/g, "\\$&");
}

/** Only what was redacted is cut: half a secret would not be found. */
function shortened(line: string): string {
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
}

/** Text as it is, in a fence that is longer than any in it. */
function block(text: string): string {
  const ticks = text.match(/`{3,}/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...ticks.map(({ length }) => length + 1)));
  return `${fence}text\n${printable(text).trimEnd()}\n${fence}\n`;
}
