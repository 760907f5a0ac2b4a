/** Runs that a local log read from its pages: for folding, which takes the pages, and for all others, who take entries. */
import type { Entry } from "./Event.ts"
import type { Run } from "./FeedPage.ts"
import type { DeviceId } from "./Ids.ts"
import type { PageRows } from "./PageRows.ts"

/** Rows `from` to `to`, that one excluded. */
export interface PageSpan {
  readonly page: PageRows
  readonly from: number
  readonly to: number
}

/** Kept beside a run and not in it: whoever makes a run of it with other entries has one without pages. */
const pagesBehind = new WeakMap<Run, ReadonlyArray<PageSpan>>()

/** One run of consecutive spans, whose entries are made when somebody asks for them. */
export const runOfPages = (device: DeviceId, first: number, spans: ReadonlyArray<PageSpan>): Run => {
  let entries: ReadonlyArray<Entry> | undefined
  const run: Run = {
    device,
    first,
    get entries() {
      return (entries ??= spans.flatMap(({ page, from, to }) => page.entries.slice(from, to)))
    }
  }
  pagesBehind.set(run, spans)
  return run
}

/** `undefined` where there are only entries. */
export const pagesOf = (run: Run): ReadonlyArray<PageSpan> | undefined => pagesBehind.get(run)
