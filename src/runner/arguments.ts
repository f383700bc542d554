import { t } from "@vscode/l10n";
import type { Convention } from "../ctdb/convention.ts";

/** Arguments as CTDB passes them, with what it does to those that were given. */
export interface PassedArguments {
  readonly args: readonly string[];
  readonly warnings: readonly string[];
  /** Why the release refuses them, or `null`. */
  readonly problem: string | null;
}

const NUL = "\0";

/**
 * Joins the arguments with blanks and splits them at blanks, as `compact_args` (event_tool.c) and
 * `script_args` (run_event.c) do: quotes stay literal, empty arguments vanish, tabs are kept.
 */
export function passArguments(
  event: string,
  given: readonly string[],
  convention: Convention,
): PassedArguments {
  const warnings: string[] = [];
  for (const argument of given) {
    if (argument === "") {
      warnings.push(
        t("An empty argument vanishes: CTDB joins the arguments with blanks and splits them again."),
      );
    } else if (argument.includes(" ")) {
      warnings.push(
        t("CTDB splits “{0}” at its blanks; scripts get the parts as separate arguments.", argument),
      );
    }
  }
  const args = given.join(" ").split(" ").filter(Boolean);
  if ([event, ...args].some((word) => word.includes(NUL))) {
    const problem = t("The event or an argument holds a NUL byte, which no program can be given.");
    return { args: [], warnings, problem };
  }
  const shellWords = args.filter((argument) => /[^\w.,:/@%+=-]/.test(argument));
  if (convention.launch === "shell" && shellWords.length > 0) {
    warnings.push(
      t(
        "CTDB before Samba 4.2 put the arguments into a shell command, where {0} would be interpreted. Here they are passed as they are.",
        shellWords.join(" "),
      ),
    );
  }
  const { maxArguments } = convention;
  const problem =
    maxArguments !== null && args.length > maxArguments
      ? t(
          "This release of CTDB passes at most {0} arguments to an event; {1} were given.",
          maxArguments,
          args.length,
        )
      : null;
  return { args, warnings, problem };
}
