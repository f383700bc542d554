import * as vscode from "vscode";

/** A message that was shown, with its buttons. */
export interface ShownMessage {
  readonly text: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

type Show = (text: string, ...rest: readonly unknown[]) => Promise<unknown>;

/**
 * Takes the place of VS Code's messages until `restore` is called: nobody is there to answer them.
 * @param answer the button to press, if any
 */
export function catchMessages(answer: (message: ShownMessage) => string | undefined) {
  const window: Record<string, unknown> = vscode.window as unknown as Record<string, unknown>;
  const names = ["showInformationMessage", "showWarningMessage", "showErrorMessage"];
  const before = names.map((name) => window[name]);
  const shown: ShownMessage[] = [];
  const show: Show = async (text, ...rest) => {
    const buttons = rest.filter((one) => typeof one === "string");
    const options = rest.find((one) => typeof one === "object" && one !== null && "modal" in one);
    const detail = (options as { detail?: string } | undefined)?.detail ?? "";
    const message = { text, detail, buttons };
    shown.push(message);
    return answer(message);
  };
  for (const name of names) {
    window[name] = show;
  }
  return {
    shown,
    restore: () => {
      for (const [index, name] of names.entries()) {
        window[name] = before[index];
      }
    },
  };
}

/** Waits until `condition` holds. */
export async function eventually(condition: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (condition()) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`did not happen in 20 s: ${what}`);
}
