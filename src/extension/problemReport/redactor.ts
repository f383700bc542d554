import { isIPv4, isIPv6 } from "node:net";

/** What of this machine and its user must not be in a report. */
export interface PrivateFacts {
  readonly home: string;
  readonly user: string;
  readonly host: string;
  /** Absolute paths of the folders of the workspace. */
  readonly folders: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Names of variables and keys whose values are secrets. */
const SECRET_NAME =
  /(?:passw(?:or)?d|passphrase|secret|token|credential|cookie|private_?key|api_?key|access_?key|auth)/i;
/** `NAME=value` and `"name": "value"` with such a name; the value is a word or stands between quotes. */
const SECRET_PAIR = new RegExp(
  `(?<![\\w.-])([\\w.-]{0,200}${SECRET_NAME.source}[\\w.-]{0,200}["']?\\s*[:=]\\s*)("[^"]*"|'[^']*'|(?:bearer\\s+)?[^\\s,;&"']+)`,
  "gi",
);
/** What is a secret by its form: authorisation headers, tokens of well-known services, JSON web tokens. */
const SECRET_FORM =
  /\b(?:Bearer\s+[\w.~+/=-]{8,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{10,}|AKIA[0-9A-Z]{16}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*)/g;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
const LOGIN_IN_ADDRESS = /(\b[a-z][\w+.-]{0,20}:\/\/)[^\s/@]{1,200}@/gi;
const MAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;
const HOMES = /(\/(?:home|Users)\/)[^\s/:;,"'`]+/g;
const MAC = /(?<![\w:])(?:[0-9a-f]{2}:){5}[0-9a-f]{2}(?![\w:])/gi;
const ADDRESS_4 = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w-])/g;
const ADDRESS_6 = /(?<![\w.:])[0-9a-f]{0,4}(?::[0-9a-f.]{0,15}){2,8}(?![\w:])/gi;
/** Addresses that say nothing of anyone: loopback, unspecified, and those for documentation. */
const NOBODY = /^(?:127\.|0\.0\.0\.0$|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|::1?$|2001:db8:)/i;
const HIDDEN = "<hidden>";
/** Shorter names are found in too many words, and these are everybody's. */
const COMMON_NAMES: readonly string[] = ["root", "user", "admin", "localhost"];
const LEAST_SECRET = 4;

/**
 * Makes the function that takes out of a text what is private: secrets first, then places and names. The same
 * address becomes the same number in all texts, so that one can still follow it.
 */
export function createRedactor(facts: PrivateFacts): (text: string) => string {
  const values = secretValues(facts.environment);
  const places = placesOf(facts);
  const addresses = new Map<string, string>();
  return (text) => {
    let result = text.replace(PRIVATE_KEY, HIDDEN);
    for (const value of values) result = result.replaceAll(value, HIDDEN);
    result = result
      .replace(LOGIN_IN_ADDRESS, `$1${HIDDEN}@`)
      .replace(SECRET_FORM, HIDDEN)
      .replace(SECRET_PAIR, `$1${HIDDEN}`)
      .replace(MAIL, "<e-mail>");
    for (const [pattern, word] of places) result = result.replace(pattern, word);
    return result
      .replace(HOMES, "$1<user>")
      .replace(MAC, "<hardware address>")
      .replace(ADDRESS_6, (address) => addressWord(address, addresses))
      .replace(ADDRESS_4, (address) => addressWord(address, addresses));
  };
}

/** Values of variables with telling names, longest first. */
function secretValues(environment: PrivateFacts["environment"]): readonly string[] {
  return Object.entries(environment)
    .filter(([name, value]) => SECRET_NAME.test(name) && (value ?? "").length >= LEAST_SECRET)
    .map(([, value]) => value ?? "")
    .sort((a, b) => b.length - a.length);
}

/** Paths and names with their words, in the order in which they are replaced: the longest path first. */
function placesOf({ home, user, host, folders }: PrivateFacts): readonly (readonly [RegExp, string])[] {
  const paths = [
    ...folders.map(
      (path, i) => [path, folders.length === 1 ? "<workspace>" : `<workspace ${i + 1}>`] as const,
    ),
    [home, "~"] as const,
  ].filter(([path]) => path.length > 1);
  const names = [
    [host, "<host>"],
    [host.split(".")[0] ?? "", "<host>"],
    [user, "<user>"],
  ] as const;
  return [
    ...paths
      .toSorted(([a], [b]) => b.length - a.length)
      .map(([path, word]) => [new RegExp(`${literally(path)}(?![\\w-])`, "g"), word] as const),
    ...names
      .filter(([name]) => name.length > 2 && !COMMON_NAMES.includes(name.toLowerCase()))
      .map(([name, word]) => [new RegExp(`(?<![\\w-])${literally(name)}(?![\\w-])`, "gi"), word] as const),
  ];
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/** Everything that only looks like an address, such as a time or a release, stays. */
function addressWord(text: string, known: Map<string, string>): string {
  const address = text.replace(/\.$/, "");
  if (!(isIPv4(address) || isIPv6(address)) || NOBODY.test(address)) return text;
  const word = known.get(address) ?? `<address ${known.size + 1}>`;
  known.set(address, word);
  return word + text.slice(address.length);
}
