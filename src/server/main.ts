import { createConnection } from "vscode-languageserver/node";
import { DirectoryChecker } from "../rules/directoryChecker.ts";
import { keepYoungSpaceSmall, translateOnce } from "../shell/engineFlags.ts";
import { loadShellParser } from "../shell/shellParser.ts";
import { Framing } from "./framing.ts";
import { nodeProblem } from "./nodeVersion.ts";
import { packageVersion } from "./packageVersion.ts";
import { startServer } from "./startServer.ts";
import { warmUp } from "./warmUp.ts";

const TRANSPORTS = /^--(?:stdio|node-ipc|socket|pipe)(?:=|$)/;
const USAGE = `The language server for CTDB event scripts.

Usage: node server.js --stdio

  --stdio     speaks the Language Server Protocol on standard input and output
  --node-ipc  speaks it over Node's IPC, as Visual Studio Code does
  --version   prints the version
`;

const version = packageVersion(import.meta.dirname);
const words = process.argv.slice(2);
const problem = nodeProblem(process.versions.node);
if (words.includes("--version")) {
  process.stdout.write(`${version}\n`);
} else if (words.includes("--help")) {
  process.stdout.write(USAGE);
} else if (problem !== null) {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
} else if (words.some((word) => TRANSPORTS.test(word))) {
  start();
} else {
  process.stderr.write(USAGE);
  process.exitCode = 64;
}

function start(): void {
  // Loaded while the editor says hello: the first script is checked the sooner.
  translateOnce();
  keepYoungSpaceSmall();
  const parser = loadShellParser();
  parser.then(warmUp).catch(() => {}); // told by the first check
  startServer(
    createConnection(),
    async (path, convention) => DirectoryChecker.open(path, convention, await parser),
    version,
  );
  if (words.includes("--stdio")) {
    endWithoutFraming();
  }
}

/** Editors start a server again that ends; one that never answers again they take for a slow one. */
function endWithoutFraming(): void {
  const framing = new Framing();
  process.stdin.on("data", (chunk: Buffer) => {
    const fault = framing.push(chunk);
    if (fault !== null) {
      const sentence = `The CTDB language server ends: a message on its standard input cannot be read, ${fault}.`;
      process.stderr.write(`${sentence}\n`, () => process.exit(1));
    }
  });
}
