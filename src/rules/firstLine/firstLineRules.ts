import type { FileRule } from "../rule.ts";
import { byteOrderMark } from "./byteOrderMark.ts";
import { crlf } from "./crlf.ts";
import { emptyScript } from "./emptyScript.ts";
import { notUtf8 } from "./notUtf8.ts";
import { shebangMissing } from "./shebangMissing.ts";
import { shebangNotFound } from "./shebangNotFound.ts";

/** The rules of this folder, in the order in which they are listed. */
export const FIRST_LINE_RULES: readonly FileRule[] = [
  shebangMissing,
  shebangNotFound,
  byteOrderMark,
  crlf,
  emptyScript,
  notUtf8,
];
