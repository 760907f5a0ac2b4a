/** `npm run bench`: every workload beside its limit and its peers, in one run, as ratios. */
import { readFileSync, writeFileSync } from "node:fs"
import { occasionOf } from "./harness/occasion.ts"
import { isWithin, type Result } from "./harness/Result.ts"
import { toJson } from "./harness/toJson.ts"
import { BEGIN, END, type Occasion, renewed } from "./harness/toPage.ts"
import { toTable } from "./harness/toTable.ts"
import { helpText, isMeant, type Options, optionsOf, UsageError } from "./options.ts"
import { run } from "./run.ts"
import { workloads } from "./workloads/workloads.ts"

const FULL = [10_000, 100_000, 1_000_000]
const QUICK = [10_000]

const main = async (options: Options): Promise<number> => {
  if (options.help) {
    process.stdout.write(helpText(workloads))
    return 0
  }
  const chosen =
    options.only.length === 0
      ? workloads
      : workloads.filter(({ name }) => options.only.some((only) => isMeant(only, name)))
  // Before the run, which is a load itself; and before minutes are spent on a page that cannot be written.
  const occasion = occasionOf(options.quick)
  if (options.write !== undefined) renewPage(options.write, [], occasion, false)
  const results = await run(chosen, {
    sizes: options.sizes ?? (options.quick ? QUICK : FULL),
    quick: options.quick,
    progress: (text) => process.stderr.write(`${text}\n`)
  })
  process.stdout.write(
    options.json
      ? `${JSON.stringify(toJson(results), null, 2)}\n`
      : `${toTable(results, process.stdout.columns ?? 100)}\n`
  )
  if (options.write !== undefined) renewPage(options.write, results, occasion, true)
  return options.strict && !results.every(isWithin) ? 1 : 0
}

const renewPage = (file: string, results: ReadonlyArray<Result>, occasion: Occasion, write: boolean): void => {
  let page: string | undefined
  try {
    page = renewed(readFileSync(file, "utf8"), results, occasion)
  } catch (cause) {
    throw new UsageError(`${file} cannot be read: ${(cause as Error).message}`)
  }
  if (page === undefined) throw new UsageError(`${file} has no place for figures, between ${BEGIN} and ${END}`)
  if (write) writeFileSync(file, page)
}

try {
  process.exitCode = await main(
    optionsOf(
      process.argv.slice(2),
      workloads.map(({ name }) => name)
    )
  )
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  process.stderr.write(`bench: ${error.message}\n`)
  process.exitCode = 2
}
