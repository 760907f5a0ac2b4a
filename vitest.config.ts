/** How every test of the repo runs: on the sources, without a build, closed by a line of counts. */
import { defineConfig } from "vitest/config"

const conditions = ["source"]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["packages/*/test/**/*.test.ts", "apps/*/test/**/*.test.ts", ".ci/*.test.ts"],
    testTimeout: 60_000,
    // Loading effect anew for each file costs ten times the tests (docs/decisions/toolchain.md). Nothing here keeps state in
    // modules; what a test sets in the environment is put back.
    pool: "forks",
    isolate: false,
    maxWorkers: "100%",
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    reporters: ["./packages/testkit/src/CountReporter.ts"]
  }
})
