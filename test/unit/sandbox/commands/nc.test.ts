import { expectCalls, notSimulated } from "../../../support/stubCalls.ts";
import { makeStubNode, type StubNode } from "../../../support/stubNode.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

describe("nc on a virtual node", () => {
  const site = useTemporaryDirectory();
  let node: StubNode;

  beforeEach(() => {
    node = makeStubNode(site.current, {
      settings: ["NAME VALUE", "hostname node0"],
      services: [
        "NAME STATE BOOT PROCESSES",
        "apache2 active enabled apache2",
        "dovecot inactive enabled dovecot",
      ],
      addresses: ["INTERFACE ADDRESS FLAGS", "lo 127.0.0.1/8 -", "lo ::1/128 -", "eth0 10.0.0.1/24 -"],
      ports: [
        "PROTOCOL ADDRESS PORT SERVICE",
        "tcp * 80 apache2",
        "tcp 127.0.0.1 5432 -",
        "tcp 0.0.0.0 143 dovecot",
        "unix /run/x.sock - -",
      ],
    });
  });

  it("says whether a service listens, as a check of a monitor event asks", () => {
    expectCalls(node, [
      ["nc -z localhost 80", {}],
      ["nc -z -w 2 127.0.0.1 80", {}],
      ["nc -zw1 ::1 80", {}],
      ["nc -z node0 80", {}],
      ["nc -z localhost 143", { status: 1 }],
      ["nc -z localhost 80 143", { status: 1 }],
      ["nc -z 10.0.0.1 5432", { status: 1 }],
      ["nc -z -U /run/x.sock", {}],
      ["nc -zU /run/y.sock", { status: 1 }],
      [
        "nc -vz 127.0.0.1 143",
        { err: "nc: connect to 127.0.0.1 port 143 (tcp) failed: Connection refused\n", status: 1 },
      ],
      ["nc -zv localhost 80", { err: "Connection to localhost (127.0.0.1) 80 port [tcp/http] succeeded!\n" }],
    ]);
  });

  it("does not say what a port or another machine answers", () => {
    expectCalls(node, [
      notSimulated("nc localhost 80", 1, "what a port answers"),
      notSimulated("nc -z 192.0.2.7 80", 1, "other machines"),
    ]);
  });
});
