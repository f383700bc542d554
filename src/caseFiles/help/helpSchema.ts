import type { Schema } from "../../virtualNode/profileSchema.ts";
import schema from "../caseSchema.json" with { type: "json" };

/** The schema of a case file, for completion and hover. */
export const CASE_SCHEMA = schema as unknown as Schema;
