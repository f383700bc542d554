import { access, constants } from "node:fs/promises";

/** Whether this user may execute a file; `false` where it is not there. */
export async function isExecutable(path: string | Buffer): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
