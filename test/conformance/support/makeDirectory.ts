import { execFileSync } from "node:child_process";
import { chmodSync, linkSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { visible } from "./comparison.ts";
import type { Description, Entry } from "./directoryDescription.ts";
import { type Step, scriptText } from "./scriptText.ts";

/** Puts generated directories on disk: always at the same place, so that nothing in them tells the sides apart. */
export class DirectoryMaker {
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
    mkdirSync(join(base, "events"));
    mkdirSync(join(base, "special"));
    // Node can make neither; each directory that wants one gets a link to one of these.
    for (const mode of ["755", "644"]) {
      execFileSync("mkfifo", ["-m", mode, join(base, "special", `fifo-${mode}`)]);
      const socket = join(base, "special", `socket-${mode}`);
      const program =
        'use Socket; socket(S, PF_UNIX, SOCK_STREAM, 0); bind(S, sockaddr_un($ARGV[0])) or die "$!"';
      execFileSync("perl", ["-e", program, socket]);
      chmodSync(socket, Number.parseInt(mode, 8));
    }
  }

  path(component: string): string {
    return join(this.#base, "events", component);
  }

  make(component: string, description: Description): void {
    this.remove(component);
    mkdirSync(this.path(component));
    mkdirSync(this.#targets(component));
    const names = description.entries.map(({ name }) => name);
    for (const [index, entry] of description.entries.entries()) {
      this.#makeEntry(component, entry, index, names);
    }
  }

  remove(component: string): void {
    rmSync(this.path(component), { recursive: true, force: true });
    rmSync(this.#targets(component), { recursive: true, force: true });
  }

  #targets(component: string): string {
    return join(this.#base, "special", component);
  }

  #makeEntry(component: string, { name, mode, is }: Entry, index: number, names: readonly string[]): void {
    const path = Buffer.from(join(this.path(component), "/") + name, "latin1");
    switch (is.kind) {
      case "script":
        writeScript(path, mode, scriptText(is.firstLine, is.steps, is.end, names));
        return;
      case "link-to-script": {
        const target = join(this.#targets(component), String(index));
        writeScript(Buffer.from(target), mode, scriptText(is.firstLine, is.steps, is.end, names));
        symlinkSync(target, path);
        return;
      }
      case "bytes":
        writeScript(path, mode, is.bytes);
        return;
      case "link":
        symlinkSync(is.to, path);
        return;
      case "directory":
        mkdirSync(path);
        chmodSync(path, mode | 0o600);
        return;
      case "fifo":
      case "socket":
        linkSync(join(this.#base, "special", `${is.kind}-${mode & 0o100 ? "755" : "644"}`), path);
    }
  }
}

function writeScript(path: Buffer, mode: number, text: string): void {
  writeFileSync(path, Buffer.from(text, "latin1"));
  chmodSync(path, mode);
}

/** The directory and its runs for people who look for a difference. */
export function listing({ entries, runs }: Description): string {
  const lines = entries.map(({ name, mode, is }) => {
    const bits = mode.toString(8).padStart(4, "0");
    return `  ${bits} "${visible(name)}"  ${contentText(is)}`;
  });
  const commands = runs.map(({ event, args, timeoutSeconds, runAll }) => {
    const words = [event, ...args].map((word) => JSON.stringify(word)).join(" ");
    return `  ${runAll ? "CTDB_EVENT_RUN_ALL=1 " : ""}ctdb event run ${timeoutSeconds} COMPONENT ${words}`;
  });
  return ["The directory:", ...lines, "The runs:", ...commands].join("\n");
}

function contentText(is: Entry["is"]): string {
  switch (is.kind) {
    case "script":
    case "link-to-script": {
      const parts = [
        is.firstLine === "#!/bin/sh" ? "" : `first line "${visible(is.firstLine)}"`,
        ...is.steps.map(stepText),
        JSON.stringify(is.end).slice(1, -1).replaceAll('"', ""),
      ];
      return `${is.kind}: ${parts.filter(Boolean).join("; ")}`;
    }
    case "bytes":
      return `bytes "${visible(is.bytes)}"`;
    case "link":
      return `link to ${is.to}`;
    default:
      return is.kind;
  }
}

function stepText(step: Step): string {
  switch (step.do) {
    case "print":
      return `print "${visible(step.text)}" to ${step.to}`;
    case "child":
      return `child prints "${visible(step.text)}"`;
    case "long":
      return `print ${step.bytes} bytes`;
    case "show":
      return `show ${step.what}`;
    case "background":
      return `leave a child in its own ${step.own}`;
    case "change":
      return `${step.how} entry ${step.target}`;
  }
}
