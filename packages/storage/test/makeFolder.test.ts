/** Folders as they are made where nothing is yet, and where nothing can be. */
import { mkdtempSync, statSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { makeFolder } from "@kith/storage/node/makeFolder"
import { testFolder } from "./temporaryFolder.ts"

const codeOf = (made: () => void): string | undefined => {
  try {
    made()
    return undefined
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code
  }
}

it("makes a folder with those above it, and leaves one alone that is there", () => {
  const folder = join(testFolder(), "a", "b", "c")
  for (let time = 0; time < 2; time++) makeFolder(folder, 0o700)
  for (const each of [folder, join(folder, "..")]) expect(statSync(each).mode & 0o777).toBe(0o700)
  expect(mkdtempSync(join(folder, "x"))).toContain(folder)
})

it.skipIf(process.platform !== "linux")(
  "says so where a folder takes no others (there is /proc on Linux alone)",
  () => {
    expect(codeOf(() => makeFolder("/proc/kith"))).toBe("ENOENT")
    expect(codeOf(() => makeFolder("/proc/kith/data"))).toBe("ENOENT")
  }
)

it("says so where something else stands there, or nothing behind a link", () => {
  const folder = testFolder()
  writeFileSync(join(folder, "file"), "")
  symlinkSync(join(folder, "nowhere"), join(folder, "link"))
  expect(codeOf(() => makeFolder(join(folder, "file")))).toBe("EEXIST")
  expect(codeOf(() => makeFolder(join(folder, "file", "x")))).toBe("ENOTDIR")
  expect(codeOf(() => makeFolder(join(folder, "link", "x")))).toBe("EEXIST")
})
