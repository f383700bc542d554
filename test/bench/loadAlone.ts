import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../../scripts/lib/paths.ts";
import { median } from "./ratio.ts";

const ROUNDS = 15;

/** Loads the module that the manifest names where VS Code's API does nothing and Node's own modules are there, as in a window. */
const PROGRAM = `
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const file = process.argv[1];
const known = Module._load;
const api = new Proxy(class {}, { get: (target, name) => (name === "prototype" ? target.prototype : class {}) });
Module._load = (name, ...rest) => (name === "vscode" ? api : known.call(Module, name, ...rest));
for (const [, name] of readFileSync(file, "utf8").matchAll(/require\\("(node:[\\w/]+)"\\)/g)) require(name);
const before = process.cpuUsage();
require(file);
const { user, system } = process.cpuUsage(before);
process.stdout.write(String((user + system) / 1000));
`;

/** Processor time that loading the code of the extension takes, without any window, in milliseconds. */
export function loadAlone(): number {
  const file = join(root, "dist", "extension.cjs");
  const times = Array.from({ length: ROUNDS }, () =>
    Number(execFileSync(process.execPath, ["-e", PROGRAM, file], { encoding: "utf8" })),
  );
  return median(times);
}
