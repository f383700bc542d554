import { caseCompletions } from "../../../../src/caseFiles/help/caseCompletions.ts";
import { caseHelpAt } from "../../../../src/caseFiles/help/caseHelpAt.ts";
import { caseLinks } from "../../../../src/caseFiles/help/caseLinks.ts";
import { caseOutline } from "../../../../src/caseFiles/help/caseOutline.ts";
import { readCaseFile } from "../../../../src/caseFiles/readCaseFile.ts";
import { appendCase } from "../../../../src/cases/record/appendCase.ts";
import { describeSequenceAt, sequenceCompletions } from "../../../../src/sequences/sequenceHelp.ts";
import { readSequence } from "../../../../src/sequences/sequenceRead.ts";
import { tablesOf } from "../../../../src/virtualNode/model/nodeModel.ts";
import { applyProfile } from "../../../../src/virtualNode/profile/profileApply.ts";
import { completionsAt } from "../../../../src/virtualNode/profile/profileCompletions.ts";
import { describeAt } from "../../../../src/virtualNode/profile/profileHover.ts";
import { readProfile } from "../../../../src/virtualNode/profile/profileRead.ts";
import { viewOf } from "../../../../src/virtualNode/view/describe.ts";
import { caseFacts } from "../../caseHelp.ts";
import { debianModel } from "../../debianModel.ts";
import { assertInText } from "../assertions.ts";
import type { FuzzTarget } from "../target.ts";

const FACTS = caseFacts();
const HELP = { convention: FACTS.convention, addresses: FACTS.addresses };

/** The YAML files that people write: cases, node profiles, sequences. */
export function yamlTargets(): readonly FuzzTarget[] {
  return [
    {
      name: "case file",
      seeds: "yaml",
      mostMilliseconds: 5000, // it is read up to six times
      run(input, random) {
        const text = input.toString();
        const { problems, cases } = readCaseFile(text, "/site/a.ctdb-test.yaml");
        for (const { start, end } of problems) {
          assertInText({ start, end }, text);
        }
        const [first] = cases;
        if (first !== undefined) {
          const { name } = first;
          const leftOut = [name]; // a comment holds it, too
          appendCase(text, "/site/a.ctdb-test.yaml", { name, event: "monitor", expect: "OK", leftOut });
        }
        const at = random.below(text.length + 1);
        caseHelpAt(text, at);
        caseOutline(text);
        caseLinks(text);
        for (const { range } of caseCompletions(text, at, FACTS)) {
          assertInText(range, text);
        }
      },
    },
    {
      name: "node profile",
      seeds: "yaml",
      mostMilliseconds: 5000, // it is read up to six times
      run(input, random) {
        const text = input.toString();
        const { profile, problems } = readProfile(text);
        for (const { start, end } of problems) {
          assertInText({ start, end }, text);
        }
        const model = debianModel();
        applyProfile(model, profile);
        tablesOf(model);
        viewOf(model);
        const at = random.below(text.length + 1);
        completionsAt(text, at);
        describeAt(text, at);
      },
    },
    {
      name: "sequence",
      seeds: "yaml",
      mostMilliseconds: 5000, // it is read up to six times
      run(input, random) {
        const text = input.toString();
        for (const { start, end } of readSequence(text, "a", FACTS.convention).problems) {
          assertInText({ start, end }, text);
        }
        const at = random.below(text.length + 1);
        sequenceCompletions(text, at, HELP);
        describeSequenceAt(text, at, HELP);
      },
    },
  ];
}
