/** Work that takes long gives way to what somebody waits for, and comes to its end all the same. */
import { expect, it, vi } from "vitest"
import { Turns } from "../../src/log/Turns.ts"

/** A clock that the test moves, and tasks that it counts. */
const setUp = () => {
  let now = 0
  let tasks = 0
  const turns = new Turns(
    async () => void tasks++,
    () => now
  )
  return {
    turns,
    pass: (ms: number) => {
      now += ms
    },
    tasks: () => tasks
  }
}

/** Whether it has been let go on, after everything that could let it has run. */
const stands = async (going: Promise<void>): Promise<boolean> => {
  let isOver = false
  const seen = going.then(() => (isOver = true))
  for (let turn = 0; turn < 20; turn++) await Promise.race([seen, Promise.resolve()])
  return !isOver
}

it("goes on without a pause for a few milliseconds, and then lets one task through", async () => {
  const { turns, pass, tasks } = setUp()
  const { giveWay } = turns.begin()
  for (let turn = 0; turn < 11; turn++) {
    pass(1)
    await giveWay()
  }
  expect(tasks()).toBe(0)
  pass(1)
  await giveWay()
  expect(tasks()).toBe(1)
  pass(11)
  await giveWay()
  expect(tasks()).toBe(1)
})

it("stands while anything short is being answered, and goes on with the last of it", async () => {
  const { turns, pass } = setUp()
  const long = turns.begin()
  const [one, other] = [turns.begin(), turns.begin()]
  pass(20)
  const going = long.giveWay()
  expect(await stands(going)).toBe(true)
  one.end()
  one.end()
  expect(await stands(going)).toBe(true)
  other.end()
  expect(await stands(going)).toBe(false)
})

it("waits neither for itself nor for others that take long", async () => {
  const { turns, pass } = setUp()
  const [one, other] = [turns.begin(), turns.begin()]
  pass(20)
  const first = one.giveWay()
  const second = other.giveWay()
  expect(await stands(first)).toBe(false)
  expect(await stands(second)).toBe(false)
})

it("is not kept from its end by somebody who never stops asking", async () => {
  vi.useFakeTimers()
  try {
    const { turns, pass } = setUp()
    const long = turns.begin()
    turns.begin()
    pass(20)
    const going = long.giveWay()
    expect(await stands(going)).toBe(true)
    vi.advanceTimersByTime(400)
    expect(await stands(going)).toBe(false)
  } finally {
    vi.useRealTimers()
  }
})
