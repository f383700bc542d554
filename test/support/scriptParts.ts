import fc from "fast-check";

/** What a line of a made-up script is to the failure. */
export type Mark = "fails" | "cause" | "call";

/** A line; of a command of several lines only the first is marked. */
export interface ScriptLine {
  readonly text: string;
  readonly mark?: Mark;
}

export type Lines = readonly ScriptLine[];

/** Text as lines, of which those that end with `#!mark` are marked. */
export function linesOf(text: string): Lines {
  return text.split("\n").map((line) => {
    const [, before = line, mark] = /^(.*?) ?#!(fails|cause|call)$/.exec(line) ?? [];
    return mark === undefined ? { text: line } : { text: before, mark: mark as Mark };
  });
}

const PASSING = [
  ":",
  'echo "some text $1"',
  "x=$((1 + 2))",
  "y=$(\n  echo a\n  echo b | cat\n)",
  "if true; then\n  :\nelse\n  exit 9\nfi",
  'for i in a b; do\n  echo "$i" >/dev/null\ndone',
  "cat <<EOF >/dev/null\nexit 1\n$1\nEOF",
  "echo a |\n  cat |\n  cat >/dev/null",
  "(\n  cd /\n  echo sub\n)",
  "case a in\na) : ;;\n*) exit 8 ;;\nesac",
  "grep x /dev/null || :",
  "! grep x /dev/null",
  "n=0\nwhile [ $n -lt 2 ]; do\n  n=$((n + 1))\ndone",
  "h() {\n  local a=1\n  echo $a\n}\nh b",
  "eval 'true\ntrue'",
  "z='a\nb'",
  "{\n  echo c\n} >/dev/null",
  "test a = b && exit 7 || true",
  "w=`echo d`; v=$w",
] as const;

/** Commands that all succeed, a few of them. */
export const passing: fc.Arbitrary<Lines> = fc
  .array(fc.constantFrom(...PASSING), { maxLength: 3 })
  .map((parts) => parts.flatMap(linesOf));

/** Ends by `exit 3`, wherever it stands. */
export const exiting: fc.Arbitrary<Lines> = fc
  .constantFrom(
    "exit 3 #!fails",
    "grep x /dev/null || #!cause\n  exit 3 #!fails",
    "if ! grep x /dev/null; then #!cause\n  echo no\n  exit 3 #!fails\nfi",
    "grep x /dev/null || { #!cause\n  echo no\n  exit 3 #!fails\n}",
    "grep x /dev/null #!cause\nrc=$?\necho no\nif [ $rc -ne 0 ]; then\n  exit 3 #!fails\nfi",
    "if echo a |\n  grep -q b; then #!cause\n  :\nelse\n  exit 3 #!fails\nfi",
    "die() {\n  echo no\n  exit 3 #!fails\n}\ngrep x /dev/null || #!cause\n  die #!call",
    "grep \\ #!cause\n  x \\\n  /dev/null || exit 3 #!exit",
  )
  .map((text) => linesOf(text.replace("#!exit", "")))
  .filter((lines) => lines.some(({ mark }) => mark === "fails"));

/** Fails with its last command. */
export const failing: fc.Arbitrary<Lines> = fc
  .constantFrom(
    "grep x /dev/null #!fails",
    "grep \\ #!fails\n  x \\\n  /dev/null",
    "echo a |\n  grep b #!fails",
    "grep x <<EOF #!fails\nhello\nEOF",
    "q=$( #!fails\n  echo a\n  grep x /dev/null\n)",
    "(\n  cd /\n  grep x /dev/null #!fails\n)",
    "true && test a = b #!fails",
    "nosuchcommand #!fails",
    "e() {\n  test a = b #!fails\n}\ne #!call",
    '[ "$1" = b ] #!fails',
    "eval 'true #!fails\nfalse'",
  )
  .map(linesOf);

const AROUND: readonly (readonly [string, string])[] = [
  ["if true; then", "fi"],
  ["case m in\nm)", ";;\nesac"],
  ["{", "}"],
  ["for i in a; do", "done"],
  ["if false; then\n  :\nelif test a = b; then\n  :\nelse", "fi"],
  ["f() {", "}\nf x #!call"],
  ["g() {\n  if true; then", "  fi\n}\ng x #!call"],
];

/**
 * Puts a part into something, with commands that succeed before it and behind it.
 * @param isLast nothing may come behind it
 */
export function nested(inner: fc.Arbitrary<Lines>, isLast: boolean): fc.Arbitrary<Lines> {
  const behind = isLast ? fc.constant<Lines>([]) : passing;
  return fc
    .tuple(passing, inner, behind, fc.option(fc.constantFrom(...AROUND), { nil: null }))
    .map(([before, part, after, around]) => {
      const body = [...before, ...part, ...after];
      return around === null ? body : [...linesOf(around[0]), ...body, ...linesOf(around[1])];
    });
}
