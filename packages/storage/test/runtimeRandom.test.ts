/** The runtime's own randomness: as much as is asked for. */
import { expect, it } from "vitest"
import { runtimeRandom } from "@kith/storage/memory/runtimeRandom"

it("gives more bytes than the runtime gives at once, all of them drawn", () => {
  const bytes = runtimeRandom(200_001)
  expect(bytes.length).toBe(200_001)
  for (let at = 0; at + 64 <= bytes.length; at += 10_000) {
    expect(bytes.subarray(at, at + 64).some((byte) => byte !== 0)).toBe(true)
  }
})
