import { exitStatusOfSignal } from "./output.ts";

/** A key pressed once can arrive twice, as by npx. */
const SAME_KEY_MS = 300;
/** Those with which a person or a program asks again; a terminal that closes may send SIGHUP besides another one. */
const ENDING: readonly string[] = ["SIGINT", "SIGTERM"];

/**
 * The first signal cancels the run, so that nothing of it is left, or ends the printing when it is over. The second one
 * ends this process at once, whatever the run is waiting for; the launcher then ends the scripts.
 */
export function listenForSignals() {
  let received: number | null = null;
  let receivedAt = 0;
  let onFirst: (signalNumber: number) => void = () => {};
  const handlers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;
  const listeners = Object.entries(handlers).map(([name, number]) => {
    const listener = () => {
      if (received === null) {
        received = number;
        receivedAt = performance.now();
        onFirst(number);
      } else if (ENDING.includes(name) && performance.now() - receivedAt > SAME_KEY_MS) {
        process.exit(exitStatusOfSignal(number));
      }
    };
    process.on(name, listener);
    return { name, listener };
  });
  return {
    signalNumber: () => received,
    /** Says what the first signal does from now on. */
    onFirst: (action: (signalNumber: number) => void) => {
      onFirst = action;
    },
    stop: () => {
      for (const { name, listener } of listeners) {
        process.off(name, listener);
      }
    },
  };
}
