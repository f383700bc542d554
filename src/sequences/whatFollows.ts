import { t } from "@vscode/l10n";
import type { Convention } from "../ctdb/convention.ts";
import { eventNamed, type FailureKind, hasEvent } from "../ctdb/events.ts";
import type { RunOutcome } from "../runner/report.ts";
import { sentences } from "../text/sentences.ts";
import type { PlannedStep } from "./plan.ts";

/** Seconds from a failed startup to the next (`ctdb_startup_callback` in ctdb_monitor.c). */
const STARTUP_AGAIN = 5;
/** Seconds to the leader's next round (tunable RecoverInterval), in which it repeats what failed. */
const NEXT_ROUND = 1;

/** How a step went, as far as it decides what comes next. */
export interface StepEnd {
  readonly outcome: RunOutcome;
  /** Whether ctdbd goes on as after a success. */
  readonly treatedAsSuccess: boolean;
  /** For releaseip: whether the address is still on an interface; ctdbd asks the kernel. */
  readonly isAddressLeft: boolean;
}

/** What comes after a step. */
export interface Following {
  readonly action: "go-on" | "end" | "repeat-step" | "repeat-part";
  /** Whether the step counts as gone wrong. */
  readonly isFailure: boolean;
  /** For a repetition: after how many seconds. */
  readonly seconds: number;
  /** What ctdbd does next, in words; `""` where it just goes on. */
  readonly sentence: string;
}

/**
 * What ctdbd does after a step, and the sequence with it.
 * @param tries how often something is tried that ctdbd repeats without end.
 */
export function whatFollows(
  step: PlannedStep,
  end: StepEnd,
  convention: Convention,
  tries: number,
): Following {
  if (step.expect !== null) {
    return expected(step, end);
  }
  const following = asCtdb(step, end, convention);
  if (!following.isFailure || step.onFailure === "as-ctdb") {
    return bounded(following, step, tries);
  }
  return step.onFailure === "stop"
    ? {
        ...following,
        action: "end",
        sentence: sentences(following.sentence, t("The sequence stops here, as the step says.")),
      }
    : {
        ...following,
        action: "go-on",
        sentence: sentences(following.sentence, t("The sequence goes on, as the step says.")),
      };
}

function expected({ expect, onFailure }: PlannedStep, { outcome }: StepEnd): Following {
  if (outcome === expect) {
    return { action: "go-on", isFailure: false, seconds: 0, sentence: t("This outcome was expected.") };
  }
  const stops = onFailure === "stop";
  const sentence = sentences(
    t("Expected was {0}, the outcome is {1}.", expect ?? "", outcome),
    stops ? t("The sequence stops here, as the step says.") : "",
  );
  return { action: stops ? "end" : "go-on", isFailure: true, seconds: 0, sentence };
}

function asCtdb(step: PlannedStep, end: StepEnd, convention: Convention): Following {
  const event = step.event ?? "";
  const facts = eventNamed(event);
  if (end.outcome === "cancelled" && event !== "monitor") {
    return following("end", true, 0, t("The run was cancelled, and the sequence ends with it."));
  }
  if (facts === null || facts.kind === "manual" || !hasEvent(facts, convention.version)) {
    return end.outcome === "passed"
      ? GO_ON
      : following("go-on", true, 0, t("ctdbd never asks for this event."));
  }
  if (event === "releaseip" && end.isAddressLeft) {
    const sentence = t("The address is still on the interface, so the takeover run fails and is repeated.");
    return following("repeat-part", true, NEXT_ROUND, sentence);
  }
  return end.treatedAsSuccess ? GO_ON : afterFailure(facts.failureKind);
}

const GO_ON: Following = { action: "go-on", isFailure: false, seconds: 0, sentence: "" };

function afterFailure(kind: FailureKind): Following {
  switch (kind) {
    case "daemon-exits":
      return following("end", true, 0, t("ctdbd is gone: nothing more is run."));
    case "retried":
      return following("repeat-step", true, STARTUP_AGAIN, "");
    case "recovery-fails":
      return following("repeat-part", true, NEXT_ROUND, t("The leader begins the recovery again."));
    case "takeover-run-fails":
    case "address-checked":
      return following("repeat-part", true, NEXT_ROUND, t("The leader begins the takeover run again."));
    case "unhealthy":
      return following("go-on", true, 0, t("ctdbd goes on with monitoring."));
    default:
      return following("go-on", true, 0, "");
  }
}

function bounded(following: Following, step: PlannedStep, tries: number): Following {
  const repeats = following.action === "repeat-step" || following.action === "repeat-part";
  if (!repeats || step.attempt < tries) {
    return repeats
      ? {
          ...following,
          sentence: sentences(following.sentence, t("Try {0} of {1} follows.", step.attempt + 1, tries)),
        }
      : following;
  }
  const end =
    tries === 1
      ? t("It would go on like this; the sequence ends after one try.")
      : t("It would go on like this; the sequence ends after {0} tries.", tries);
  return { ...following, action: "end", sentence: sentences(following.sentence, end) };
}

function following(
  action: Following["action"],
  isFailure: boolean,
  seconds: number,
  sentence: string,
): Following {
  return { action, isFailure, seconds, sentence };
}
