import { hasOption, type Program } from "../scriptTools/program.ts";

/** Why a program can take long: it never ends by itself, or it waits for others. */
export type Slowness = "endless" | "waits";

const ENDS_ONLY_WITH: ReadonlyMap<string, RegExp> = new Map([
  ["ping", /^-\w*[cw]\d*$/],
  ["ping6", /^-\w*[cw]\d*$/],
]);
/** Programs that ask others, with the options that limit them; `null`: there is none. */
const WAITS: ReadonlyMap<string, RegExp | null> = new Map<string, RegExp | null>([
  ["rpcinfo", null],
  ["showmount", null],
  ["nslookup", /^-(?:timeout|time)=/],
  ["dig", /^\+(?:time|timeout)=/],
  ["host", /^-[wW]/],
  ["curl", /^(?:--max-time|-\w*m\d*)/],
  ["wget", /^(?:--timeout|-T)/],
  ["smbclient", /^(?:-t|--timeout)/],
  ["smbstatus", null],
  ["net", null],
  ["testparm", null],
  ["multipath", null],
  ["nc", /^-\w*w\d*$/],
  ["ssh", /ConnectTimeout/],
  ["onnode", null],
]);
const TELLS_OF_ITSELF = /^(?:-V|-h|--version|--help|-\?)$/;

/** How a program can hold up an event; `null` where it is not known for that, or limited. */
export function slownessOf(program: Program): Slowness | null {
  const { name, words, isLimited } = program;
  if (isLimited || hasOption(words, TELLS_OF_ITSELF)) {
    return null;
  }
  const end = ENDS_ONLY_WITH.get(name);
  if (end !== undefined) {
    return words.every(({ literal }) => literal !== null || words.length > 1) &&
      !hasOption(words, end) &&
      isPlain(program)
      ? "endless"
      : null;
  }
  if (
    (name === "tail" || name === "journalctl") &&
    hasOption(words, /^(?:-[a-zA-Z]*[fF]|--follow(?:=\w+)?)$/)
  ) {
    return hasOption(words, /^--pid/) ? null : "endless";
  }
  const limit = WAITS.get(name);
  return limit === undefined || (limit !== null && (!isPlain(program) || hasOption(words, limit)))
    ? null
    : "waits";
}

/** Whether no word may hold options that are not seen here: `$opts`, `"$@"`. */
function isPlain({ words }: Program): boolean {
  return words.every(
    ({ literal, node }) => literal !== null || (node.type === "string" && node.text !== '"$@"'),
  );
}
