/** What every `RelayStore` keeps to where it keeps published calendars. An adapter of your own runs it with one line. */
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import { expect } from "vitest"
import { toBase32 } from "@kith/core/log/Base32"
import { utf8 } from "@kith/core/log/Bytes"
import { calendarAddress, MAX_CALENDAR_BYTES, MAX_CALENDARS } from "@kith/core/log/CalendarAddress"
import type { Ciphers } from "@kith/core/log/Ciphers"
import type { WorkspaceId } from "@kith/core/log/Ids"
import { Primitives } from "@kith/core/log/Primitives"
import type { RelayStore } from "@kith/core/log/RelayStore"
import { makeSampleWorkspace, type SampleWorkspace } from "../sampleWorkspace.ts"
import { type Exceptions, type Laws, lawsHold, type Open, reasonOf } from "./conformance.ts"

/** A relay that holds nothing yet. */
export interface PlaceForCalendars {
  /** Opens its store; opened again, it holds what it held. */
  readonly open: Effect.Effect<RelayStore["Service"], unknown, Scope.Scope>
  /** Changes the stored text of a calendar. */
  readonly spoilCalendar: (id: string) => Effect.Effect<void>
  /** What one workspace, and one device in it, may take. */
  readonly allow: (workspaceBytes: number, uploaderBytes?: number) => Effect.Effect<void>
}

interface Fixture {
  readonly place: PlaceForCalendars
  readonly sample: SampleWorkspace
  readonly other: SampleWorkspace
  /** Of calendars of a workspace. */
  readonly ids: (workspace: WorkspaceId) => ReadonlyArray<string>
}

/** `make` makes a new place; it is removed with its scope. */
export const calendarShelfSuite = (
  name: string,
  make: Effect.Effect<PlaceForCalendars, unknown, Scope.Scope>,
  ports: Layer.Layer<Ciphers | Primitives>,
  exceptions: Exceptions<keyof typeof laws> = {}
): void =>
  lawsHold(
    `CalendarShelf on ${name}`,
    laws,
    exceptions,
    Effect.gen(function* () {
      const { sha256 } = yield* Primitives
      const [sample, other] = [yield* makeSampleWorkspace(), yield* makeSampleWorkspace()]
      const ids = (workspace: WorkspaceId) =>
        Array.from(
          { length: MAX_CALENDARS + 1 },
          (_, index) => calendarAddress(sha256, workspace, toBase32(new Uint8Array(16).fill(index)))!.id
        )
      const place = yield* make
      return Effect.succeed({ place, sample, other, ids }) as Open<Fixture>
    }).pipe(Effect.provide(ports))
  )

const text = (size: number, letter = "x"): Uint8Array => utf8(letter.repeat(size))

/** A relay with both workspaces. */
const started = Effect.fnUntraced(function* (open: Open<Fixture>) {
  const { place, sample, other, ids } = yield* open
  const relay = yield* place.open
  for (const { workspace, chain } of [sample, other]) yield* relay.create(workspace, chain)
  const [workspace, others] = [(yield* relay.open(sample.workspace))!, (yield* relay.open(other.workspace))!]
  const [a, b] = sample.devices
  return {
    place,
    sample,
    other,
    relay,
    workspace,
    others,
    ids: ids(sample.workspace),
    shelf: workspace.calendars,
    a: a.device,
    b: b.device,
    of: sample.devices
  }
})

/** What is counted adds up, whatever happened. */
const countsAddUp = Effect.fnUntraced(function* (
  { usage, calendars }: Effect.Success<ReturnType<typeof started>>["workspace"],
  beside = 0
) {
  const { bytes, byUploader } = yield* usage
  expect(bytes).toBe([...byUploader.values()].reduce((sum, each) => sum + each, 0))
  expect(bytes).toBe((yield* calendars.list).reduce((sum, each) => sum + each.bytes, beside))
})

