import { t } from "@vscode/l10n";
import type { ViewRow } from "../../virtualNode/view/describe.ts";

/** A row's icon, with the colour of a theme or none. */
export interface RowIcon {
  readonly id: string;
  readonly color: string | null;
}

const GOOD = "testing.iconPassed";
const BAD = "testing.iconFailed";
const WARNING = "list.warningForeground";
const QUIET = "descriptionForeground";

const WELL: RowIcon = { id: "circle-filled", color: GOOD };
const DOWN: RowIcon = { id: "circle-outline", color: BAD };
const NOT_NOW: RowIcon = { id: "circle-outline", color: QUIET };

const SERVICES: Readonly<Record<string, RowIcon>> = {
  active: WELL,
  inactive: NOT_NOW,
  failed: { id: "error", color: BAD },
  broken: { id: "circle-slash", color: BAD },
};

/** The icon of a row: filled for what is up, an outline for what is not, so that no colour is needed to tell. */
export function rowIcon(sectionId: string, { value, isAmiss, isHeldHere }: ViewRow): RowIcon {
  switch (sectionId) {
    case "interfaces":
      return isAmiss ? DOWN : WELL;
    case "services":
      return SERVICES[value] ?? NOT_NOW;
    case "public_addresses":
      return isAmiss ? { id: "warning", color: WARNING } : isHeldHere ? WELL : NOT_NOW;
    case "nodes":
      return isAmiss ? DOWN : WELL;
    case "node":
      return isAmiss ? { id: "warning", color: WARNING } : { id: "info", color: null };
    default:
      return isAmiss ? { id: "warning", color: WARNING } : { id: "circle-small-filled", color: QUIET };
  }
}

/** What stands behind the row's label. */
export function rowDescription(sectionId: string, row: ViewRow): string {
  return [row.value, amissWords(sectionId, row), row.detail].filter((part) => part !== "").join(" · ");
}

/** What a screen reader says. */
export function spokenRow(sectionId: string, row: ViewRow): string {
  const amiss = row.isAmiss ? amissWords(sectionId, row) || t("amiss") : "";
  return [row.label, row.value, amiss, row.detail].filter((part) => part !== "").join(", ");
}

/** What is amiss where the value itself does not say it. */
function amissWords(sectionId: string, { isAmiss, isHeldHere }: ViewRow): string {
  if (!isAmiss || sectionId !== "public_addresses") {
    return "";
  }
  return isHeldHere ? t("but on no interface") : t("though it should not be");
}
