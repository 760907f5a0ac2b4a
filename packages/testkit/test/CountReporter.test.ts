import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { expect, it } from "vitest"

const fixtures = join(import.meta.dirname, "fixtures/reporter")

/** Runs the fixtures whose names contain `filter` under a vitest of their own. */
const run = (filter: string) => {
  const vitest = join(import.meta.dirname, "../node_modules/vitest/vitest.mjs")
  const { status, stdout } = spawnSync(process.execPath, [vitest, "run", "--root", fixtures, filter], {
    encoding: "utf8"
  })
  return { passes: status === 0, lastLine: stdout.trimEnd().split("\n").at(-1) }
}

it.each([
  ["passing", { passes: true, lastLine: "1 passed, 0 failed, 0 skipped" }],
  ["mixed", { passes: false, lastLine: "2 passed, 1 failed, 2 skipped" }],
  ["unloadable", { passes: false, lastLine: "0 passed, 1 failed, 0 skipped" }],
  ["escaping", { passes: false, lastLine: "1 passed, 1 failed, 0 skipped" }],
  ["skipped", { passes: false, lastLine: "0 passed, 0 failed, 1 skipped" }],
  ["nothing-is-called-so", { passes: false, lastLine: "0 passed, 0 failed, 0 skipped" }]
])("the last line of a run over %s tells its counts, and the exit code agrees", (filter, expected) => {
  expect(run(filter)).toEqual(expected)
})
