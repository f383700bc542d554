/** What a stub command says when it is called so, in place of what the virtual node would have it say. */
export interface StubAnswer {
  /** Name of the command, without a folder. */
  readonly command: string;
  /** What its arguments must look like, one pattern per argument with `*` and `?`; `**` last: any more; `null`: any. */
  readonly args: readonly string[] | null;
  /** Only at this call of those that fit since the node was made, from 1; `null`: at each. */
  readonly call: number | null;
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** How long it takes, in seconds. */
  readonly delaySeconds: number;
}
