/** The package that users install. */
import { statSync } from "node:fs";
import { MOST_PACKAGE_BYTES } from "../../scripts/lib/package.ts";

export async function packageSize(): Promise<string> {
  const { size } = statSync(process.env.CTDB_VSIX ?? "");
  const [ours, most] = [size, MOST_PACKAGE_BYTES].map((bytes) => (bytes / 1e6).toFixed(2));
  return `The .vsix: ${ours} MB; goal ${most} MB: ${size <= MOST_PACKAGE_BYTES ? "reached" : "missed"}\n`;
}
