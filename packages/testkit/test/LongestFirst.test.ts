import { existsSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { LONGEST } from "@kith/testkit/LongestFirst"

const root = join(import.meta.dirname, "../../..")

it("each file that is named to begin early is there under that name, once", () => {
  expect(LONGEST.filter((path) => !existsSync(join(root, path)))).toEqual([])
  expect(new Set(LONGEST).size).toBe(LONGEST.length)
})
