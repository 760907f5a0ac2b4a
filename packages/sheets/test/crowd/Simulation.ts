/** One seeded run: a crowd at the table, two devices at the log, and a connector that is killed and fails now and then. */
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { LocalLog } from "@kith/core/log/LocalLog"
import { keepInStep } from "../../src/keepInStep.ts"
import type { SeenLog } from "../../src/logSide.ts"
import { sheetMemoryInMemory } from "../../src/memory/SheetMemoryInMemory.ts"
import type { SheetReport } from "../../src/Report.ts"
import { acceptStop, confirmRemoval, mayGo, putBack } from "../../src/resolve.ts"
import { type Abilities, type PeekedAt, Sheet } from "../../src/Sheet.ts"
import { SheetMemory } from "../../src/SheetMemory.ts"
import { Grid } from "../grid/Grid.ts"
import { type Failure, type GridSheetOptions, sheetOnGrid } from "../grid/sheetOnGrid.ts"
import { Crowd } from "./Crowd.ts"
import { Device, handOver, NAMES, type Ports } from "./Devices.ts"
import { Dice } from "./Dice.ts"
import { LogEdits } from "./logEdits.ts"

export const FIELDS = ["givenName", "familyName", "company", "emails", "relation", "tags", "followUpOn", "lastContact"]

const HEADS = [
  [],
  ["Prénom", "Nom", "Company", "Courriel", "Own thing"],
  ["First name", "Last name", "Entreprise", "Relationship", "Étiquettes", "Comment"],
  ["Nom de famille", "Prénom", "Email"]
]

/** What stands between the connector and the crowd's table. */
export interface Tables {
  readonly on: (grid: Grid, options: GridSheetOptions) => Sheet["Service"]
  /** What it can do beside cells; by chance unless said. */
  readonly has?: Abilities
  readonly watch?: Watch
}

export type Watch = (call: "read" | "write", what: unknown) => void

class Killed extends Error {}

export class Simulation {
  readonly dice: Dice
  readonly grid: Grid
  readonly crowd: Crowd
  readonly memory = sheetMemoryInMemory()
  readonly reports: Array<SheetReport> = []
  /** Contacts whose removal a person has confirmed. */
  readonly confirmed: Array<string> = []
  readonly devices: ReadonlyArray<Device>
  readonly has: Abilities & { readonly strict: boolean; readonly peeks: boolean }
  killed = 0
  private readonly edits: LogEdits
  /** Sees every call, for whoever looks into a failure. */
  private readonly watch: Watch | undefined
  /** How many do something between two calls, at most. */
  private readonly liveliness: number
  private readonly sheetOn: Tables["on"]
  /** People are at the table. */
  private busy = true
  private untilKilled = Infinity
  /** What the process has seen of the log, while it lives. */
  private held: { log?: SeenLog } = {}

  private constructor(seed: number, devices: ReadonlyArray<Device>, table: Tables) {
    this.sheetOn = table.on
    this.watch = table.watch
    this.dice = new Dice(seed)
    this.devices = devices
    this.grid = new Grid(this.dice.pick(HEADS), [])
    this.crowd = new Crowd(this.grid, this.dice)
    this.edits = new LogEdits(this.dice)
    this.liveliness = this.dice.pick([2, 4, 12])
    // A spreadsheet online, or a file: what has no tags is replaced as a whole, or not at all.
    const online = this.dice.chance(0.7)
    const has = { lookups: online, notes: online || this.dice.chance(0.5), tags: online, strict: !online }
    // Half of the tables take what is written piece by piece; by dice of its own, so that a seed's people do as they did.
    const pieces = new Dice(~seed)
    const inPieces = pieces.chance(0.5) ? { cellsAtOnce: 1 + pieces.below(60) } : {}
    this.has = { ...has, ...inPieces, peeks: pieces.chance(0.7), ...table.has }
  }

  static readonly run = async (seed: number, table: Tables = { on: sheetOnGrid }): Promise<Simulation> => {
    const clock = { now: Date.parse("2026-03-03T14:00:00Z") }
    const simulation = new Simulation(seed, await Promise.all(NAMES.map((name) => Device.make(name, clock))), table)
    await simulation.play()
    return simulation
  }

  get connector(): Device {
    return this.devices[2]!
  }

  private async play(): Promise<void> {
    const { dice, edits, devices } = this
    for (let n = 0; n < 3 + dice.below(5); n++) await edits.act(devices[dice.below(2)]!)
    if (this.grid.columns.length > 0) this.crowd.act(3 + dice.below(6))
    for (let step = 0; step < 5; step++) {
      for (let n = 0; n < dice.below(4); n++) await edits.act(devices[dice.below(2)]!)
      if (dice.chance(0.7)) await this.exchange(dice.below(2))
      this.crowd.act(dice.below(5))
      await this.connect()
      if (dice.chance(0.3)) await this.resolveSome()
    }
    await this.comeToRest()
  }

