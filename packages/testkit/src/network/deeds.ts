/** What people do with their log, at random and of few things, so that much of it collides. */
import * as Effect from "effect/Effect"
import { Contact } from "@kith/core/domain/entities/Contact"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import {
  FollowUpPlanned,
  GatheringRecorded,
  InteractionLogged,
  PledgeMade
} from "@kith/core/domain/events/RecordEvents"
import type { BatchId, EntityId } from "@kith/core/log/Ids"
import type { VirtualWorld } from "../VirtualWorld.ts"
import type { Program } from "./SimulatedDevice.ts"

/** Batches that somebody may take back, of all devices. */
export type Batches = Array<BatchId>

const PEOPLE = ["ana", "luc", "mei", "zoe"]
const via = "cli"

const id = (text: string) => text as EntityId

/** One deed, named, with everything random about it decided beforehand. */
export interface Deed {
  readonly name: string
  readonly run: (program: Program) => Effect.Effect<unknown, unknown>
}

export const randomDeed = (world: VirtualWorld, batches: Batches): Deed => {
  const { below, pick } = world
  const who = pick(PEOPLE)
  const other = pick(PEOPLE.filter((each) => each !== who))
  const day = `2026-0${1 + below(3)}-${String(1 + below(28)).padStart(2, "0")}`
  const number = below(1000)
  const keep = <E>(commit: Effect.Effect<{ readonly batch: BatchId }, E>) =>
    Effect.tap(commit, ({ batch }) => Effect.sync(() => batches.push(batch)))
  const write =
    (...drafts: Parameters<Program["kith"]["commit"]>[0]) =>
    ({ kith }: Program) =>
      keep(kith.commit(drafts, { via }))
  const deeds: ReadonlyArray<readonly [weight: number, deed: () => Deed]> = [
    [
      6,
      () => {
        const company = pick(["RBC", "Shopify", `Company ${number}`])
        return { name: `edit ${who}`, run: write(ContactEdited.draft(who, { name: `${who} ${below(3)}`, company })) }
      }
    ],
    [
      2,
      () => ({
        name: `tag ${who}`,
        run: write(
          ContactEdited.draft(who, { tags: world.oneIn(3) ? { remove: ["club"] } : { add: [pick(["club", "cpa"])] } })
        )
      })
    ],
    [
      5,
      () => {
        const kind = pick(["outreach", "reply", "meeting", "thank-you", "update"] as const)
        return {
          name: `log ${kind} with ${who}`,
          run: write(
            InteractionLogged.draft(`i${number}`, {
              contact: id(who),
              kind,
              happened: day,
              ...(world.oneIn(3) ? { suggested: { add: [id(other)] } } : {})
            })
          )
        }
      }
    ],
    [4, () => ({ name: `note on ${who}`, run: (program) => keep(editNote(program, who, number)) })],
    [
      2,
      () => ({
        name: `follow up ${who}`,
        run: write(FollowUpPlanned.draft(`f${number % 3}`, { contact: id(who), on: day }))
      })
    ],
    [
      1,
      () => ({
        name: `promise ${who}`,
        run: write(PledgeMade.draft(`p${number % 3}`, { contact: id(who), due: day, text: "send it" }))
      })
    ],
    [
      1,
      () => ({
        name: `meet ${who} at a gathering`,
        run: write(
          GatheringRecorded.draft("g1", {
            name: "CPA night",
            starts: day,
            state: "attended",
            people: { add: [id(who)] }
          })
        )
      })
    ],
    [3, () => ({ name: `settle reminder ${number}`, run: (program) => settleOne(program, number) })],
    [2, () => ({ name: `merge ${who} and ${other}`, run: ({ kith }) => keep(kith.merge(who, other, via)) })],
    [1, () => ({ name: `split ${who}`, run: ({ kith }) => kith.split(who, via) })],
    [1, () => ({ name: `delete ${who}`, run: ({ kith }) => keep(kith.delete(who, via)) })],
    [1, () => ({ name: `restore ${who}`, run: ({ kith }) => keep(kith.restore(who, via)) })],
    [
      2,
      () => {
        const batch = batches.length === 0 ? undefined : pick(batches)
        return {
          name: `undo ${batch ?? "nothing"}`,
          run: ({ kith }) => (batch === undefined ? Effect.void : keep(kith.undo(batch, via)))
        }
      }
    ],
    [2, () => ({ name: `forget ${who}`, run: ({ kith }) => kith.forget(who, via) })],
    [1, () => ({ name: `import ${number}`, run: (program) => importOne(program, number) })]
  ]
  let left = below(deeds.reduce((sum, [weight]) => sum + weight, 0))
  for (const [weight, deed] of deeds) {
    if (left < weight) return deed()
    left -= weight
  }
  throw new Error("deeds: weights")
}

/** Starts a note, or changes a word of it; two may do so at once. */
const editNote = Effect.fnUntraced(function* ({ kith }: Program, who: string, number: number) {
  yield* kith.catchUp()
  const contact = yield* kith.get(Contact, who)
  const before = yield* kith.readText(contact?.notes)
  const words = before === "" ? [] : before.split(" ")
  const wanted = [
    ...words.slice(0, number % (words.length + 1)),
    `w${number}`,
    ...words.slice(number % (words.length + 1))
  ]
  const notes = yield* kith.textPatch(contact?.notes, wanted.join(" "))
  return yield* kith.commit(notes === undefined ? [] : [ContactEdited.draft(who, { notes })], { via })
})

const settleOne = Effect.fnUntraced(function* ({ kith }: Program, number: number) {
  yield* kith.catchUp()
  const all = yield* kith.reminders("")
  const chosen = all[number % Math.max(1, all.length)]
  if (chosen === undefined) return
  const state = (["done", "dismissed", "snoozed"] as const)[number % 3]!
  yield* kith.settle(chosen, state === "snoozed" ? { state, until: 1_780_000_000_000 + number } : { state }, via)
})

const importOne = ({ kith }: Program, number: number) =>
  kith.importRows(
    ["ana@rbc.ca", "new@rbc.ca"].map((email, line) => ({
      _tag: "Read" as const,
      line,
      record: { sourceKey: email, fields: { name: `Row ${line}`, company: `Company ${number % 4}`, emails: [email] } }
    })),
    { source: "linkedin", asOf: `2026-01-0${1 + (number % 9)}`, via: "import:csv" }
  )
