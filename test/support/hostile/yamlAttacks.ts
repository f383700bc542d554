/** What somebody could write in a YAML file to hold up, or to change, the program that reads it. */
export interface YamlAttack {
  readonly title: string;
  readonly text: string;
  /** The sentence with which it is refused, with the line. */
  readonly refusal: RegExp;
}

const letters = "abcdefghi";
const laughs = [...letters]
  .map((letter, i) => `${letter}: &${letter} [${`${i === 0 ? "x" : `*${letters[i - 1]}`},`.repeat(9)}]`)
  .join("\n");
const stairs = Array.from({ length: 400 }, (_, i) => `${" ".repeat(i)}a:`).join("\n");

/** Each is refused for itself, whatever kind of file it stands in. */
export const YAML_ATTACKS: readonly YamlAttack[] = [
  { title: "a bomb of aliases", text: laughs, refusal: /^1: Anchors and aliases are not read here/ },
  { title: "an alias of itself", text: "a: &a [*a]\n", refusal: /^1: Anchors and aliases are not read here/ },
  { title: "a merge key", text: "a: &a {}\n<<: *a\n", refusal: /^1: Anchors and aliases/ },
  { title: "lists in lists", text: `a: ${"[".repeat(100_000)}`, refusal: /^1: .* nested deeper than/ },
  { title: "maps in maps", text: "{a: ".repeat(30_000), refusal: /^1: .* nested deeper than/ },
  { title: "a stair of maps", text: stairs, refusal: /^\d+: .* nested deeper than/ },
  { title: "lists in one line", text: `${"- ".repeat(30_000)}a`, refusal: /^1: .* nested deeper than/ },
  { title: "keys of keys", text: "? ".repeat(30_000), refusal: /^1: .* nested deeper than/ },
  { title: "a huge text", text: `a: "${"x".repeat(3_000_000)}"`, refusal: /^1: A .* has at most \d+ KiB/ },
  { title: "a key twice", text: "a: 1\nb: 2\na: 3\n", refusal: /^3: The key a is there twice/ },
  { title: "a tag", text: "a: !!js/function 'x'\n", refusal: /^1: The file is no YAML here/ },
  { title: "two documents", text: "a: 1\n---\na: 1\n", refusal: /^\d: The file is no YAML here/ },
  {
    title: "the prototype as a key",
    text: "__proto__: { x: 1 }\n",
    refusal: /^1: .*(?:__proto__|needs “cases”)/,
  },
  {
    title: "the constructor as a key",
    text: "constructor: { prototype: { x: 1 } }\n",
    refusal: /^1: .*(?:constructor|needs “cases”)/,
  },
];
