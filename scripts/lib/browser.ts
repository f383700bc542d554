import { type Browser, chromium } from "playwright-core";
import { ensureChromium } from "./debian.ts";

/**
 * A headless browser that reaches this machine's own addresses and nothing else.
 * `CTDB_CHROMIUM` names another program than the installed Chromium.
 */
export async function launchBrowser(): Promise<Browser> {
  const found = process.env.CTDB_CHROMIUM ? { path: process.env.CTDB_CHROMIUM } : await ensureChromium();
  if ("skip" in found) throw new Error(found.skip);
  return chromium.launch({
    executablePath: found.path,
    // Chromium's own sandbox neither works as root nor in most containers; it sees only our own pages.
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"],
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost",
    ],
  });
}
