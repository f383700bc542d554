import { randomBytes } from "node:crypto";
import { isSameProcess, processStart } from "../../virtualNode/disk/processStart.ts";

/** `00000042-5f1c9a3e.run.gz`: the number gives the order, whatever clocks say, and two windows may share one. */
const NAME = /^(\d{8})-[0-9a-f]{8}\.run\.gz$/;

/** A file that is being written, or was when its window died. */
const UNFINISHED = /^\.\d{8}-[0-9a-f]{8}\.run\.gz\.part$/;

/** A run that goes on, with the process that it goes on in: its number, and when it began. */
const GOING = /^\.(\d{8}-[0-9a-f]{8}\.run\.gz)\.going-(\d+)-(\d+|null)$/;

const HIGHEST = 99_999_999;

/** The files of runs among others, oldest first. */
export function runFileNames(names: readonly string[]): string[] {
  return names.filter((name) => NAME.test(name)).toSorted();
}

/** A name after all others. */
export function nextRunFileName(names: readonly string[]): string {
  const last = Number(NAME.exec(runFileNames(names).at(-1) ?? "")?.[1] ?? 0);
  const number = String(Math.min(last + 1, HIGHEST)).padStart(8, "0");
  return `${number}-${randomBytes(4).toString("hex")}.run.gz`;
}

/** The name of a file until it is whole. */
export function unfinishedName(name: string): string {
  return `.${name}.part`;
}

export function isUnfinishedName(name: string): boolean {
  return UNFINISHED.test(name);
}

/** The name of the file of a run that goes on in this process. */
export function goingName(name: string): string {
  return `.${name}.going-${process.pid}-${processStart(process.pid)}`;
}

/** The name that a run takes whose process is gone; `null` where the file is none such. */
export function interruptedName(name: string): string | null {
  const [, own, pid = "", start = ""] = GOING.exec(name) ?? [];
  return own === undefined || isSameProcess(Number(pid), start) ? null : own;
}
