import { type ConfigFileKind, configFileKind } from "../../../../src/configFiles/configFileKind.ts";
import { completionsIn, describeIn } from "../../../../src/configFiles/help/configHelp.ts";
import { conventionFor } from "../../../../src/ctdb/conventions.ts";
import { parsePublicAddresses } from "../../../../src/extension/ask/publicAddresses.ts";
import { checkConfigFile } from "../../../../src/rules/configFiles/configRules.ts";
import { decodeSource } from "../../../../src/scripts/sourceText.ts";
import { parseCtdbConf } from "../../../../src/virtualNode/workspace/ctdbConf.ts";
import { PLACES } from "../../configPlaces.ts";
import { assertInText } from "../assertions.ts";
import type { FuzzTarget } from "../target.ts";

const RELEASES = [
  [1, 0, 30],
  [4, 8, 0],
  [4, 9, 0],
  [4, 17, 12],
  [4, 24, 0],
] as const;

/** Every kind of configuration file: its parser, its rules and its help. */
export function configTargets(): readonly FuzzTarget[] {
  const kinds = Object.entries(PLACES) as [ConfigFileKind, string][];
  return [
    ...kinds.map(
      ([kind, path]): FuzzTarget => ({
        name: `file of kind ${kind}`,
        seeds: "configs",
        run(input, random) {
          const { text } = decodeSource(input);
          const version = random.pick(RELEASES);
          const convention = conventionFor(version);
          const findings = checkConfigFile(path, text, kind, { convention, siblings: ["functions"] });
          for (const { remark } of findings) {
            assertInText(remark.range, text);
            for (const step of (remark.fixes ?? []).flatMap(({ steps }) => steps)) {
              for (const edit of step.kind === "edit" ? step.edits : []) {
                assertInText(edit.range, text);
              }
            }
          }
          const at = random.below(text.length + 1);
          for (const { range } of completionsIn(kind, text, at, version)) {
            assertInText(range, text);
          }
          const described = describeIn(kind, text, at, version);
          assertInText(described?.range ?? { start: 0, end: 0 }, text);
        },
      }),
    ),
    {
      name: "node of a configuration",
      seeds: "configs",
      run(input, random) {
        const text = input.toString();
        parseCtdbConf(text, random.pick(RELEASES));
        parsePublicAddresses(text);
        configFileKind(`/etc/ctdb/${text.slice(0, 200)}`, text.split("\n"));
      },
    },
  ];
}
