import assert from "node:assert/strict";
import { packageReadme } from "../../../scripts/lib/packageReadme.ts";

describe("the README in the package", () => {
  it("needs no other file: links to pages are text, pictures of ours are left out, the web's stay", () => {
    assert.equal(
      packageReadme(
        "# T\n\n![A](a.png)\n\n[rules](docs/x.md#y), [web](https://a.b/c), ![B](https://a.b/c.png) `[code]`(x)",
      ),
      "# T\n\nrules, [web](https://a.b/c), ![B](https://a.b/c.png) `[code]`(x)",
    );
  });
});
