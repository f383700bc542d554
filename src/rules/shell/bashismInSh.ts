import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import { type BashFeature, describeFeature } from "../../shell/bash/bashFeature.ts";
import { bashFeatures } from "../../shell/bash/bashFeatures.ts";
import type { Remark } from "../finding.ts";
import type { ScriptRule } from "../rule.ts";
import { replaceFix } from "../scriptTools/fixes.ts";

/** What only bash understands, in a script that asks for `sh`. What dash has too, such as `local`, passes. */
export const bashismInSh: ScriptRule = {
  code: "bashism-in-sh",
  title: "The first line asks for sh, and this is understood by bash only.",
  severity: "warning",
  isSafeToFixAll: true,
  *check(script) {
    if (script.shell.firstLine?.dialect !== "sh" || goesOnInBash(script)) {
      return;
    }
    for (const feature of bashFeatures(script.shell)) {
      yield toRemark(feature);
    }
  },
};

/** `exec bash "$0" "$@"`: what follows is not for sh. */
function goesOnInBash({ shell }: EventScript): boolean {
  return shell.commands.some(
    ({ name, words }) => name === "exec" && /(?:^|\/)bash$/.test(words[0]?.literal ?? ""),
  );
}

function toRemark(feature: BashFeature): Remark {
  const { fix } = feature;
  return {
    range: feature.range,
    message: describeFeature(feature),
    fixes: fix === undefined ? [] : [replaceFix(fix.title, fix.range, fix.newText)],
  };
}
