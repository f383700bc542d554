import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setVariable } from "./variable.ts";

/**
 * Gives each test of the suite a TMPDIR of its own, and clears it away afterwards.
 * @param before looks at the folder before it goes
 */
export function useOwnTmp(before: (path: string) => unknown = () => undefined): { readonly path: string } {
  const holder = { path: "" };
  const { TMPDIR } = process.env;
  beforeEach(() => {
    holder.path = mkdtempSync(join(tmpdir(), "ctdb-events-test-"));
    process.env.TMPDIR = holder.path;
  });
  afterEach(async () => {
    try {
      await before(holder.path);
    } finally {
      setVariable("TMPDIR", TMPDIR);
      rmSync(holder.path, { recursive: true, force: true });
    }
  });
  return holder;
}
