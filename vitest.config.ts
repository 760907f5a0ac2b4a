/**
 * How every test of the repo runs: on the sources, without a build, closed by a line of counts. Those called
 * `*.browser.test.ts` run in Chromium, the others in Node. Without a Chromium they are left out, and a test says so
 * (`packages/testkit/test/chromium.test.ts`); under CI it fails.
 */
import { availableParallelism, totalmem } from "node:os"
import { fileURLToPath } from "node:url"
import { playwright } from "@vitest/browser-playwright"
import { defineConfig, type TestProjectConfiguration } from "vitest/config"
import { CHROMIUM_MISSING, chromiumArguments, findChromium } from "./packages/testkit/src/chromium.ts"
import { LongestFirst } from "./packages/testkit/src/LongestFirst.ts"
import { runsAsked } from "./packages/testkit/src/runsAsked.ts"

const conditions = ["source"]
const inBrowser = ["packages/*/test/**/*.browser.test.ts", "apps/*/test/**/*.browser.test.ts"]
/** Where memory allows, one more than there are cores: while one waits for a program, a disk or a page, the others have them. */
const maxWorkers = availableParallelism() + (totalmem() > 8 * 2 ** 30 ? 1 : 0)
/** Where there are to be more runs, all take longer. */
const testTimeout = 60_000 * Math.max(1, runsAsked().times)
/** Programs that tests start are compiled once and not each time: they start in a third of the time. */
const env = { NODE_COMPILE_CACHE: fileURLToPath(new URL("node_modules/.cache/kith/compiled", import.meta.url)) }
/** The same cases each time, and fresh ones when they are asked for (docs/decisions/toolchain.md). */
const setupFiles = ["packages/testkit/src/fixSeeds.ts"]

/** The whole app: after everything else, so that a page's patience is not spent on waiting for other tests. */
const endToEnd = ["apps/*/test/e2e/**/*.test.ts"]

const node: TestProjectConfiguration = {
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    name: "node",
    include: ["packages/*/test/**/*.test.ts", "apps/*/test/**/*.test.ts", ".ci/*.test.ts"],
    exclude: [...inBrowser, ...endToEnd],
    setupFiles,
    env,
    // Some start a dozen processes, on a machine that may do ten other things; one that hangs is rare.
    testTimeout: 3 * testTimeout,
    // Loading effect anew for each file costs ten times the tests (docs/decisions/toolchain.md). Nothing here keeps state in
    // modules; what a test sets in the environment is put back.
    pool: "forks",
    isolate: false,
    maxWorkers,
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true
  }
}

const wholeApp: TestProjectConfiguration = {
  ...node,
  test: {
    ...node.test,
    name: "app",
    include: endToEnd,
    exclude: [],
    testTimeout: 2 * testTimeout,
    // Each has a browser, which is several processes by itself.
    maxWorkers: availableParallelism(),
    sequence: { groupOrder: 1 }
  }
}

const browserWith = (executablePath: string): TestProjectConfiguration => ({
  resolve: { conditions },
  test: {
    name: "browser",
    include: inBrowser,
    setupFiles,
    testTimeout,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath, args: [...chromiumArguments] } }),
      instances: [{ browser: "chromium" }]
    }
  }
})

const chromium = findChromium()
if (chromium === undefined) process.stderr.write(`${CHROMIUM_MISSING}: the tests in the browser are left out.\n`)

export default defineConfig({
  test: {
    maxWorkers,
    sequence: { sequencer: LongestFirst },
    reporters: ["./packages/testkit/src/CountReporter.ts"],
    projects: chromium === undefined ? [node, wholeApp] : [node, browserWith(chromium), wholeApp]
  }
})
