import { t } from "@vscode/l10n";

/** What an argument of an event that names an interface is called. @param name of the argument @returns `null` for any other argument */
export function interfaceWords(name: string): string | null {
  switch (name) {
    case "interface":
      return t("interface");
    case "old_interface":
      return t("old interface");
    case "new_interface":
      return t("new interface");
    default:
      return null;
  }
}
