import type { PlannedRun } from "../run/plannedRun.ts";

/** What the arguments of one event say of the next ones': an address that came is the one that moves and goes. */
export class CarriedArguments {
  readonly #values = new Map<string, string>();

  /** Takes over an event's arguments. */
  take({ args, argumentNames }: Pick<PlannedRun, "args" | "argumentNames">): void {
    argumentNames.forEach((name, index) => {
      const value = args[index];
      if (value !== undefined) {
        this.#values.set(name, value);
      }
    });
    const now = argumentNames.includes("new_interface") ? "new_interface" : "interface";
    const value = this.#values.get(now);
    if (value !== undefined) {
      this.#values.set("interface", value).set("old_interface", value);
    }
  }

  /** The arguments of an event by their names; `null` for each that is not known. */
  give(argumentNames: readonly string[]): readonly (string | null)[] {
    return argumentNames.map((name) => this.#values.get(name) ?? null);
  }
}
