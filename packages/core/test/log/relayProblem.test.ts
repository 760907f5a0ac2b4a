/** What a client makes of a relay's problem. */
import { expect, it } from "vitest"
import { isFailing, reasonOf, relayProblemCodes } from "../../src/log/RelayProblem.ts"

it("tells a relay that can keep nothing now from one that is out of reach", () => {
  const failing = relayProblemCodes.filter((code) => {
    const reason = reasonOf({ code })
    return reason._tag === "StoreUnavailable" && isFailing(reason.cause)
  })
  expect(failing).toEqual(["unavailable"])
  for (const cause of [undefined, null, new Error("closed"), "unavailable"]) expect(isFailing(cause)).toBe(false)
})
