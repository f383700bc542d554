/** Node profiles: read, checked, applied to a model, and helped with while they are written. */
export { applyProfile } from "./profileApply.ts";
export { completionsAt, type ProfileCompletion } from "./profileCompletions.ts";
export { describeAt, type ProfileDescription } from "./profileHover.ts";
export { type ProfileProblem, type ReadProfile, readProfile } from "./profileRead.ts";
export type { NodeProfile } from "./profileShape.ts";
