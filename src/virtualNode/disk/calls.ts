/** One call of a stub command, as the stub recorded it (`docs/virtual-node.md`). */
export interface RecordedCall {
  /** Milliseconds since 1970, with microseconds behind the point. */
  readonly at: number;
  /** The exit status, or `null` where the command did not come back. */
  readonly status: number | null;
  /**
   * `not-simulated`: failed since the stub does not know it; `hangs`: waits for ever on a real node, too; `answered`:
   * said what it was given to say.
   */
  readonly flag: string | null;
  readonly caller: {
    /** The process that called, or `null` where it is not known. */
    readonly pid: number | null;
    /** The event script that called, such as `50.samba`. */
    readonly script: string | null;
  };
  /** The command as it was called, and its arguments. */
  readonly argv: readonly string[];
  /** The statement that called, in a traced run where it is known. */
  readonly place?: CallPlace;
}

export interface CallPlace {
  /** Absolute path on this machine. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/**
 * Reads a record of calls. Lines that are cut, as by a full disk, are left out.
 * @returns the calls in the order in which they ended.
 */
export function parseCalls(text: string): RecordedCall[] {
  return text.split("\n").flatMap((line) => {
    const [microseconds = "", status = "", flag = "", caller = "", ...argv] = line.split("\t").map(decode);
    const [, pid, script] = /^(\d+|-) (.*)$/s.exec(caller) ?? [];
    if (!/^\d+$/.test(microseconds) || script === undefined || argv.length === 0) {
      return [];
    }
    return [
      {
        at: Number(microseconds) / 1000,
        status: /^\d+$/.test(status) ? Number(status) : null,
        flag: flag === "-" || flag === "" ? null : flag,
        caller: { pid: pid === "-" ? null : Number(pid), script: script === "-" ? null : script },
        argv,
      },
    ];
  });
}

function decode(field: string): string {
  return field.replace(/%([0-9A-F]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}
