import type { Platform } from "../model/platform.ts";
import type { ServiceState } from "../model/serviceState.ts";

/** What a node profile says, once it fits `profileSchema.json`, which describes every key. */
export interface NodeProfile {
  readonly version?: string;
  readonly platform?: Platform;
  readonly init?: string;
  readonly hostname?: string;
  readonly pnn?: number;
  readonly nodes?: readonly (string | { readonly address: string; readonly flags?: readonly string[] })[];
  readonly leader?: number | "unknown";
  readonly recovery?: boolean;
  readonly runState?: string;
  readonly interfaces?: Named<"up" | "down" | "absent" | ProfileInterface>;
  readonly publicAddresses?: readonly string[] | Named<string | ProfileAddress>;
  readonly connections?: readonly (
    | string
    | { readonly local: string; readonly remote: string; readonly state?: string }
  )[];
  readonly tickles?: readonly string[];
  readonly services?: Named<ServiceState | "absent" | ProfileService>;
  readonly processes?: readonly string[];
  readonly tunables?: Named<number>;
  readonly options?: Named<string | number>;
  readonly ports?: readonly string[];
  readonly programs?: readonly ProfileProgram[];
  readonly mounts?: Named<number | "absent" | ProfileMount>;
  readonly memory?: Named<number>;
  readonly exports?: Named<string | readonly string[]>;
  readonly shares?: Named<string | Named<string | number | boolean>>;
  readonly domain?: "ok" | "broken";
  readonly routes?: readonly string[] | Named<readonly string[]>;
  readonly rules?: Named<string>;
  readonly neighbours?: readonly {
    readonly address: string;
    readonly interface: string;
    readonly mac?: string;
    readonly state?: string;
  }[];
  readonly firewall?: { readonly ip4?: readonly string[]; readonly ip6?: readonly string[] };
  readonly databases?: Named<
    string | { readonly health?: string; readonly flags?: readonly string[]; readonly id?: string }
  >;
  readonly multipath?: Named<{ readonly state?: string; readonly paths?: Named<string> }>;
  readonly targets?: readonly { readonly target: number; readonly kind: string; readonly detail: string }[];
  readonly modules?: Named<string>;
  readonly sysctls?: Named<string | number>;
  readonly time?: string | number;
  readonly sleep?: "real" | "instant";
  readonly realCommands?: readonly string[];
  readonly tables?: Named<readonly string[]>;
}

/** A map of a profile, by the names that its author gave. */
export type Named<T> = Readonly<Record<string, T>>;

export interface ProfileInterface {
  readonly link?: string;
  readonly admin?: string;
  readonly kind?: string;
  readonly addresses?: readonly string[];
  readonly mac?: string;
  readonly mtu?: number;
  readonly parent?: string;
  readonly id?: number;
  readonly master?: string;
  readonly mode?: string;
  readonly speed?: number;
}

export interface ProfileAddress {
  readonly interfaces: string | readonly string[];
  readonly holder?: number | "none";
  readonly interface?: string;
}

export interface ProfileService {
  readonly state?: ServiceState;
  readonly boot?: string;
  readonly processes?: readonly string[];
  readonly ports?: readonly string[];
  readonly aliases?: readonly string[];
  readonly starts?: readonly string[];
  readonly stops?: readonly string[];
}

export interface ProfileProgram {
  readonly number: number;
  readonly version: number;
  readonly protocol?: string;
  readonly port?: number;
  readonly name: string;
  readonly service?: string;
}

export interface ProfileMount {
  readonly used?: number;
  readonly inodes?: number;
  readonly size?: number;
  readonly source?: string;
  readonly type?: string;
  readonly options?: string;
}
