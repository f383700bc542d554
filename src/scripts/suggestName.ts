import type { NameRule } from "../ctdb/convention.ts";
import { isListed } from "./nameRule.ts";

/** Endings that say what a file is written in; CTDB's suffix takes their place. */
const LANGUAGE = /\.(?:sh|bash|dash|ksh|py|pl|rb|lua)$/i;

/** Two digits and a dot for a name that lacks them: what digits it has, else 50. */
function withPrefix(name: string): string {
  const digits = /^(\d+)[.\-_ ]*(.*)$/su.exec(name);
  const rest = digits?.[2] ?? name.replace(/^[.\-_ ]+/, "");
  const number = digits?.[1];
  if (number === undefined) {
    return `50.${rest}`;
  }
  return `${number.length > 2 ? number.slice(-2) : number.padStart(2, "0")}.${rest}`;
}

/**
 * A name close to `name` that CTDB lists, for a sentence or a quick fix.
 * @returns `null` where the name is listed as it is or no near name is.
 */
export function suggestName(name: string, rule: NameRule): string | null {
  if (isListed(Buffer.from(name), rule)) {
    return null;
  }
  let body = name.replace(/[~#]+/g, "").trim();
  body = body.replace(/\.script$/i, "");
  if (rule.suffix !== "") {
    body = body.replace(LANGUAGE, "");
  }
  let result = /^\d\d\./.test(body) ? body : withPrefix(body);
  if (rule.secondDot === "ignored") {
    result = result.slice(0, 3) + result.slice(3).replace(/\.+/g, "-").replace(/-$/, "");
  }
  if (result.length <= 3) {
    result = `${result.slice(0, 2)}.name`;
  }
  if (rule.maxBytes !== null) {
    result = result.slice(0, rule.maxBytes); // what is typed may be of any length
    while (Buffer.byteLength(result + rule.suffix) > rule.maxBytes) {
      result = [...result].slice(0, -1).join("");
    }
  }
  result += rule.suffix;
  return result !== name && isListed(Buffer.from(result), rule) ? result : null;
}
