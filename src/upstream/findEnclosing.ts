import { findProgram } from "../sandbox/perl.ts";
import { enclosed } from "./enclosure.ts";

/** Longer than a loaded machine takes to enter an empty sandbox. In milliseconds. */
const PATIENCE_MS = 20_000;

/** Looks whether bubblewrap can enclose tests here, by entering once. @returns its absolute path, or `null`. */
export async function findEnclosing(): Promise<string | null> {
  const bubblewrap = await findProgram("bwrap");
  if (bubblewrap === null) {
    return null;
  }
  const enclosure = { bubblewrap, shown: [], writable: null, workingDirectory: "/" };
  const [program = bubblewrap, ...args] = enclosed(enclosure, ["/bin/sh", "-c", ":"]);
  const { execa } = await import("execa");
  const { failed } = await execa(program, args, { reject: false, stdio: "ignore", timeout: PATIENCE_MS });
  return failed ? null : bubblewrap;
}
