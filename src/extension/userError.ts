/** A button below a message: a command, or something that only makes sense there. */
export type UserAction =
  | { readonly title: string; readonly command: string; readonly args?: readonly unknown[] }
  | { readonly title: string; readonly act: () => Promise<void> };

/** Something that the user can understand and mend: the message is one or two sentences for them. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly actions: readonly UserAction[];
  readonly severity: "warning" | "error";

  constructor(
    message: string,
    actions: readonly UserAction[] = [],
    cause?: unknown,
    severity: "warning" | "error" = "warning",
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.actions = actions;
    this.severity = severity;
  }
}
