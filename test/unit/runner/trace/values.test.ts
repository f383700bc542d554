import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { traceCase } from "../../../support/blame.ts";
import { useTemporaryDirectory } from "../../../support/temporaryDirectory.ts";

const RUNS = Number(process.env.CTDB_BLAME_RUNS ?? 15);

/** Ways to change `v`, or not to. */
const CHANGES = [
  "v=plain",
  "v='two  words'",
  'v="a\nb"',
  'v="$v+"',
  "read -r v <<EOF\nread\nEOF",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: shell, not JavaScript
  ': "${v:=default}"',
  "unset v",
  "n=5; v=$((n + 1))",
  "for v in a b; do :; done",
  "f() { local v=inner; v=changed; }\nf",
  "g() { v=global; }\ng",
  "h() { local v; read -r v <<EOF\nx\nEOF\n}\nh",
  "(v=subshell)",
  "echo piped | { read -r v; v=stage; }",
  "x=$(v=substituted; echo $v)",
  "v=prefix true",
  "v=prefix g2() { :; }",
  "eval v=evaluated",
  "eval 'v=one; v=two'",
  "export v=exported",
  "v=a w=b",
  "set +x\nv=hidden\nset -x",
  ": $((v = 7))",
  "case x in x) v=case ;; esac",
  "if true; then v=then; fi",
  "i=0; while [ $i -lt 2 ]; do i=$((i + 1)); v=turn$i; done",
  '. "$CTDB_BASE/lib"',
  'set -- one two; v="$2"',
  "k() { v=$1; shift; v=$1; }\nk first second",
  "trap 'v=trapped' 0",
  "getopts a v -a",
] as const;

/** What the statement to blame does with `v`: it shows it, or does not. */
const USES = [
  '[ "$v" = impossible ] || exit 1',
  '[ $(echo "$v" | wc -l) = 99 ] || exit 1',
  'e() { [ "$1$v" = impossible ] || exit 1; }\ne arg',
  'e() { local v=own; [ "x$v" = impossible ] || exit 1; }\ne arg',
  'test -z "x$v" || exit 1',
  'case "$v" in impossible) ;; *) exit 1 ;; esac',
] as const;

describe("values in a failure", () => {
  const folder = useTemporaryDirectory();

  async function valuesOf(script: string, more = {}): Promise<Record<string, string>> {
    const { failure } = await traceCase(folder.current, { script, ...more });
    return Object.fromEntries(failure?.values.map(({ name, value }) => [name, value]) ?? []);
  }

  it("are never invented: what is said is what the script had", async () => {
    const changes = fc.array(fc.constantFrom(...CHANGES.filter((text) => !text.includes("g2"))), {
      minLength: 1,
      maxLength: 5,
    });
    const runs = fc.asyncProperty(changes, fc.constantFrom(...USES), async (parts, use) => {
      const spy = `printf '%s' "$v" >"$CTDB_BASE/actual"`;
      const script = [...parts, use.replace(/(?=\[|test -z|case)/, `${spy}; `)].join("\n");
      const known = await valuesOf(script, {
        environment: { v: "inherited" },
        files: { lib: "v=sourced\n" },
      });
      const actual = readFileSync(folder.current.resolve("actual"), "utf8");
      assert.ok(known.v === undefined || known.v === actual, `${known.v} is not ${actual}:\n${script}`);
    });
    await fc.assert(runs, { numRuns: RUNS });
  }).timeout(60_000);

  it("come from the command itself, where it shows them", async () => {
    const script = 'port=139\nread -r name rest <<EOF\nsmbd is down\nEOF\n[ "$name:$port" = "x" ] || exit 1';
    assert.deepEqual(await valuesOf(script), { name: "smbd", port: "139" });
  });

  it("come from the last assignment, where the command does not show them", async () => {
    const script =
      'port=445\nport=139\nif [ "$1" = monitor ]; then\n  case "$port" in\n  445) ;;\n  *) exit 1 ;;\n  esac\nfi';
    assert.deepEqual(await valuesOf(script), { 1: "monitor", port: "139" });
  });

  it("are those of the local variable where there is one", async () => {
    const script =
      'port=1\nf() {\n  local port=2\n  g\n}\ng() {\n  case "$port" in 1) ;; *) exit 1 ;; esac\n}\nf';
    assert.deepEqual(await valuesOf(script), { port: "2" });
  });

  it("are the script's arguments, and those of the function", async () => {
    const args = ["takeip", "eth0", "10.0.0.1", "24"];
    const script =
      'f() {\n  shift\n  case "$1" in x) ;; *) exit 1 ;; esac\n}\ncase "$2$3" in x) ;; *) f "$2" "$4" ;; esac';
    assert.deepEqual(await valuesOf(script, { args }), { 1: "24" });
    const top = 'shift\ncase "$1/$3" in x) ;; *) exit 1 ;; esac';
    assert.deepEqual(await valuesOf(top, { args }), { 1: "eth0", 3: "24" });
  });

  it("are those of the environment where the script left them", async () => {
    const script = 'case "$CTDB_EVENT_MODE" in x) ;; *) exit 1 ;; esac';
    assert.deepEqual(await valuesOf(script, { environment: { CTDB_EVENT_MODE: "test" } }), {
      CTDB_EVENT_MODE: "test",
    });
  });

  it("are cut where they are long", async () => {
    const script = "v=$(printf '%05000d' 0)\n[ -z \"$v\" ] || exit 1";
    const { v = "" } = await valuesOf(script);
    assert.equal(v.length <= 1001, true);
  });
});
