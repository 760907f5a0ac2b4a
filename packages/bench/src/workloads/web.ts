/** The web app in Chromium: what loads until Today shows, and how long people wait for it. */
import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import type { WebFound } from "@kith/testkit/WebFound"
import { eventsText } from "../harness/figures.ts"
import type { PeerResult, Result } from "../harness/Result.ts"
import { median, spread } from "../harness/statistics.ts"
import type { Bench, Workload } from "./Workload.ts"

const SCRIPT_BYTES = 200_000
const TODAY_MS = 2000
const CAPTURE_MS = 100
const SEARCH_MS = 50
const MEMORY = 1.1

/** It stands with the app's tests, which know how to drive it. */
const MEASURE = fileURLToPath(new URL("../../../../apps/web/test/bench/measureWeb.ts", import.meta.url))

export const web: Workload = {
  name: "web",
  about: "the web app in Chromium: bytes and time to Today, capture, search, memory",
  run: async (bench) => {
    const found = await measured(bench)
    return [
      scriptOf(bench, found),
      todayOf(bench, found),
      firstOf(bench, found),
      ...waitsOf(bench, found),
      memoryOf(bench, found)
    ]
  }
}

const measured = async ({ headline, quick, progress }: Bench): Promise<WebFound> => {
  progress(`web: ${eventsText(headline)} events in a browser`)
  const asked = { events: headline, rounds: quick ? 3 : 7, actions: quick ? 120 : 600 }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=source", "--disable-warning=ExperimentalWarning", MEASURE, JSON.stringify(asked)],
    { maxBuffer: 1 << 24 }
  )
  return JSON.parse(stdout) as WebFound
}

const scriptOf = ({ headline }: Bench, { script }: WebFound): Result => {
  const bytes = script.page + script.worker
  return {
    name: "web-script",
    work: "gzip of all script that loads until Today shows, of the page and of the log's worker",
    limit: "200 kB",
    budget: 1,
    points: [{ events: headline, ratio: bytes / SCRIPT_BYTES, measured: { bytes } }],
    headline,
    peers: [],
    notes: [
      `The page ${kb(script.page)}, the worker ${kb(script.worker)}, in ${script.files} files; ${kb(script.css)} of styles are not counted.`
    ]
  }
}

const todayOf = ({ headline }: Bench, found: WebFound): Result => {
  const ms = median(found.today)
  const peer = (name: string, times: ReadonlyArray<number>, note: string): PeerResult => ({
    peer: name,
    events: headline,
    ratio: median(times) / TODAY_MS,
    measured: { ms: median(times) },
    note
  })
  return {
    name: "web-today",
    work: "loading the app until Today's first card is on the screen, with a quarter of the processor",
    limit: "2 s",
    budget: 1,
    points: [{ events: headline, ratio: ms / TODAY_MS, measured: { ms } }],
    headline,
    peers: [
      peer("bare page, IndexedDB", found.bareToday, "as many people in one store, five of them by an index"),
      peer("bare page, JSON", found.jsonToday, "as many people in one text of localStorage, sorted"),
      peer(
        "bare page, TinyBase",
        found.tinybaseToday,
        "as many people in a MergeableStore with its IndexedDB persister"
      )
    ],
    spread: spread(found.today),
    notes: [
      `The processes of the pages were halted for most of the time, ${median(found.slowedBy).toFixed(1)} times slower; unslowed ${median(found.todayUnslowed).toFixed(0)} ms.`,
      `With the service worker not running before: ${median(found.todayCold).toFixed(0)} ms.`
    ]
  }
}

/** No budget: it happens once a device. */
const firstOf = ({ headline }: Bench, { firstStart, bareRead, people }: WebFound): Result => ({
  name: "web-first",
  work: "the first start with a log that has just come, folding all of it, until Today shows, unslowed",
  limit: "reading its stored rows bare, in the same browser",
  points: [{ events: headline, ratio: firstStart / bareRead, measured: { ms: firstStart } }],
  headline,
  peers: [],
  notes: [
    `${people} people; ${((firstStart * 1000) / headline).toFixed(0)} µs an event; reading alone takes ${bareRead.toFixed(0)} ms.`
  ]
})

const waitsOf = ({ headline }: Bench, found: WebFound): ReadonlyArray<Result> => {
  const common = { headline, peers: [], budget: 1 }
  const point = (times: ReadonlyArray<number>, limit: number) => [
    { events: headline, ratio: median(times) / limit, measured: { ms: median(times) } }
  ]
  return [
    {
      ...common,
      name: "web-capture",
      work: "from Save to the sentence that says what was saved and what comes next",
      limit: "100 ms",
      points: point(found.captureSaved, CAPTURE_MS),
      spread: spread(found.captureSaved),
      notes: [
        `From the last letter to the chips that show how it was read: ${median(found.captureRead).toFixed(0)} ms.`
      ]
    },
    {
      ...common,
      name: "web-search",
      work: "from a key in the search field to the list that it narrows",
      limit: "50 ms",
      points: point(found.search, SEARCH_MS),
      spread: spread(found.search),
      peers: [
        {
          peer: "bare page",
          events: headline,
          ratio: median(found.bareSearch) / SEARCH_MS,
          measured: { ms: median(found.bareSearch) },
          note: "all people in memory, in the page itself, by a part of their names"
        }
      ],
      notes: [`Among ${found.people} people.`]
    }
  ]
}

const memoryOf = ({ headline }: Bench, { memory }: WebFound): Result => {
  const first = memory[0]!
  const last = memory.at(-1)!
  return {
    name: "web-memory",
    work: "live JavaScript memory of page and worker after an hour's actions",
    limit: "the same after the first tenth of them",
    budget: MEMORY,
    points: [{ events: headline, ratio: last / first, measured: { bytes: last } }],
    headline,
    peers: [],
    notes: [`At each tenth: ${memory.map((bytes) => `${(bytes / 1e6).toFixed(1)} MB`).join(", ")}.`]
  }
}

const kb = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`
