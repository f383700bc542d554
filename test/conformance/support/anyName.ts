import fc from "fast-check";

const MIDDLE = "abAB-_.~ 17'\"$%*?\\\u00e9\u00ff\u0080\t\n";

const middle = fc.string({ unit: fc.constantFrom(...MIDDLE), maxLength: 6 });
const number = fc.constantFrom("00", "01", "10", "10", "17", "17", "50", "99");

/** Whatever a file name can hold. */
const anyByte = fc.integer({ min: 1, max: 255 }).filter((byte) => byte !== "/".charCodeAt(0));
const bytes = (maxLength: number) =>
  fc.array(anyByte, { maxLength }).map((all) => String.fromCharCode(...all));

/** A name that CTDB lists; latin1, one character per byte. */
export const validName = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(number, middle).map(([nn, name]) => `${nn}.${name}.script`) },
  { weight: 1, arbitrary: fc.tuple(number, bytes(245)).map(([nn, name]) => `${nn}.${name}.script`) },
  { weight: 1, arbitrary: fc.tuple(number, bytes(4)).map(([nn, name]) => `${nn}.${name}.script`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "10..script",
      "17.a.script",
      "17.a-b.script",
      "17.A.script",
      "17.a.b.script",
      "17.a~.script",
      "17.with blank.script",
      "17.a.script.script",
      "17.averyveryverylongscriptname.script",
      "17.\u00e9\u00ff.script",
      `17.${"x".repeat(245)}.script`,
    ),
  },
);

/** Any other name: most are not listed, some look as if they were. */
export const otherName = fc.oneof(
  fc.constantFrom(
    "10.a",
    "10.script",
    "10script",
    "1.one.script",
    "012.x.script",
    "10.a.script~",
    ".10.a.script",
    "10.a.script.rpmnew",
    "10.a.SCRIPT",
    "aa.x.script",
    " 1.x.script",
    "+1.x.script",
    "-1.x.script",
    "10-x.script",
    "README",
    "10.x.options",
    "\u00b2\u00b3.x.script",
    "10.x.script ",
    "10.x.script\n",
    "\n10.x.script",
    "10.\n.script",
    "10.a.script.script~",
    "10.x.scripts",
    "..10.x.script",
  ),
  bytes(12).filter((name) => name !== "" && name !== "." && name !== ".."),
  middle.filter((name) => name !== "" && name !== "." && name !== ".."),
);
