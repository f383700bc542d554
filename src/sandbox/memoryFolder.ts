import { accessSync, constants, readFileSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

const SHARED_MEMORY = "/dev/shm";
/** Less would not do for a few virtual nodes with all that scripts may leave in them. */
const LEAST_BYTES = 512 * 1024 * 1024;

/**
 * Where folders are put that live for a moment: in memory, where this machine has room there and programs may be run from
 * it, since making and removing the hundred files of a virtual node takes a disk five times as long. Whoever sets TMPDIR
 * has it their way.
 * @returns an absolute path.
 */
export function memoryFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  return (environment.TMPDIR ?? "") === "" && isUsable() ? SHARED_MEMORY : tmpdir();
}

function isUsable(): boolean {
  try {
    const mounts = readFileSync("/proc/self/mounts", "utf8").split("\n");
    const mounted = mounts.map((line) => line.split(" ")).findLast(([, target]) => target === SHARED_MEMORY);
    const options = (mounted?.[3] ?? "").split(",");
    if (mounted?.[2] !== "tmpfs" || !options.includes("rw") || options.includes("noexec")) {
      return false;
    }
    accessSync(SHARED_MEMORY, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    return bavail * bsize >= LEAST_BYTES;
  } catch {
    return false; // no Linux, or not for this user
  }
}
