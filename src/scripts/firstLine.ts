/** How many bytes Linux looks at to start a program (`BINPRM_BUF_SIZE`, 256 since 5.1). */
export const FIRST_BYTES = 256;

/** What the beginning of a file tells execve. */
export type FirstLine =
  | { readonly kind: "empty" }
  | { readonly kind: "byte-order-mark" }
  /** ELF or Mach-O: started without an interpreter */
  | { readonly kind: "binary" }
  /** no `#!` in the first two bytes */
  | { readonly kind: "none" }
  /** `#!` without an interpreter, or one that does not end within {@link FIRST_BYTES} */
  | { readonly kind: "no-interpreter" }
  | {
      readonly kind: "interpreter";
      readonly interpreter: Buffer;
      /** All that follows the interpreter, as one argument; `null`: none. */
      readonly argument: Buffer | null;
      /** Where a carriage return stands: in the interpreter's name, only in its argument, or nowhere. */
      readonly carriageReturn: "interpreter" | "argument" | null;
    };

const MARKS = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
].map((bytes) => Buffer.from(bytes));
const BINARIES = ["7f454c46", "feedface", "feedfacf", "cefaedfe", "cffaedfe", "cafebabe"].map((hex) =>
  Buffer.from(hex, "hex"),
);

function startsWith(bytes: Buffer, prefix: Buffer): boolean {
  return bytes.subarray(0, prefix.length).equals(prefix);
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

/** Reads the first bytes of a file as Linux does (`fs/binfmt_script.c`, load_script). */
export function parseFirstLine(bytes: Buffer): FirstLine {
  if (bytes.length === 0) {
    return { kind: "empty" };
  }
  if (MARKS.some((mark) => startsWith(bytes, mark))) {
    return { kind: "byte-order-mark" };
  }
  if (BINARIES.some((magic) => startsWith(bytes, magic))) {
    return { kind: "binary" };
  }
  if (bytes[0] !== 0x23 || bytes[1] !== 0x21) {
    return { kind: "none" };
  }
  const newline = bytes.indexOf(0x0a);
  const cut = newline === -1 && bytes.length >= FIRST_BYTES;
  let end = newline === -1 ? bytes.length : newline;
  while (end > 2 && isBlank(bytes[end - 1])) {
    end--;
  }
  let start = 2;
  while (start < end && isBlank(bytes[start])) {
    start++;
  }
  let stop = start;
  while (stop < end && !isBlank(bytes[stop]) && bytes[stop] !== 0) {
    stop++;
  }
  if (stop === start || (cut && stop === FIRST_BYTES)) {
    return { kind: "no-interpreter" };
  }
  const interpreter = bytes.subarray(start, stop);
  while (stop < end && isBlank(bytes[stop])) {
    stop++;
  }
  const argument = stop < end && bytes[stop] !== 0 ? bytes.subarray(stop, end) : null;
  return {
    kind: "interpreter",
    interpreter,
    argument,
    carriageReturn: interpreter.includes(0x0d)
      ? "interpreter"
      : argument?.at(-1) === 0x0d
        ? "argument"
        : null,
  };
}
