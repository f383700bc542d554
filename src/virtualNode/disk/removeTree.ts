import { chmod, lstat, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** Removes a folder, even where a script took the rights on its parts away. */
export async function removeTree(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch {
    await openUp(path);
    await rm(path, { recursive: true, force: true }).catch(() => undefined); // mounted, or another user's: no harm
  }
}

async function openUp(path: string): Promise<void> {
  const isFolder = await lstat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (isFolder) {
    await chmod(path, 0o700).catch(() => undefined);
    const names = await readdir(path).catch(() => []);
    await Promise.all(names.map((name) => openUp(join(path, name))));
  }
}
