import { t } from "@vscode/l10n";
import { isOptionName } from "../base/scriptOptions.ts";
import { setSetting, setValue } from "../model/nodeModel.ts";
import { SERVICE_STATES, serviceNamed, setServiceState } from "../model/serviceState.ts";
import { ChangeError, type ChangeKind, existing, expectWords, oneOf, wholeNumber } from "./changeKind.ts";

const service: ChangeKind = {
  name: "service",
  usage: `service NAME ${SERVICE_STATES.join("|")}`,
  get description() {
    return t("The state of a service and its daemons; a broken one fails whenever it is started.");
  },
  parse(words) {
    expectWords(words, [2], this.usage);
    const state = oneOf(words[1], SERVICE_STATES, t("The state"));
    const [name = ""] = words;
    return (model) => {
      const known = serviceNamed(model, name.replace(/\.service$/, ""));
      setServiceState(
        model,
        (known ?? existing(model.services, (row) => row.name, name, t("service"))).name,
        state,
      );
    };
  },
};

const mount: ChangeKind = {
  name: "mount",
  usage: "mount TARGET used|inodes|size VALUE",
  get description() {
    return t("How full a file system is: used and inodes in percent, size in KiB.");
  },
  parse(words) {
    expectWords(words, [3], this.usage);
    const column = oneOf(words[1], ["used", "inodes", "size"], t("The word"));
    const value = wholeNumber(words[2]?.replace(/%$/, ""), t("The value"), column === "size" ? 1e15 : 100);
    return (model) => {
      existing(model.mounts, (row) => row.target, words[0] ?? "", t("file system"))[column] = String(value);
    };
  },
};

const memory: ChangeKind = {
  name: "memory",
  usage: "memory NAME KIB",
  get description() {
    return t("A line of /proc/meminfo, such as MemAvailable or SwapFree.");
  },
  parse(words) {
    expectWords(words, [2], this.usage);
    const value = wholeNumber(words[1], t("The value"), 1e15);
    return (model) => {
      existing(model.memory, (row) => row.name, words[0] ?? "", t("line of memory")).value = String(value);
    };
  },
};

const time: ChangeKind = {
  name: "time",
  usage: "time real|2026-01-01T00:00:00Z|SECONDS",
  get description() {
    return t("What the command date says: the machine's time, or always the same.");
  },
  parse(words) {
    expectWords(words, [1], this.usage);
    const seconds = parseTime(words[0] ?? "");
    if (seconds === null) {
      throw new ChangeError(
        t("“{0}” is not real, a time such as 2026-01-01T00:00:00Z or seconds since 1970.", words[0] ?? ""),
      );
    }
    return (model) => setSetting(model, "time", seconds);
  },
};

const sleep: ChangeKind = {
  name: "sleep",
  usage: "sleep real|instant",
  get description() {
    return t("Whether the command sleep waits.");
  },
  parse(words) {
    expectWords(words, [1], this.usage);
    const value = oneOf(words[0], ["real", "instant"], t("The word"));
    return (model) => setSetting(model, "sleep", value);
  },
};

const option: ChangeKind = {
  name: "option",
  usage: "option NAME VALUE or option remove NAME",
  get description() {
    return t("A script option, which stands behind those of script.options and so wins.");
  },
  parse(words) {
    const isRemoved = words[0] === "remove" && words.length === 2;
    const name = (isRemoved ? words[1] : words[0]) ?? "";
    if (words.length < 2) {
      throw new ChangeError(t("It is “{0}”.", this.usage));
    }
    if (!isOptionName(name)) {
      throw new ChangeError(
        t("“{0}” is no name of a shell variable, such as CTDB_SAMBA_SKIP_SHARE_CHECK.", name),
      );
    }
    return (model) => {
      if (isRemoved) {
        const gone = existing(model.options, (row) => row.name, name, t("script option of its own"));
        model.options = model.options.filter((row) => row !== gone);
      } else {
        setValue(model.options, name, words.slice(1).join(" "));
      }
    };
  },
};

/**
 * A time as the setting `time` holds it: `real`, or seconds since 1970.
 * @returns `null` for what is no time.
 */
export function parseTime(text: string): string | null {
  if (text === "real" || /^\d{1,12}$/.test(text)) {
    return text;
  }
  const isIso = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(text);
  const milliseconds = isIso ? Date.parse(text) : Number.NaN;
  return milliseconds >= 0 ? String(Math.floor(milliseconds / 1000)) : null;
}

/** Changes of the machine. */
export const SYSTEM_CHANGES: readonly ChangeKind[] = [service, mount, memory, option, time, sleep];
