/** Everybody hears everything once. 200 sockets over 20 workspaces here; `npm run soak` has 1,000 over 100 for a minute. */
import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import { fanOut } from "./fanOut.ts"

it("forwards every bundle to every socket of its workspace once, in order, and lets go of all of them", async () => {
  const report = await Effect.runPromise(Effect.scoped(fanOut({ workspaces: 20, socketsEach: 10, bundles: 10 })))
  expect(report).toMatchObject({
    pushed: 200,
    delivered: 1800,
    lostOrDoubled: 0,
    left: { connections: 0, rooms: 0 }
  })
})
