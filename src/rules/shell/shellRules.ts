import type { ScriptRule } from "../rule.ts";
import { absoluteCommandPath } from "./absoluteCommandPath.ts";
import { backgroundKeepsOutput } from "./backgroundKeepsOutput.ts";
import { bashismInSh } from "./bashismInSh.ts";
import { hardCodedCtdbPath } from "./hardCodedCtdbPath.ts";
import { nonPortableOption } from "./nonPortableOption.ts";
import { pipelineLosesVariable } from "./pipelineLosesVariable.ts";
import { predictableTmp } from "./predictableTmp.ts";
import { readsStandardInput } from "./readsStandardInput.ts";
import { redirectionOrder } from "./redirectionOrder.ts";
import { relativePathWritten } from "./relativePathWritten.ts";
import { setEBeforeFunctions } from "./setEBeforeFunctions.ts";
import { setOutputParsed } from "./setOutputParsed.ts";
import { stateBelowEtc } from "./stateBelowEtc.ts";
import { syntaxError } from "./syntaxError.ts";
import { testAndOr } from "./testAndOr.ts";
import { unsafeRm } from "./unsafeRm.ts";
import { variableMasksStatus } from "./variableMasksStatus.ts";

/** The rules of this folder, in the order in which they are listed. */
export const SHELL_RULES: readonly ScriptRule[] = [
  syntaxError,
  bashismInSh,
  setEBeforeFunctions,
  unsafeRm,
  redirectionOrder,
  readsStandardInput,
  backgroundKeepsOutput,
  pipelineLosesVariable,
  variableMasksStatus,
  stateBelowEtc,
  predictableTmp,
  relativePathWritten,
  setOutputParsed,
  absoluteCommandPath,
  hardCodedCtdbPath,
  testAndOr,
  nonPortableOption,
];
