import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Where Node listens for a debugger after SIGUSR1. */
const INSPECTOR = "http://127.0.0.1:9229/json/list";
const TRIES = 100;

/** Megabytes of a process. */
export interface MemoryInUse {
  /** Resident, as it is: with all that Node will collect when it needs the room. */
  readonly resident: number;
  /** Of the heap, after everything was collected that nobody holds any more. */
  readonly held: number;
}

/**
 * What a Node process takes and what it holds, asked through its debugger.
 * @throws where its debugger does not answer
 */
export async function memoryInUse(pid: number): Promise<MemoryInUse> {
  const resident = residentMegabytes(pid);
  process.kill(pid, "SIGUSR1");
  const socket = new WebSocket(await debuggerAddress());
  try {
    await event(socket, "open");
    // Twice: what a finaliser lets go is only found by the next one.
    await ask(socket, "HeapProfiler.collectGarbage");
    await ask(socket, "HeapProfiler.collectGarbage");
    const { usedSize } = await ask(socket, "Runtime.getHeapUsage");
    return { resident, held: Number(usedSize) / 2 ** 20 };
  } finally {
    // Or the next process would find the port taken; it closes the connection, too.
    const closed = event(socket, "close");
    send(socket, "Runtime.evaluate", { expression: "process._debugEnd()" });
    await closed;
  }
}

function residentMegabytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}

async function debuggerAddress(): Promise<string> {
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      const [target] = (await (await fetch(INSPECTOR)).json()) as { webSocketDebuggerUrl: string }[];
      if (target !== undefined) return target.webSocketDebuggerUrl;
    } catch {
      await sleep(50); // it does not listen yet
    }
  }
  throw new Error(`no debugger answers at ${INSPECTOR}`);
}

async function ask(socket: WebSocket, method: string): Promise<Readonly<Record<string, unknown>>> {
  const id = send(socket, method);
  for (;;) {
    const { data } = (await event(socket, "message")) as MessageEvent<string>;
    const answer = JSON.parse(data) as { id?: number; result?: Record<string, unknown> };
    if (answer.id === id) return answer.result ?? {};
  }
}

let count = 0;

function send(socket: WebSocket, method: string, params: object = {}): number {
  count++;
  socket.send(JSON.stringify({ id: count, method, params }));
  return count;
}

function event(socket: WebSocket, name: "open" | "close" | "message"): Promise<Event> {
  return new Promise((resolve) => socket.addEventListener(name, resolve, { once: true }));
}
