import type { Command, Redirect } from "../../shell/command.ts";
import type { ShellScript } from "../../shell/shellScript.ts";

/** Whether a redirection takes the standard error elsewhere. */
export function takesErrors({ operator, descriptor, target }: Redirect): boolean {
  const isBoth =
    operator.startsWith("&>") || (operator === ">&" && !/^[\d-]+$/.test(target?.node.text ?? ""));
  return isBoth || (operator.startsWith(">") && descriptor === 2);
}

/** Whether a redirection gives a standard input. */
export function givesInput({ operator, descriptor }: Redirect): boolean {
  return operator.startsWith("<") && (descriptor ?? 0) === 0;
}

/** Whether `exec` redirects something for the rest of the script, so that nothing is certain of its descriptors. */
export function redirectsItself({ commands }: ShellScript): boolean {
  return commands.some(
    ({ name, words, redirects }) => name === "exec" && words.length === 0 && redirects.length > 0,
  );
}

/** All redirections of a command and of what is around it. */
export function allRedirects({ redirects, place }: Command): readonly Redirect[] {
  return [...redirects, ...place.outerRedirects];
}
