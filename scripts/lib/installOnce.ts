import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { cache } from "./paths.ts";

const dayMs = 24 * 60 * 60 * 1000;

/**
 * A folder of the cache that is complete or absent. It is filled under another name and then renamed, so that
 * a run that was cut short leaves nothing half done, and of two installs at once the first one stays.
 */
export async function installOnce(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const target = join(cache, name);
  if (await exists(target)) return target;
  await mkdir(cache, { recursive: true });
  await removeLeftovers();
  const folder = await mkdtemp(join(cache, `.part-${name}-`));
  try {
    await fill(folder);
    await rename(folder, target);
  } catch (error) {
    if (!(await exists(target))) throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return target;
}

/** Whether the path names something. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Removes what installs that were killed left behind; a younger folder may belong to one that still runs. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    const age = Date.now() - ((await stat(path).catch(() => undefined)) ?? { mtimeMs: Date.now() }).mtimeMs;
    if (name.startsWith(".part-") && age > dayMs) await rm(path, { recursive: true, force: true });
  }
}
