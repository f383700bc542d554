/** Stands in for `ctdb-event`: asks our daemon, and prints and returns what the real tool does. */
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { conventionFor } from "../../../src/ctdb/conventions.ts";
import { NEWEST_VERSION, parseVersion } from "../../../src/ctdb/version.ts";
import { disableScript, enableScript } from "../../../src/scripts/enableScript.ts";
import { listScripts } from "../../../src/scripts/scriptList.ts";
import { testPaths } from "./paths.ts";
import type { Reply, Request } from "./protocol.ts";

const [ENOENT, ENOEXEC, EINVAL, ETIMEDOUT, ECANCELED] = [2, 8, 22, 110, 125];

const paths = testPaths();
const target = process.env.CTDB_EVENTS_TARGET;
const convention = conventionFor((target && parseVersion(target)) || NEWEST_VERSION);

async function ask(request: Request): Promise<Reply> {
  const socket = connect(paths.socket("eventd"));
  socket.write(`${JSON.stringify(request)}\n`);
  return JSON.parse(await text(socket)) as Reply;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function run([timeout = "0", component = "", event = "", ...args]: string[]): Promise<number> {
  const { result } = await ask({
    command: "run",
    component,
    event,
    args,
    timeoutSeconds: Math.max(0, Number.parseInt(timeout, 10) || 0),
    continueOnFailure: process.env.CTDB_EVENT_RUN_ALL !== undefined,
  });
  if (result === ENOENT) {
    say(`Event dir for ${component} does not exist`);
  } else if (result === ETIMEDOUT) {
    say(`Event ${event} in ${component} timed out`);
  } else if (result === ECANCELED) {
    say(`Event ${event} in ${component} got cancelled`);
  } else if (result === ENOEXEC) {
    say(`Event ${event} in ${component} failed`);
  } else if (result !== 0) {
    say(`Failed to run event ${event} in ${component}, result=${result}`);
  }
  return result;
}

async function status([component = "", event = ""]: string[]): Promise<number> {
  const reply = await ask({ command: "status", component, event });
  if (reply.result === ENOENT) {
    say(`Event dir for ${component} does not exist`);
  } else if (reply.result === EINVAL) {
    say(`Event ${event} has never run in ${component}`);
  } else if (reply.result !== 0) {
    say(`Unknown error (${reply.result}) for event ${event} in ${component}`);
  }
  process.stdout.write(Buffer.from(reply.text ?? "", "base64"));
  return reply.result === 0 ? Math.abs(reply.summary ?? 0) : reply.result;
}

async function script([command, component = "", name = ""]: string[]): Promise<number> {
  const directory = paths.eventDirectory(component);
  const vendorDirectory = paths.vendorDirectory(component);
  if (command === "list") {
    const listing = await listScripts(directory, vendorDirectory, convention);
    process.stdout.write(listing.stdout);
    process.stderr.write(listing.stderr);
    return listing.exitStatus;
  }
  const change = command === "enable" ? enableScript : disableScript;
  const result = await change(directory, name, convention, { vendorDirectory, component, literalName: true });
  if (result.message !== null) {
    say(result.message);
  }
  return result.exitStatus;
}

const [command, ...words] = process.argv.slice(2);
const commands: Partial<Record<string, (words: string[]) => Promise<number>>> = { run, status, script };
process.exitCode = (await commands[command ?? ""]?.(words)) ?? 1;
