import fc from "fast-check";

/** A part of a made-up script. */
export type Part =
  | { readonly kind: "colon" | "jump" }
  | {
      readonly kind: "if";
      readonly holds: boolean;
      readonly body: readonly Part[];
      readonly other: readonly Part[];
    }
  | { readonly kind: "list"; readonly sign: "&&" | "||"; readonly holds: boolean; readonly right: Part }
  | { readonly kind: "for" | "while" | "function"; readonly times: number; readonly body: readonly Part[] }
  | { readonly kind: "case"; readonly chosen: number; readonly arms: readonly (readonly Part[])[] }
  | { readonly kind: "subshell" | "substitution" | "background"; readonly body: readonly Part[] }
  | { readonly kind: "pipeline"; readonly stages: readonly (readonly Part[])[] };

/** Parts within each other, a few levels deep. */
export const randomParts: fc.Arbitrary<readonly Part[]> = fc.letrec<{ part: Part; parts: readonly Part[] }>(
  (tie) => ({
    parts: fc.array(tie("part"), { minLength: 1, maxLength: 3, depthIdentifier: "script" }),
    part: fc.oneof(
      { depthSize: "small", withCrossShrink: true, depthIdentifier: "script" },
      fc.constantFrom<Part>({ kind: "colon" }, { kind: "colon" }, { kind: "jump" }),
      fc.record({
        kind: fc.constant("if" as const),
        holds: fc.boolean(),
        body: tie("parts"),
        other: fc.oneof(fc.constant([]), tie("parts")),
      }),
      fc.record({
        kind: fc.constant("list" as const),
        sign: fc.constantFrom("&&" as const, "||" as const),
        holds: fc.boolean(),
        right: fc.constantFrom<Part>({ kind: "colon" }, { kind: "jump" }),
      }),
      fc.record({
        kind: fc.constantFrom("for" as const, "while" as const, "function" as const),
        times: fc.nat(3),
        body: tie("parts"),
      }),
      fc.record({
        kind: fc.constant("case" as const),
        chosen: fc.nat(2),
        arms: fc.array(tie("parts"), { minLength: 1, maxLength: 2 }),
      }),
      fc.record({
        kind: fc.constantFrom("subshell" as const, "substitution" as const, "background" as const),
        body: tie("parts"),
      }),
      fc.record({
        kind: fc.constant("pipeline" as const),
        stages: fc.array(tie("parts"), { minLength: 2, maxLength: 3 }),
      }),
    ),
  }),
).parts;
