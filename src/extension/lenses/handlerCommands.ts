import { isAbsolute } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { registerCommand } from "../commands.ts";
import { Commands } from "../ids.ts";
import type { HandlerPlace } from "../run/runMemory.ts";
import { allowsDirectory } from "../sandbox/outsideConsent.ts";
import { UserError } from "../userError.ts";
import { requireTrust } from "../workspace/guards.ts";
import type { ServedEvents } from "./handlerAtCursor.ts";
import type { HandlerServices } from "./handlerServices.ts";

/** Registers the commands of code lenses and of the handler at the cursor. */
export function registerHandlerCommands(
  services: HandlerServices,
  servedIn: ServedEvents,
): vscode.Disposable {
  const { log, memory, settingsFor, starter, store, panel } = services;
  const commands: Readonly<Record<string, (...args: unknown[]) => unknown>> = {
    [Commands.runHandler]: async (directory, event, script, trace) => {
      requireTrust();
      const place = placeOf(directory, event, script);
      if (place !== null && !(await allowsDirectory(place.directory, store))) {
        return;
      }
      const [{ planRun }, { planHandler }] = await Promise.all([
        import("../run/planRun.ts"),
        import("./planHandler.ts"),
      ]);
      const planned = await (place === null
        ? planRun({ kind: "workspace" }, memory, settingsFor)
        : planHandler(place, memory, settingsFor));
      await (planned && starter.start(typeof trace === "boolean" ? { ...planned, trace } : planned));
    },
    [Commands.changeArguments]: async (directory, event, script) => {
      const place = placeOf(directory, event, script);
      const { planHandler } = await import("./planHandler.ts");
      await (place && planHandler(place, memory, settingsFor, { asks: true }));
    },
    [Commands.runHandlerAtCursor]: async () => {
      requireTrust();
      const { planAtCursor } = await import("./handlerAtCursor.ts");
      const planned = await planAtCursor(servedIn, services);
      await (planned && starter.start(planned));
    },
    [Commands.runAllEvents]: async (...args) => {
      requireTrust();
      const [directory, script, events] = args.length === 0 ? await allOfShown(servedIn) : args;
      const isWhole = typeof directory === "string" && isAbsolute(directory) && typeof script === "string";
      if (isWhole && Array.isArray(events) && (await allowsDirectory(directory, store))) {
        const { runAllEvents } = await import("./runAllEvents.ts");
        await runAllEvents(directory, script, events.map(String), services);
      }
    },
    [Commands.showRun]: async (id, index) => {
      if (typeof id === "number" && typeof index === "number" && index >= 0) {
        await panel.showScript(id, index);
      } else if (typeof id === "number") {
        store.select(id);
      }
      await panel.reveal(true);
    },
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, command]) => registerCommand(log, id, command)),
  );
}

function placeOf(directory: unknown, event: unknown, script: unknown): HandlerPlace | null {
  return typeof directory === "string" && isAbsolute(directory) && typeof event === "string" && event !== ""
    ? { directory, event, script: typeof script === "string" ? script : "" }
    : null;
}

/** The events of the script that is shown. @throws {UserError} where none is */
async function allOfShown(servedIn: ServedEvents): Promise<readonly unknown[]> {
  const document = vscode.window.activeTextEditor?.document;
  const served = document?.uri.scheme === "file" ? await servedIn(document) : [];
  const [first] = served;
  if (first === undefined) {
    throw new UserError(
      t("Open an event script that CTDB runs and that has handlers of events, to run them all."),
    );
  }
  return [first.directory, first.script, served.map(({ event }) => event)];
}
