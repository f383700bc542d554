import { spawn } from "node:child_process";

/** How a program ended, with all it printed on both streams. */
export interface Outcome {
  /** Exit status; -1 when it did not start or a signal ended it. */
  readonly status: number;
  readonly output: string;
}

/** Runs a program to its end without a terminal. It never throws: a program that cannot start has status -1. */
export function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const take = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", (error) => resolve({ status: -1, output: `${output}${error.message}\n` }));
    child.on("close", (status) => resolve({ status: status ?? -1, output }));
  });
}

/** Runs a program that must succeed. @throws with all it printed when it does not. */
export async function mustRun(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const { status, output } = await run(command, args, options);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed (status ${status}):\n${output}`);
  return output;
}
