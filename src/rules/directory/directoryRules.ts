import type { FileRule } from "../rule.ts";
import { copyRuns } from "./copyRuns.ts";
import { danglingLink } from "./danglingLink.ts";
import { disabledLinkTarget } from "./disabledLinkTarget.ts";
import { ignoredFile } from "./ignoredFile.ts";
import { multipleDots } from "./multipleDots.ts";
import { nameDuplicatePrefix } from "./nameDuplicatePrefix.ts";
import { namePrefix } from "./namePrefix.ts";
import { nameSuffix } from "./nameSuffix.ts";
import { notAFile } from "./notAFile.ts";
import { notExecutable } from "./notExecutable.ts";
import { orderBySuffix } from "./orderBySuffix.ts";
import { stockNameOverwritten } from "./stockNameOverwritten.ts";
import { writableByOthers } from "./writableByOthers.ts";
import { wrongDirectory } from "./wrongDirectory.ts";

/** The rules of this folder, in the order in which they are listed. */
export const DIRECTORY_RULES: readonly FileRule[] = [
  namePrefix,
  nameSuffix,
  nameDuplicatePrefix,
  multipleDots,
  ignoredFile,
  copyRuns,
  orderBySuffix,
  notExecutable,
  disabledLinkTarget,
  danglingLink,
  notAFile,
  wrongDirectory,
  stockNameOverwritten,
  writableByOthers,
];
