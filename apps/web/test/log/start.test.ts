/** What the first page asks in one call is what it would be told one by one. */
import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import type { LogSession } from "../../src/log/Method.ts"
import type { Shell } from "../../src/log/shell.ts"
import { startWith } from "../../src/log/start.ts"
import { openTestLog } from "../logHarness.ts"

const SHELL: Shell = { name: "Network", language: "en", zone: "UTC", isNew: false, isComing: false }

it("both answers come at once, as they would apart", async () => {
  const { ask, tell } = await openTestLog()
  await tell.begin({
    name: "Network",
    zone: "America/Toronto",
    language: "en",
    who: { name: "Ana Souza", company: "RBC", day: "lastWeek" }
  })
  const { shell, today } = await ask.start({ today: { all: false } })
  expect(shell).toEqual(await ask.shell())
  expect(today).toEqual(await ask.today({ all: false }))
  expect(today?.cards).not.toEqual([])
})

it("a page that does not show Today does not have it read", async () => {
  const { ask } = await openTestLog()
  expect((await ask.start({})).today).toBeUndefined()
})

it("the frame shows although Today cannot be had, be it by a failure or by a defect", async () => {
  for (const today of [Effect.fail("no room"), Effect.die(new Error("a bug"))]) {
    const start = startWith(
      () => Effect.succeed(SHELL),
      () => today
    )
    const answer = start({} as LogSession, { today: {} }) as Effect.Effect<unknown>
    expect(await Effect.runPromise(answer)).toEqual({ shell: SHELL, today: undefined })
  }
})
