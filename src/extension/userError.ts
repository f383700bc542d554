/** A button below a message. */
export interface UserAction {
  readonly title: string;
  readonly command: string;
  readonly args?: readonly unknown[];
}

/** Something that the user can understand and mend: the message is one or two sentences for them. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly actions: readonly UserAction[];

  constructor(message: string, actions: readonly UserAction[] = [], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.actions = actions;
  }
}
