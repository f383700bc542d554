import assert from "node:assert/strict";
import { profileProblems } from "../../../src/extension/profile/profileProblems.ts";
import { PROFILE_TEMPLATE } from "../../../src/extension/profile/profileTemplate.ts";
import { readProfile } from "../../../src/virtualNode/profile/profile.ts";

describe("the template of a node profile", () => {
  it("is valid, and changes nothing", () => {
    assert.deepEqual(readProfile(PROFILE_TEMPLATE), { profile: {}, problems: [] });
  });

  it("is valid with every line taken in that is YAML", () => {
    const lines = PROFILE_TEMPLATE.split("\n").map((line) =>
      /^# (\s*[a-z/][\w./]*:( |$)|\s+(- |\S+:))/.test(line) ? line.slice(2) : line,
    );
    const { profile, problems } = readProfile(lines.join("\n"));
    assert.deepEqual(problems, []);
    assert.equal(Object.keys(profile).length, 15);
    assert.deepEqual(profile.services, { smbd: "active", winbind: "broken" });
  });
});

describe("problems of a node profile beside a YAML extension", () => {
  const WRONG = "pnn: 7\nnodes: [10.0.0.1]\nservices:\n  smbd: activ\n";

  it("are all told without one", () => {
    assert.equal(profileProblems(WRONG, false).length, 2);
  });

  it("are those that the schema cannot know with one", () => {
    assert.deepEqual(
      profileProblems(WRONG, true).map(({ line }) => line),
      [1],
    );
    assert.deepEqual(profileProblems("a: [", true), []);
  });
});
