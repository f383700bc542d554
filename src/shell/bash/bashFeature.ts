import { t } from "@vscode/l10n";
import type { TextRange } from "../../text/textRange.ts";

/**
 * What dash, Debian's `/bin/sh`, makes of it. `syntax`: it refuses the whole script with status 2; `ends`: it ends the
 * script with status 2 when it gets there; `fails`: the command fails, the script goes on; `differs`: it means something else.
 */
export type DashReading = "syntax" | "ends" | "fails" | "differs";

/** The one right answer, as a single edit of the script. */
export interface Replacement {
  /** As a menu shows it: ``Change to `=` ``. */
  readonly title: string;
  readonly range: TextRange;
  readonly newText: string;
}

/** One use of something that bash has and POSIX sh has not. */
export interface BashFeature {
  readonly range: TextRange;
  /** What it is, as the beginning of a sentence: ``The test `[[` ``. */
  readonly what: string;
  readonly reading: DashReading;
  /** What exactly dash does, in place of the general words for the reading. */
  readonly effect?: string;
  /** What to write, as a sentence. */
  readonly instead: string;
  readonly fix?: Replacement;
}

function effectOfReading(reading: DashReading): string {
  switch (reading) {
    case "syntax":
      return t("dash refuses the whole script with a syntax error and status 2, so every event fails");
    case "ends":
      return t("dash ends the script there with an error and status 2, so the event fails");
    case "fails":
      return t("in dash the command fails and the script goes on");
    case "differs":
      return t("dash reads it in another way");
  }
}

/** Makes a feature; `more` says what else is known of it. */
export function feature(
  range: TextRange,
  what: string,
  reading: BashFeature["reading"],
  instead: string,
  more: Partial<BashFeature> = {},
): BashFeature {
  return { range: rangeOf(range), what, reading, instead, ...more };
}

/** Makes the one right answer. */
export function replacement(title: string, range: TextRange, newText: string): Replacement {
  return { title, range: rangeOf(range), newText };
}

/** Only the offsets of a node. */
function rangeOf({ start, end }: TextRange): TextRange {
  return { start, end };
}

/** What dash makes of a feature, as a part of a sentence. */
export function effectOf({ reading, effect }: BashFeature): string {
  return effect ?? effectOfReading(reading);
}

/** The message of a feature. */
export function describeFeature(feature: BashFeature): string {
  return t(
    "{0} belongs to bash, and the first line asks for `sh`: {1}. {2}",
    feature.what,
    effectOf(feature),
    feature.instead,
  );
}
