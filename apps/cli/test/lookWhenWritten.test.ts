/** Whoever follows a log hears of what other processes write to it. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import { openLog } from "@kith/storage/sqlite/LogFile"
import { lookWhenWritten } from "../src/sync/lookWhenWritten.ts"

const inFolder = async (work: (folder: string) => Effect.Effect<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "kith-look-"))
  try {
    await Effect.runPromise(work(folder))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A durable write by another process: it sees and shares nothing of this one. */
const writtenElsewhere = (folder: string): void => {
  const code = `
    const { DatabaseSync } = require("node:sqlite")
    const log = new DatabaseSync(${JSON.stringify(join(folder, "log.sqlite"))})
    log.exec("INSERT INTO meta (key, value) VALUES ('seen', 'yes')")
    log.close()`
  expect(spawnSync(process.execPath, ["-e", code]).status).toBe(0)
}

it("looks until what another process wrote can be read", () =>
  inFolder((folder) =>
    Effect.gen(function* () {
      const log = openLog(folder)
      log.setMeta("begun", "yes")
      const seen = yield* Deferred.make<void>()
      const look = Effect.suspend(() =>
        log.meta("seen") === "yes" ? Effect.asVoid(Deferred.succeed(seen, undefined)) : Effect.void
      )
      yield* Effect.forkChild(lookWhenWritten(folder, look), { startImmediately: true })
      writtenElsewhere(folder)
      yield* Deferred.await(seen)
      expect(log.meta("seen")).toBe("yes")
      log.close()
    })
  ))

it("leaves a folder alone that cannot be watched", () =>
  inFolder((folder) =>
    Effect.gen(function* () {
      let looks = 0
      const watching = lookWhenWritten(
        join(folder, "none"),
        Effect.sync(() => void looks++)
      )
      expect(yield* Effect.raceFirst(watching, Effect.as(Effect.yieldNow, "not ended" as const))).toBe("not ended")
      expect(looks).toBe(0)
    })
  ))
