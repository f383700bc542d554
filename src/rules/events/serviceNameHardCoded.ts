import { t } from "@vscode/l10n";
import type { ScriptRule } from "../rule.ts";
import { replaceFix } from "../scriptTools/fixes.ts";
import { serviceAction } from "./serviceAction.ts";

/** The service's name stands in a command although the script has it in `service_name`. */
export const serviceNameHardCoded: ScriptRule = {
  code: "service-name-hard-coded",
  title: "The service's name is written out although `service_name` has it.",
  severity: "hint",
  *check(script) {
    const values = script.shell.assignments.filter(({ name }) => name === "service_name");
    const names = values.map(({ value }) => value?.text.replace(/^(["'])(.*)\1$/, "$2"));
    const [name] = names;
    if (name === undefined || name === "" || names.some((other) => other !== name)) {
      return;
    }
    for (const command of script.shell.commands) {
      const service = serviceAction(command)?.service ?? null;
      if (service?.literal !== name || service.start < (values[0]?.node.end ?? 0)) {
        continue;
      }
      const range = { start: service.start, end: service.end };
      yield {
        range,
        message: t(
          `The script has this name in \`service_name\`. Use the variable, so that the name stands in one place and can differ between systems.`,
        ),
        fixes: [replaceFix(t('Change to `"$service_name"`'), range, '"$service_name"')],
      };
    }
  },
};
