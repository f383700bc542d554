import { skipBecause } from "../../skipBecause.ts";
import { isCtdbInstalled, NOT_INSTALLED } from "./installedCtdb.ts";
import { whyNoPrivateRoot } from "./privateRoot.ts";

/** Skips a suite, with the reason, where Debian's ctdb or a private root for it cannot be had. */
export async function needDebianInPrivateRoot(context: Mocha.Context): Promise<void> {
  if (!isCtdbInstalled()) {
    skipBecause(context, NOT_INSTALLED);
  }
  const why = await whyNoPrivateRoot();
  if (why !== null) {
    skipBecause(context, why);
  }
}
