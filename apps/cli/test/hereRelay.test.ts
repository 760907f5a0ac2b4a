/** The relay that a computer runs for its own browsers: one a home, each at a port of its own. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { afterEach, expect, it } from "vitest"
import { homeFrom } from "../src/home.ts"
import { readHere, startHere } from "../src/sync/hereRelay.ts"

const folders: Array<string> = []
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const newHome = () => {
  const folder = mkdtempSync(join(tmpdir(), "kith-here-"))
  folders.push(folder)
  return homeFrom({ KITH_HOME: folder }, process.platform)
}

const writeLog = (): void => undefined

it("goes on to the next port where another home's is on the first", async () => {
  const [one, other] = [newHome(), newHome()]
  const urls = await Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const first = yield* startHere(one, { writeLog })
        const second = yield* startHere(other, { writeLog })
        return [first, second]
      })
    )
  )
  expect(urls.map(({ isOthers }) => isOthers)).toEqual([false, false])
  expect(new Set(urls.map(({ url }) => url)).size).toBe(2)
  expect(readHere(other)?.url).toBe(urls[1]!.url)
})
