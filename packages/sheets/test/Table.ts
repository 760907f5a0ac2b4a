/** A log of one device beside a table in memory, and the connector between them: for tests that read as stories. */
import * as Effect from "effect/Effect"
import type { Draft } from "@kith/core/domain/declare/EventType"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { everybody } from "@kith/core/workspace/People"
import { commit } from "@kith/core/workspace/Writer"
import { keepInStep, type KeepInStepOptions } from "../src/keepInStep.ts"
import { sheetMemoryInMemory } from "../src/memory/SheetMemoryInMemory.ts"
import type { SheetReport } from "../src/Report.ts"
import { Sheet } from "../src/Sheet.ts"
import { SheetMemory } from "../src/SheetMemory.ts"
import { Device, type Ports } from "./crowd/Devices.ts"
import { Grid } from "./grid/Grid.ts"
import { type GridSheetOptions, sheetOnGrid } from "./grid/sheetOnGrid.ts"

export const FIELDS = ["givenName", "familyName", "company", "emails", "relation", "tags", "followUpOn", "lastContact"]

export class Connected {
  readonly device: Device
  readonly grid: Grid
  readonly memory = sheetMemoryInMemory()
  options: KeepInStepOptions = { id: "s1", fields: FIELDS }
  private readonly sheetOptions: GridSheetOptions

  private constructor(device: Device, grid: Grid, sheetOptions: GridSheetOptions) {
    this.device = device
    this.grid = grid
    this.sheetOptions = sheetOptions
  }

  static readonly make = async (
    headings: ReadonlyArray<string> = [],
    rows: ReadonlyArray<ReadonlyArray<string>> = [],
    sheetOptions: GridSheetOptions = {}
  ): Promise<Connected> =>
    new Connected(
      await Device.make("laptop", { now: Date.parse("2026-03-03T14:00:00Z") }),
      new Grid(headings, rows),
      sheetOptions
    )

  run<A, E>(effect: Effect.Effect<A, E, Ports | Sheet | SheetMemory>): Promise<A> {
    return this.device.run(
      effect.pipe(
        Effect.provideService(Sheet, sheetOnGrid(this.grid, this.sheetOptions)),
        Effect.provideService(SheetMemory, this.memory)
      )
    )
  }

  sync(options: Partial<KeepInStepOptions> = {}): Promise<SheetReport> {
    return this.run(keepInStep({ ...this.options, ...options }))
  }

  write(...drafts: ReadonlyArray<Draft>): Promise<unknown> {
    return this.run(commit(drafts, { via: "test" }))
  }

  add(id: string, name: string, more: Record<string, unknown> = {}): Promise<unknown> {
    const [givenName, familyName] = name.split(" ")
    return this.write(ContactEdited.draft(id, { name, givenName, familyName, ...more } as never))
  }

  /** Everybody's name and company, by name. */
  async people(): Promise<ReadonlyArray<string>> {
    const all = await this.run(everybody())
    return all.map(({ contact }) => [contact.name, contact.company].filter(Boolean).join(", ")).toSorted()
  }

  column(heading: string): number {
    return this.grid.columns.findIndex((column) => column.heading === heading)
  }

  row(first: string): number {
    return this.grid.rows.findIndex(
      (row) => this.grid.textAt(row, this.grid.columns[this.column("First name")]!) === first
    )
  }

  text(first: string, heading: string): string {
    return this.grid.textAt(this.grid.rows[this.row(first)]!, this.grid.columns[this.column(heading)]!)
  }

  type(first: string, heading: string, text: string): void {
    const [row, column] = [this.grid.rows[this.row(first)]!, this.grid.columns[this.column(heading)]!]
    if (text === "") row.delete(column)
    else row.set(column, { value: text })
  }

  /** First names with companies, in the order of the sheet. */
  rows(): ReadonlyArray<string> {
    const [first, company] = [this.column("First name"), this.column("Company")].map((at) => this.grid.columns[at]!)
    return this.grid.rows.map((row) =>
      [this.grid.textAt(row, first!), this.grid.textAt(row, company!)].filter(Boolean).join(", ")
    )
  }
}
