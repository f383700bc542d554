/** Stands in for `ctdb-path`: prints one of CTDB's paths. */
import { join } from "node:path";
import { testPaths } from "./paths.ts";

const paths = testPaths();
const [what = "", word = "", file = ""] = process.argv.slice(2);

function answer(): string {
  switch (what) {
    case "socket":
      return paths.socket(word);
    case "pidfile":
      return paths.pidfile(word);
    case "etcdir":
    case "datadir":
    case "rundir":
    case "vardir":
      return word === "append" ? join(paths[what], file) : paths[what];
    case "config":
      return paths.config;
    default:
      throw new Error(`ctdb-path: this stand-in does not know “${what}”`);
  }
}

process.stdout.write(`${answer()}\n`);
