import { spawnSync } from "node:child_process";
import { lstatSync, readdirSync, readlinkSync } from "node:fs";
import { SCRIPT, type TemporaryDirectory } from "./temporaryDirectory.ts";

export const ETC = "events/legacy";
export const SHARE = "share/events/legacy";

/** A configuration folder with one entry of every kind, and a vendor's folder beside it. */
export function fill(base: TemporaryDirectory): void {
  base.file(`${SHARE}/10.vendor.script`);
  base.file(`${SHARE}/11.linked.script`);
  base.link(`${SHARE}/12.dangling.script`, "nowhere");
  base.file(`${SHARE}/13.twice.script.script`);
  base.link(`${ETC}/11.linked.script`, base.resolve(SHARE, "11.linked.script"));
  base.link(`${ETC}/20.dangling.script`, "nowhere");
  base.file(`${ETC}/30.local.script`, SCRIPT, 0o644);
  base.file(`${ETC}/31.enabled.script`, SCRIPT, 0o755);
  base.file(`${ETC}/32.owner.script`, SCRIPT, 0o744);
  base.file(`${ETC}/40.pair.script`, SCRIPT, 0o644);
  base.file(`${ETC}/40.pair.script.script`, SCRIPT, 0o644);
  base.file(`${ETC}/invalid.script`, SCRIPT, 0o644);
  base.folder(`${ETC}/50.folder.script`);
  base.file(`${ETC}/60.plain`, SCRIPT, 0o644);
  spawnSync("mkfifo", ["-m", "755", base.resolve(ETC, "51.fifo.script")]);
}

/** Everything about the configuration folder that the commands could change. */
export function state(base: TemporaryDirectory): string[] {
  const path = base.resolve(ETC);
  return readdirSync(path).map((name) => {
    const entry = lstatSync(`${path}/${name}`);
    const target = entry.isSymbolicLink() ? readlinkSync(`${path}/${name}`).replace(base.path, "") : "";
    return `${name} ${entry.mode.toString(8)} ${target}`;
  });
}
