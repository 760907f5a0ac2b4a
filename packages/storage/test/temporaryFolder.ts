/** Folders for tests, gone with the scope or with the test. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { onTestFinished } from "vitest"

export const temporaryFolder: Effect.Effect<string, never, Scope.Scope> = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "kith-storage-"))),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true }))
)

/** Only inside a test. */
export const testFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "kith-storage-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
