import type { Statement } from "../syntax/statement.ts";
import type { SourceFile } from "./sourceFile.ts";

/** A level of the stack: a statement, or as much as is known of it. */
export interface Place {
  /** Absolute path on this machine. */
  readonly path: string;
  /** `null` where the file cannot be read. */
  readonly file: SourceFile | null;
  /** The function that it lies in; `null`: the top level of the file. */
  readonly functionName: string | null;
  /** As bash gives it, from 1. */
  readonly line: number;
  /** `null` where it is not certain which one it is. */
  readonly statement: Statement | null;
}
