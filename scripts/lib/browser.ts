import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { ensureChromium } from "./debian.ts";

/** Chromium's own sandbox neither works as root nor in most containers; it sees only our own pages. */
const ARGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"],
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost",
];

/**
 * A headless browser that reaches this machine's own addresses and nothing else.
 * `CTDB_CHROMIUM` names another program than the installed Chromium.
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await program(), args: ARGS });
}

/**
 * The same with one profile for all its windows, which keeps what it has loaded and compiled.
 * @param folder of the profile, which is made
 */
export async function launchProfile(
  folder: string,
  viewport: { readonly width: number; readonly height: number },
): Promise<BrowserContext> {
  const executablePath = await program();
  return chromium.launchPersistentContext(folder, {
    executablePath,
    args: ARGS,
    viewport,
    reducedMotion: "reduce",
  });
}

async function program(): Promise<string> {
  const found = process.env.CTDB_CHROMIUM ? { path: process.env.CTDB_CHROMIUM } : await ensureChromium();
  if ("skip" in found) throw new Error(found.skip);
  return found.path;
}
