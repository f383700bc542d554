import { makeStubNode, type StubNode } from "./stubNode.ts";
import { useTemporaryDirectory } from "./temporaryDirectory.ts";
import { useVariable } from "./variable.ts";

/** Gives each test of the suite a node with services of all kinds; systemd draws by `LC_ALL`, which tests may set. */
export function useSystemdNode(): { readonly current: StubNode } {
  const site = useTemporaryDirectory();
  const holder = { current: undefined as unknown as StubNode };
  useVariable("LC_ALL");
  beforeEach(() => {
    holder.current = makeStubNode(site.current, {
      settings: ["NAME VALUE", "nextpid 2000"],
      services: [
        "NAME STATE BOOT PROCESSES",
        "smbd active enabled smbd",
        "winbind inactive disabled winbindd",
        "nfs-server active enabled nfsd,nfsd,rpc.mountd",
        "nfs-kernel-server - alias nfs-server",
        "bad broken disabled badd",
        "tgt inactive static tgtd",
        "off inactive masked offd",
      ],
      processes: [
        "PID NAME SERVICE",
        "1001 smbd smbd",
        "1002 nfsd nfs-server",
        "1003 nfsd nfs-server",
        "1004 rpc.mountd nfs-server",
      ],
    });
  });
  return holder;
}
