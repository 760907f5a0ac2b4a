import * as Effect from "effect/Effect"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { everybody } from "@kith/core/workspace/People"
import { commit } from "@kith/core/workspace/Writer"
import { layerSheetCsv } from "../../src/csv/SheetCsv.ts"
import { keepInStep } from "../../src/keepInStep.ts"
import { layerSheetMemorySqlite } from "../../src/node/SheetMemorySqlite.ts"
import { Device } from "../crowd/Devices.ts"
import { temporaryFolder } from "./csvPlace.ts"

it("a CSV file on a shared drive is kept in step from one process to the next, and stays the file that it was", () =>
  Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const folder = yield* temporaryFolder
        const path = join(folder, "people.csv")
        const device = yield* Effect.promise(() => Device.make("laptop", { now: Date.parse("2026-03-03T14:00:00Z") }))
        const sync = device.provided(
          keepInStep({ id: "drive", fields: ["givenName", "familyName", "company"], language: "fr" }).pipe(
            Effect.provide(layerSheetCsv(path, { settleMs: 0 })),
            Effect.provide(layerSheetMemorySqlite(join(folder, "memory.db")))
          )
        )
        writeFileSync(path, '\ufeffPrénom;Nom;Surnom\r\nBo;Li;"le grand"\r\n')
        yield* device.provided(
          commit([ContactEdited.draft("ana", { name: "Ana Souza", givenName: "Ana", familyName: "Souza" })], {
            via: "test"
          })
        )
        expect(yield* sync).toMatchObject({ rows: 2, events: 1, unfinished: false })
        const [header, bo, ana] = readFileSync(path, "utf8").split("\r\n")
        expect(header).toBe("\ufeffPrénom;Nom;Surnom;Entreprise;Identifiant Kith")
        expect(bo).toMatch(/^Bo;Li;"le grand";;[0-9a-z]{16}$/)
        expect(ana).toBe("Ana;Souza;;;ana")
        writeFileSync(path, readFileSync(path, "utf8").replace("Ana;Souza;;;", "Ana;Souza;;Étain;"))
        expect(yield* sync).toMatchObject({ rows: 2, events: 1, cellsOut: 0 })
        const people = yield* device.provided(everybody())
        expect(people.map(({ contact }) => [contact.name, contact.company])).toEqual([
          ["Bo Li", undefined],
          ["Ana Souza", "Étain"]
        ])
        expect(yield* sync).toMatchObject({ events: 0, cellsOut: 0, healed: 0 })
      })
    )
  ))
