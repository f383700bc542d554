import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");

/**
 * The folder of the bundles. They start in a quarter of the time that the sources need, and hundreds of tests start
 * one; `npm test` builds them before. Without them the tests run the sources.
 */
const bundles = process.env.CTDB_BUNDLES;

/** The module of the command line. */
export const COMMAND_LINE = join(ROOT, bundles ? join(bundles, "cli.js") : "src/cli/main.ts");

/** The module of the language server. */
export const LANGUAGE_SERVER = join(ROOT, bundles ? join(bundles, "server.js") : "src/server/main.ts");

/** The module of a language server with the rules of `fakeChecker.ts`. */
export const FAKE_SERVER = join(
  ROOT,
  bundles ? join(bundles, "fakeServer.mjs") : "test/support/languageServer/fakeMain.ts",
);
