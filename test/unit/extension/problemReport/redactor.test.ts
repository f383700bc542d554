import assert from "node:assert/strict";
import fc from "fast-check";
import { createRedactor, type PrivateFacts } from "../../../../src/extension/problemReport/redactor.ts";
import { cpuTime } from "../../../support/fuzz/cpuTime.ts";

const FACTS: PrivateFacts = {
  home: "/home/jo.doe",
  user: "jdoe",
  host: "filer7.corp.example",
  folders: ["/home/jo.doe/work/secret-product"],
  environment: {
    NPM_TOKEN: "n0t-for-you",
    PATH: "/usr/bin",
    MY_PASSWORD: "hunter22",
    SHORT_TOKEN: "abc",
    EMPTY_SECRET: "",
  },
};

function redact(text: string, facts: Partial<PrivateFacts> = {}): string {
  return createRedactor({ ...FACTS, ...facts })(text);
}

describe("what is private in a report on a problem", () => {
  it("has words for the folders of the user", () => {
    assert.equal(redact("/home/jo.doe/work/secret-product/events/legacy"), "<workspace>/events/legacy");
    assert.equal(redact("at /home/jo.doe/.ssh: and /home/jo.doe."), "at ~/.ssh: and ~.");
    assert.equal(
      redact("/home/jo.doe-old, /home/other/x, /Users/Jo/x"),
      "/home/<user>, /home/<user>/x, /Users/<user>/x",
    );
    assert.equal(redact("/a/b/c /a/x", { folders: ["/a", "/a/b"] }), "<workspace 2>/c <workspace 1>/x");
  });

  it("has words for the names of user and machine", () => {
    assert.equal(redact("jdoe@filer7: JDOE on filer7.corp.example"), "<user>@<host>: <user> on <host>");
    assert.equal(redact("jdoes filer77"), "jdoes filer77");
    assert.equal(redact("root runs as root", { user: "root", home: "/root" }), "root runs as root");
    assert.equal(redact("/root/x and /rootfs", { user: "root", home: "/root" }), "~/x and /rootfs");
  });

  it("hides values of variables that are secrets, wherever they occur", () => {
    assert.equal(redact("curl -H n0t-for-you; hunter22"), "curl -H <hidden>; <hidden>");
    assert.equal(redact("abcdef"), "abcdef");
  });

  it("hides what looks like a secret", () => {
    const texts = [
      ["Authorization: Bearer abc.def-123456", "Authorization: <hidden>"],
      ["password=geheim, next", "password=<hidden>, next"],
      ['{"api_key": "a b c", "x": 1}', '{"api_key": <hidden>, "x": 1}'],
      ["export RADOS_SECRET='x y'", "export RADOS_SECRET=<hidden>"],
      [`push ghp_${"a1".repeat(18)} now`, "push <hidden> now"],
      ["https://jo:pw@git.example/x", "https://<hidden>@git.example/x"],
      ["-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----", "<hidden>"],
      ["-----BEGIN PRIVATE KEY-----\nabc", "<hidden>"],
      ["eyJhbGciOiJI.eyJzdWIiOiIx.c2ln", "<hidden>"],
      ["mail jo.doe+x@corp.example!", "mail <e-mail>!"],
    ] as const;
    for (const [text, expected] of texts) assert.equal(redact(text), expected);
  });

  it("numbers addresses, the same one alike in all texts, and leaves those that are nobody's", () => {
    const one = createRedactor(FACTS);
    assert.equal(one("takeip eth0 10.1.2.3 24; 10.1.2.4:445"), "takeip eth0 <address 1> 24; <address 2>:445");
    assert.equal(one("[fd00::1:2]:2049 and 10.1.2.3."), "[<address 3>]:2049 and <address 1>.");
    assert.equal(one("52:54:00:12:34:ab"), "<hardware address>");
    assert.equal(one("127.0.0.1 ::1 :: 192.0.2.10 2001:db8::5"), "127.0.0.1 ::1 :: 192.0.2.10 2001:db8::5");
  });

  it("leaves times, releases and code", () => {
    const text = "2026-11-23 01:40:11.123 [info] 4.17.12 std::vector 12:34:56 at run (x.js:10:20)";
    assert.equal(redact(text), text);
  });

  it("lets no secret through, whatever stands around it, and is quick about it", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200, unit: "binary" }),
        fc.string({ maxLength: 200 }),
        (before, after) => {
          const text = redact(`${before} n0t-for-you ${after}`);
          assert.ok(!text.includes("n0t-for-you"));
        },
      ),
      { numRuns: 200 },
    );
    for (const piece of ["a:", "a@", "1.", ":", "://", "token", "a.a@", "'", "-----BEGIN PRIVATE KEY-----"]) {
      const begin = cpuTime();
      redact(piece.repeat((64 * 1024) / piece.length));
      assert.ok(cpuTime() - begin < 2000, `slow for ${piece}`);
    }
  });
});