  /** A run of the connector, with everything that may happen meanwhile. */
  private async connect(): Promise<void> {
    this.untilKilled = this.dice.chance(0.5) ? 1 + this.dice.below(30) : Infinity
    const exit = await Effect.runPromiseExit(
      this.asConnector(keepInStep({ id: "s1", fields: FIELDS, held: this.held }))
    )
    this.untilKilled = Infinity
    if (Exit.isSuccess(exit)) return void this.reports.push(exit.value)
    const why = String(exit.cause)
    this.killed++
    this.held = {}
    if (!why.includes("Killed") && !why.includes("SheetUnavailable")) throw new Error(why)
  }

  /** Everybody goes home; what stopped is accepted, what is asked is answered, until nothing moves any more. */
  private async comeToRest(): Promise<void> {
    this.busy = false
    this.crowd.mend()
    for (let round = 0; round < 8; round++) {
      await this.exchange(0)
      await this.exchange(1)
      const report = await Effect.runPromise(
        this.asConnector(keepInStep({ id: "s1", fields: FIELDS, held: this.held }))
      )
      this.reports.push(report)
      if (report.stopped !== undefined) await this.connector.run(this.provided(acceptStop()))
      else if (round > 2 && report.events + report.cellsOut + report.healed === 0 && !report.unfinished) return
    }
    throw new Error(`not at rest: ${JSON.stringify(this.reports.slice(-2))}`)
  }

  private async resolveSome(): Promise<void> {
    const report = this.reports.at(-1)
    if (report === undefined) return
    if (report.stopped !== undefined && this.dice.chance(0.5)) {
      await this.connector.run(this.provided(acceptStop()))
      return
    }
    for (const id of report.removed) {
      if (this.dice.chance(0.5)) continue
      if (this.dice.chance(0.5)) await this.connector.run(this.provided(putBack(id)))
      else if ((await this.connector.run(this.provided(confirmRemoval(id, "s1")))) !== undefined)
        this.confirmed.push(id)
    }
    for (const { id } of report.deletedInLog) {
      if (this.dice.chance(0.5) || !(await this.connector.run(this.provided(mayGo(id))))) continue
      for (const [row, ids] of this.crowd.idsOf) {
        if (ids.has(id)) for (const typed of this.crowd.typed) if (typed.row === row) typed.over = true
      }
    }
  }

  private async exchange(which: number): Promise<void> {
    const other = this.devices[which]!
    await handOver(other, this.connector)
    await handOver(this.connector, other)
  }

  private asConnector<A, E>(effect: Effect.Effect<A, E, Ports | Sheet | SheetMemory>): Effect.Effect<A, E> {
    const log = this.connector.log
    const killable = { ...log, append: (...args: Parameters<typeof log.append>) => this.mortal(log.append(...args)) }
    return this.connector.provided(
      Effect.provideService(this.provided(effect), LocalLog, killable as Context.Service.Shape<typeof LocalLog>)
    )
  }

  private provided<A, E, R>(effect: Effect.Effect<A, E, R>) {
    const { load, save } = this.memory
    const sheet = this.sheetOn(this.grid, { ...this.has, before: () => this.meanwhile() })
    return effect.pipe(
      Effect.provideService(SheetMemory, { load: this.mortal(load), save: (changes) => this.mortal(save(changes)) }),
      Effect.provideService(Sheet, {
        ...sheet,
        read: this.mortal(Effect.tap(sheet.read, (reading) => Effect.sync(() => this.watch?.("read", reading)))),
        ...(sheet.peek && { peek: (asked: PeekedAt) => this.mortal(sheet.peek!(asked)) }),
        write: (edit) => this.mortal(Effect.suspend(() => (this.watch?.("write", edit), sheet.write(edit))))
      })
    )
  }

  /** Between any two calls of the port. */
  private meanwhile(): Failure | undefined {
    this.crowd.noteIds()
    if (!this.busy) return undefined
    if (this.dice.chance(0.5)) this.crowd.act(1 + this.dice.below(this.liveliness))
    return this.dice.chance(0.08) ? this.dice.pick(["before", "after"] as const) : undefined
  }

  /** The process may end before or after any of these. */
  private mortal<A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> {
    const tick = Effect.suspend(() => (--this.untilKilled === 0 ? Effect.die(new Killed("Killed")) : Effect.void))
    return Effect.andThen(
      tick,
      Effect.tap(effect, () => tick)
    )
  }
}