const laws = {
  "hands out what was put there, to the byte, until something else is, and says whose it is": (open) =>
    Effect.gen(function* () {
      const { relay, shelf, sample, workspace, ids, a, b } = yield* started(open)
      const [id] = ids
      expect(yield* relay.calendar(id!)).toBe(undefined)
      expect(yield* shelf.list).toEqual([])
      expect(yield* shelf.put({ id: id!, device: a, text: utf8("première") })).toBe("added")
      expect(yield* relay.calendar(id!)).toMatchObject({
        id,
        workspace: sample.workspace,
        device: a,
        bytes: 9,
        text: utf8("première")
      })
      expect(yield* shelf.put({ id: id!, device: b, text: utf8("second") })).toBe("replaced")
      expect(yield* relay.calendar(id!)).toMatchObject({ device: b, bytes: 6, text: utf8("second") })
      expect(yield* shelf.list).toMatchObject([{ id, device: b, bytes: 6 }])
      yield* countsAddUp(workspace)
    }),

  "has nothing more of one that was revoked, which may come again": (open) =>
    Effect.gen(function* () {
      const { relay, shelf, workspace, ids, a } = yield* started(open)
      const [id, kept] = ids
      yield* shelf.put({ id: id!, device: a, text: text(100) })
      yield* shelf.put({ id: kept!, device: a, text: text(200) })
      expect(yield* shelf.revoke(id!)).toBe(true)
      expect(yield* shelf.revoke(id!)).toBe(false)
      expect(yield* relay.calendar(id!)).toBe(undefined)
      expect((yield* relay.calendar(kept!))?.bytes).toBe(200)
      yield* countsAddUp(workspace)
      expect(yield* shelf.put({ id: id!, device: a, text: text(50) })).toBe("added")
      yield* countsAddUp(workspace)
    }),

  "keeps what it had when it is opened again; a calendar is neither a bundle nor an event": (open) =>
    Effect.gen(function* () {
      const { place, sample, ids } = yield* open
      const [id, gone] = ids(sample.workspace)
      const [{ device }] = sample.devices
      yield* Effect.scoped(
        Effect.gen(function* () {
          const relay = yield* place.open
          yield* relay.create(sample.workspace, sample.chain)
          const { calendars } = (yield* relay.open(sample.workspace))!
          yield* calendars.put({ id: id!, device, text: text(5000) })
          yield* calendars.put({ id: gone!, device, text: text(10) })
          yield* calendars.revoke(gone!)
        })
      )
      const relay = yield* place.open
      expect((yield* relay.calendar(id!))?.text).toEqual(text(5000))
      expect(yield* relay.calendar(gone!)).toBe(undefined)
      const opened = (yield* relay.open(sample.workspace))!
      yield* countsAddUp(opened)
      expect([...(yield* opened.as(device).version)]).toEqual([])
      expect((yield* opened.usage).bundles).toBe(0)
    }),

  "keeps a workspace's calendars out of another one's reach": (open) =>
    Effect.gen(function* () {
      const { relay, shelf, others, other, ids, a } = yield* started(open)
      const [id] = ids
      yield* shelf.put({ id: id!, device: a, text: utf8("mine") })
      const [{ device: stranger }] = other.devices
      const taken = yield* reasonOf(others.calendars.put({ id: id!, device: stranger, text: utf8("theirs") }))
      expect(taken).toMatchObject({ _tag: "Rejected", why: "notThisWorkspace" })
      expect(yield* others.calendars.revoke(id!)).toBe(false)
      expect(yield* others.calendars.list).toEqual([])
      expect((yield* relay.calendar(id!))?.text).toEqual(utf8("mine"))
      yield* countsAddUp(others)
    }),

  "goes with its workspace, and only with that": (open) =>
    Effect.gen(function* () {
      const { relay, sample, other, shelf, others, ids, a } = yield* started(open)
      const [id, second] = ids
      yield* shelf.put({ id: id!, device: a, text: text(100) })
      yield* others.calendars.put({ id: second!, device: other.devices[0].device, text: text(200) })
      yield* relay.remove(sample.workspace)
      expect(yield* relay.calendar(id!)).toBe(undefined)
      expect((yield* relay.calendar(second!))?.bytes).toBe(200)
      expect((yield* relay.statistics).bytes).toBe(200)
      const gone = { _tag: "Rejected", why: "forgotten" }
      expect(yield* reasonOf(shelf.put({ id: id!, device: a, text: text(1) }))).toMatchObject(gone)
      expect(yield* reasonOf(shelf.revoke(id!))).toMatchObject(gone)
      yield* relay.create(sample.workspace, sample.chain, true)
      expect(yield* (yield* relay.open(sample.workspace))!.calendars.list).toEqual([])
    }),

  "takes so many and no more, of such a size and no larger, and what is refused changes nothing": (open) =>
    Effect.gen(function* () {
      const { relay, shelf, workspace, ids, a } = yield* started(open)
      const [first, ...more] = ids
      const last = more.pop()!
      const large = text(MAX_CALENDAR_BYTES + 1)
      const tooLarge = { _tag: "OverLimit", limit: "requestBytes", allowed: MAX_CALENDAR_BYTES }
      expect(yield* reasonOf(shelf.put({ id: first!, device: a, text: large }))).toMatchObject(tooLarge)
      yield* shelf.put({ id: first!, device: a, text: large.subarray(1) })
      for (const id of more) yield* shelf.put({ id, device: a, text: text(10) })
      const tooMany = { _tag: "OverLimit", limit: "calendars", allowed: MAX_CALENDARS }
      expect(yield* reasonOf(shelf.put({ id: last, device: a, text: text(10) }))).toMatchObject(tooMany)
      expect(yield* reasonOf(shelf.put({ id: more[0]!, device: a, text: large }))).toMatchObject(tooLarge)
      expect((yield* relay.calendar(more[0]!))?.bytes).toBe(10)
      expect(yield* shelf.put({ id: more[0]!, device: a, text: text(20) })).toBe("replaced")
      yield* shelf.revoke(first!)
      expect(yield* shelf.put({ id: last, device: a, text: text(10) })).toBe("added")
      yield* countsAddUp(workspace)
    }),

  "counts against what the workspace and whoever put it there may take": (open) =>
    Effect.gen(function* () {
      const { place, relay, sample, shelf, workspace, ids, a, b, of } = yield* started(open)
      const [id, second] = ids
      const chain = sample.chain.reduce((sum, { json, signature }) => sum + json.length + signature.length, 0)
      yield* place.allow(chain + 10_000)
      for (let time = 0; time < 5; time++) yield* shelf.put({ id: id!, device: a, text: text(6_000) })
      const full = { _tag: "OverLimit", limit: "workspaceBytes" }
      expect(yield* reasonOf(shelf.put({ id: id!, device: b, text: text(10_001) }))).toMatchObject(full)
      expect(yield* reasonOf(shelf.put({ id: second!, device: a, text: text(4_001) }))).toMatchObject(full)
      const pushed = workspace.as(a).push([yield* of[0].next(300)])
      expect(yield* reasonOf(pushed)).toMatchObject(full)
      // Another device takes it over, with its share of the room.
      yield* place.allow(chain + 10_000, 8_000)
      yield* shelf.put({ id: id!, device: b, text: text(7_000) })
      expect(yield* reasonOf(shelf.put({ id: second!, device: b, text: text(1_001) }))).toMatchObject({
        ...full,
        allowed: 8_000
      })
      yield* shelf.put({ id: second!, device: a, text: text(1_001) })
      expect((yield* relay.calendar(id!))?.device).toBe(b)
      yield* countsAddUp(workspace)
    }),

  "does not hand out a text that is not what was put there, says so, and takes another in its place": (open) =>
    Effect.gen(function* () {
      const { place, relay, shelf, workspace, ids, a } = yield* started(open)
      const [id, spoiled] = ids
      yield* shelf.put({ id: id!, device: a, text: text(100) })
      yield* shelf.put({ id: spoiled!, device: a, text: text(100) })
      yield* place.spoilCalendar(id!)
      expect(yield* reasonOf(relay.calendar(id!))).toMatchObject({ _tag: "StoreCorrupt" })
      yield* shelf.put({ id: id!, device: a, text: text(70, "y") })
      expect((yield* relay.calendar(id!))?.text).toEqual(text(70, "y"))
      yield* place.spoilCalendar(spoiled!)
      expect(yield* shelf.revoke(spoiled!)).toBe(true)
      yield* countsAddUp(workspace)
    })
} satisfies Laws<string, Fixture>
