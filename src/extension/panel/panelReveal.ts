import type { RunOutcome } from "../../runner/report.ts";

/** When the panel is shown by itself: what the setting `ctdb.panel.reveal` can be. */
export const PANEL_REVEALS = ["always", "onFailure", "never"] as const;

/**
 * Whether the panel is to be shown for a run that the user began.
 * @param setting what the configuration holds; anything else is read as the default, `always`
 * @param outcome how the run ended; `null`: it begins
 */
export function revealsPanel(setting: unknown, outcome: RunOutcome | null): boolean {
  switch (setting) {
    case "never":
      return false;
    case "onFailure":
      return outcome !== null && outcome !== "passed" && outcome !== "cancelled";
    default:
      return outcome === null;
  }
}
