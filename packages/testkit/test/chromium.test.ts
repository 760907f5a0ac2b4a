import { describe, expect, it } from "vitest"
import { CHROMIUM_MISSING, findChromium } from "@kith/testkit/chromium"

describe("the tests in the browser", () => {
  // Under CI that is a failure.
  const areLeftOut = findChromium() === undefined && process.env["CI"] !== "true"
  it.skipIf(areLeftOut)(`have a Chromium to run in${areLeftOut ? ` (left out: ${CHROMIUM_MISSING})` : ""}`, () => {
    expect(findChromium(), CHROMIUM_MISSING).toBeDefined()
  })

  it("run in the one that CHROMIUM names, if it is there", () => {
    expect(findChromium({ CHROMIUM: process.execPath })).toBe(process.execPath)
    expect(findChromium({ CHROMIUM: "/nowhere/chromium" })).toBe(findChromium({}))
  })
})
