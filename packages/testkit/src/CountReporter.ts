/**
 * Vitest's own report, closed by one line that a machine can read: `N passed, N failed, N skipped`.
 * For CI and for whoever runs the suite: a run in which no test ran is a failure.
 */
import type { SerializedError, TestModule, TestRunEndReason } from "vitest/node"
import { DefaultReporter } from "vitest/node"

/** All that is needed of Node, declared here because this package is written without its typings. */
declare const process: { exitCode?: number }

export default class CountReporter extends DefaultReporter {
  override onTestRunEnd(
    modules: ReadonlyArray<TestModule>,
    unhandledErrors: ReadonlyArray<SerializedError>,
    reason: TestRunEndReason
  ): void {
    super.onTestRunEnd(modules, unhandledErrors, reason)
    const { passed, failed, skipped } = countTests(modules, unhandledErrors.length)
    if (passed + failed === 0) process.exitCode = 1
    this.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
  }
}

/**
 * A module that fails outside its tests (it does not load, a hook throws) and an error that escaped from everywhere count
 * as one failure each, so that no failing run says `0 failed`.
 */
const countTests = (modules: ReadonlyArray<TestModule>, unhandledErrors: number) => {
  let passed = 0
  let failed = unhandledErrors
  let skipped = 0
  for (const module of modules) {
    let failedHere = 0
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      if (state === "passed") passed++
      else if (state === "failed") failedHere++
      else skipped++
    }
    failed += failedHere > 0 || module.ok() ? failedHere : 1
  }
  return { passed, failed, skipped }
}
