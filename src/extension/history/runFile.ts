import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { EarlierRun } from "../run/runStore.ts";
import { restoreRun, storeRun } from "./storedRun.ts";
import { type KeptParts, trimReport } from "./trimReport.ts";

/** The largest file that is written or read. */
export const MOST_FILE_BYTES = 512 * 1024;

/** What a file should not be larger than, so that as many runs are kept as may be. */
const USUAL_FILE_BYTES = 160 * 1024;

/** What a file may hold once it is unpacked: reading it must not hold up the window. */
export const MOST_JSON_BYTES = 16 * 1024 * 1024;

/** Less and less of a run, until it fits into a file. */
const KEPT: readonly (KeptParts & { readonly fileBytes: number })[] = [
  { headBytes: 16 * 1024, tailBytes: 64 * 1024, steps: 500, calls: 500, fileBytes: USUAL_FILE_BYTES },
  { headBytes: 4 * 1024, tailBytes: 16 * 1024, steps: 100, calls: 100, fileBytes: USUAL_FILE_BYTES },
  { headBytes: 1024, tailBytes: 2 * 1024, steps: 0, calls: 0, fileBytes: MOST_FILE_BYTES },
];

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/**
 * Writes a run as the bytes of a file: gzip, which has a check sum, around JSON.
 * @returns `null` where even the least of the run is too large
 */
export async function packRun(run: EarlierRun): Promise<Buffer | null> {
  for (const kept of KEPT) {
    const stored = storeRun({ start: run.start, report: trimReport(run.report, kept) });
    const json = Buffer.from(JSON.stringify(stored));
    if (json.length > MOST_JSON_BYTES) {
      continue;
    }
    const bytes = await pack(json);
    if (bytes.length <= kept.fileBytes) {
      return bytes;
    }
  }
  return null;
}

/**
 * Reads what {@link packRun} wrote.
 * @throws {Error} where the bytes are damaged, or of another format
 */
export async function unpackRun(bytes: Buffer): Promise<EarlierRun> {
  const json = await unpack(bytes, { maxOutputLength: MOST_JSON_BYTES });
  const { checkStoredRun } = await import("./storedRunSchema.ts");
  const stored = checkStoredRun(JSON.parse(json.toString("utf8")));
  if (stored === null) {
    throw new Error("It holds no run of this format.");
  }
  return restoreRun(stored);
}
