import type { ScriptRule } from "../rule.ts";
import { ctdbBasePrelude } from "./ctdbBasePrelude.ts";
import { ctdbOutputParsed } from "./ctdbOutputParsed.ts";
import { helperNotInVersion } from "./helperNotInVersion.ts";
import { helperNotSourced } from "./helperNotSourced.ts";
import { helperVariableClash } from "./helperVariableClash.ts";
import { managedServices } from "./managedServices.ts";
import { noOpHelper } from "./noOpHelper.ts";
import { optionNotInVersion } from "./optionNotInVersion.ts";
import { optionsNotLoaded } from "./optionsNotLoaded.ts";
import { optionYesSpelling } from "./optionYesSpelling.ts";
import { removedCtdbCommand } from "./removedCtdbCommand.ts";
import { removedHelper } from "./removedHelper.ts";
import { removedOption } from "./removedOption.ts";
import { scriptstatusExit } from "./scriptstatusExit.ts";
import { stateDirMissing } from "./stateDirMissing.ts";
import { unknownCtdbCommand } from "./unknownCtdbCommand.ts";
import { unknownHelper } from "./unknownHelper.ts";
import { unknownOption } from "./unknownOption.ts";
import { wrongHelperArguments } from "./wrongHelperArguments.ts";

/** The rules of this folder, in the order in which they are listed. */
export const HELPER_RULES: readonly ScriptRule[] = [
  ctdbBasePrelude,
  helperNotSourced,
  unknownHelper,
  removedHelper,
  helperNotInVersion,
  wrongHelperArguments,
  stateDirMissing,
  noOpHelper,
  helperVariableClash,
  unknownOption,
  removedOption,
  optionNotInVersion,
  optionsNotLoaded,
  optionYesSpelling,
  managedServices,
  removedCtdbCommand,
  unknownCtdbCommand,
  scriptstatusExit,
  ctdbOutputParsed,
];
