/** What two devices end with, each story through a real relay: concurrent texts, merges, undo, forget, revocation, backups. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { describe, expect, it } from "vitest"
import { Contact } from "@kith/core/domain/entities/Contact"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { InteractionLogged } from "@kith/core/domain/events/RecordEvents"
import type { Bundle } from "@kith/core/log/Bundle"
import { cutOff } from "@kith/core/log/CutOff"
import type { EntityId } from "@kith/core/log/Ids"
import { addDevice } from "@kith/core/log/MembershipAuthor"
import { openBundle } from "@kith/core/log/Sealing"
import { encodeRecord } from "@kith/core/workspace/RecordCodec"
import { disagreements } from "@kith/testkit/network/agreement"
import { loadAll } from "@kith/testkit/network/loadAll"
import type { Program, SimulatedDevice } from "@kith/testkit/network/SimulatedDevice"
import { Simulation } from "@kith/testkit/network/Simulation"
import { runtime } from "./runtime.ts"

const via = "cli"
const id = (text: string) => text as EntityId
type Drafts = Parameters<Program["kith"]["commit"]>[0]

const begin = async (...names: ReadonlyArray<string>) => {
  await loadAll()
  const stage = new Simulation(runtime, 1)
  const laptop = await stage.begin("laptop", 1)
  const others: Array<SimulatedDevice> = []
  for (const name of names) others.push(await stage.join(name, laptop))
  await stage.handOverChain(laptop, 0)
  const sync = (device: SimulatedDevice) =>
    stage.do(device, (program) =>
      Effect.scoped(Effect.flatMap(stage.remote(device, program, 0), (remote) => stage.syncing(program, remote)))
    )
  return {
    stage,
    laptop,
    phone: others[0]!,
    tablet: others[1]!,
    sync,
    /** All of them, until each has what every other wrote. */
    syncAll: async (...devices: ReadonlyArray<SimulatedDevice>) => {
      const reports = []
      for (const device of [...devices, ...devices]) reports.push(await sync(device))
      return reports
    },
    commit: (device: SimulatedDevice, ...drafts: Drafts) =>
      stage.do(device, ({ kith }) => kith.commit(drafts, { via })),
    note: (device: SimulatedDevice, text: string) =>
      stage.do(device, ({ kith }) =>
        Effect.gen(function* () {
          const patch = yield* kith.textPatch((yield* kith.get(Contact, "ana"))?.notes, text)
          return yield* kith.commit(patch === undefined ? [] : [ContactEdited.draft("ana", { notes: patch })], { via })
        })
      ),
    noteOn: (device: SimulatedDevice) =>
      stage.do(device, ({ kith }) => Effect.flatMap(kith.get(Contact, "ana"), (ana) => kith.readText(ana?.notes))),
    contact: (device: SimulatedDevice, name: string) => stage.do(device, ({ kith }) => kith.get(Contact, name)),
    agree: async () => expect(await disagreements(stage, runtime.sha256)).toEqual([])
  }
}

/** Everything that a device's stores hold, as text. */
const heldBy = async ({ disk }: SimulatedDevice): Promise<string> => {
  const runs = await Effect.runPromise(disk.log.read(new Map(), 100_000))
  const names = await Effect.runPromise(disk.entities.names("", 100_000))
  const entities = await Effect.runPromise(disk.entities.get(names))
  return JSON.stringify(runs) + [...entities.values()].map(({ record }) => encodeRecord(record)).join()
}

const tea = ContactEdited.draft("ana", { name: "Ana", notes: { start: "Likes tea." } })

describe("two devices, apart and together again", () => {
  it("two first edits of one note at once are both in it", async () => {
    const { laptop, phone, commit, syncAll, note, noteOn, agree } = await begin("phone")
    await commit(laptop, tea)
    await syncAll(laptop, phone)
    await note(laptop, "Likes green tea.")
    await note(phone, "Likes tea. A lot.")
    await syncAll(laptop, phone)
    expect([await noteOn(laptop), await noteOn(phone)]).toEqual(["Likes green tea. A lot.", "Likes green tea. A lot."])
    await agree()
  })

  it("two notes begun at once are a conflict, and neither is lost", async () => {
    const { stage, laptop, phone, commit, syncAll, agree } = await begin("phone")
    await commit(laptop, ContactEdited.draft("ana", { name: "Ana" }))
    await syncAll(laptop, phone)
    await commit(laptop, ContactEdited.draft("ana", { notes: { start: "Likes tea." } }))
    await commit(phone, ContactEdited.draft("ana", { notes: { start: "Hates coffee." } }))
    await syncAll(laptop, phone)
    for (const device of [laptop, phone]) {
      const open = await stage.do(device, ({ kith }) => kith.conflicts)
      expect(open.map(({ entity, field }) => [entity, field])).toEqual([["contact/ana", "notes"]])
      expect(open[0]!.values.map(({ value }) => value as string).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
        "Hates coffee.",
        "Likes tea."
      ])
    }
    await agree()
  })

  it("an edit under a text that was replaced meanwhile does not change the new one, and is kept", async () => {
    const { laptop, phone, commit, syncAll, note, noteOn, agree } = await begin("phone")
    await commit(laptop, tea)
    await syncAll(laptop, phone)
    await commit(laptop, ContactEdited.draft("ana", { notes: { start: "Somebody else." } }))
    const edit = await note(phone, "Likes green tea.")
    await syncAll(laptop, phone)
    expect([await noteOn(laptop), await noteOn(phone)]).toEqual(["Somebody else.", "Somebody else."])
    const kept = await Effect.runPromise(laptop.disk.log.entries(edit.dots))
    expect(kept[0]!.event.body).toMatchObject({ notes: { root: expect.anything() } })
    await agree()
  })

  it("an edit under a text whose writing was undone meanwhile leaves no text", async () => {
    const { stage, laptop, phone, commit, syncAll, note, noteOn, agree } = await begin("phone")
    await commit(laptop, ContactEdited.draft("ana", { name: "Ana" }))
    const begun = await commit(laptop, ContactEdited.draft("ana", { notes: { start: "Likes tea." } }))
    await syncAll(laptop, phone)
    const undone = await stage.do(laptop, ({ kith }) => kith.undo(begun.batch, via))
    await note(phone, "Likes green tea.")
    await syncAll(laptop, phone)
    expect([await noteOn(laptop), await noteOn(phone)]).toEqual(["", ""])
    await agree()
    // Undoing the undo brings the text back as a text of its own.
    await stage.do(phone, ({ kith }) => kith.undo(undone.batch, via))
    await syncAll(laptop, phone)
    expect(await noteOn(laptop)).toBe(await noteOn(phone))
    await agree()
  })

  it("what was logged with both of two people while they were merged is all with the one", async () => {
    const { stage, laptop, phone, commit, syncAll, agree } = await begin("phone")
    await commit(
      laptop,
      ContactEdited.draft("ana", { name: "Ana Souza" }),
      ContactEdited.draft("bea", { name: "A. Souza" })
    )
    await syncAll(laptop, phone)
    await stage.do(laptop, ({ kith }) => kith.merge("ana", "bea", via))
    const met = (name: string, contact: string, happened: string) =>
      InteractionLogged.draft(name, { contact: id(contact), kind: "meeting", happened })
    await commit(laptop, met("i1", "bea", "2026-02-01"))
    await commit(phone, met("i2", "ana", "2026-02-02"), met("i3", "bea", "2026-02-03"))
    await syncAll(laptop, phone)
    for (const device of [laptop, phone]) {
      for (const name of ["ana", "bea"]) {
        const { interactions } = await stage.do(device, ({ kith }) => kith.timeline(name))
        expect(interactions.map((each) => each.happened)).toEqual(["2026-02-01", "2026-02-02", "2026-02-03"])
      }
      const everybody = await stage.do(device, ({ kith }) => kith.everybody())
      expect(everybody.map((one) => one.members)).toEqual([["ana", "bea"]])
    }
    await agree()
  })

  it("an import that is taken back keeps what another device changed of it", async () => {
    const { stage, laptop, phone, commit, syncAll, agree } = await begin("phone")
    const row = (sourceKey: string, name: string) =>
      ({ _tag: "Read", line: 1, record: { sourceKey, fields: { name, company: "RBC" } } }) as const
    const report = await stage.do(laptop, ({ kith }) =>
      kith.importRows([row("1", "Ana"), row("2", "Luc")], { source: "linkedin", asOf: "2026-01-01", via: "import:csv" })
    )
    await syncAll(laptop, phone)
    const [ana] = await stage.do(phone, ({ kith }) => kith.find("Ana"))
    await commit(phone, ContactEdited.draft(ana!.id, { company: "Shopify" }))
    await stage.do(laptop, ({ kith }) => kith.undo(report.undo!, via))
    await syncAll(laptop, phone)
    for (const device of [laptop, phone]) {
      expect(await stage.do(device, ({ kith }) => kith.find("Luc"))).toEqual([])
      expect((await stage.do(device, ({ kith }) => kith.get(Contact, ana!.id)))?.company).toBe("Shopify")
    }
    await agree()
  })
})

describe("forgetting while a device is away", () => {
  it("takes what was forgotten off it when it is back, and shows what it had written meanwhile", async () => {
    const { stage, laptop, phone, tablet, commit, syncAll, sync, contact, agree } = await begin("phone", "tablet")
    await commit(laptop, ContactEdited.draft("ana", { name: "Ana Secret", company: "RBC" }))
    await syncAll(laptop, phone)
    await commit(phone, ContactEdited.draft("ana", { company: "Shopify" }))
    await stage.do(laptop, ({ kith }) => kith.forget("ana", via))
    // The tablet has never been there: what it hears first may be either.
    await syncAll(laptop, tablet)
    await syncAll(laptop, phone, tablet)
    for (const device of [laptop, phone, tablet]) {
      expect(await heldBy(device)).not.toContain("Secret")
      expect(await contact(device, "ana")).toMatchObject({ company: "Shopify" })
    }
    await sync(tablet)
    await agree()
  })

  it("reaches a device that meets the content after the wish to forget it", async () => {
    const { stage, laptop, phone, tablet, commit, syncAll, sync, agree } = await begin("phone", "tablet")
    await commit(phone, ContactEdited.draft("ana", { name: "Ana Secret" }))
    await syncAll(phone, laptop)
    await stage.do(laptop, ({ kith }) => kith.forget("ana", via))
    await sync(laptop)
    // First everything but the phone's feed, and that later.
    const hidden = await stage.do(tablet, (program) =>
      Effect.scoped(
        Effect.gen(function* () {
          const remote = yield* stage.remote(tablet, program, 0)
          const without = {
            ...remote,
            pull: (held: Parameters<typeof remote.pull>[0]) => remote.pull(new Map([...held, [phone.id, 1_000]]))
          }
          return yield* stage.syncing(program, without)
        })
      )
    )
    expect(hidden.received).toBeGreaterThan(0)
    await sync(tablet)
    expect(await heldBy(tablet)).not.toContain("Secret")
    await syncAll(laptop, phone, tablet)
    await agree()
  })
})

/** Everything that a relay hands out, opened, as text. */
const handedOut = (stage: Simulation, reader: SimulatedDevice): Promise<string> =>
  stage.do(reader, (program) =>
    Effect.scoped(
      Effect.gen(function* () {
        const { bundles } = yield* (yield* stage.remote(reader, program, 0)).pull(new Map())
        const runs = yield* Stream.runCollect(Stream.mapEffect(bundles, (each) => openBundle(each, runtime.deflate)))
        return JSON.stringify(runs)
      })
    )
  )

describe("what was forgotten after it had been sent", () => {
  it("is gone from the relay, too, once each of its authors has synced", async () => {
    const { stage, laptop, phone, tablet, commit, sync, syncAll, agree } = await begin("phone", "tablet")
    for (const device of [laptop, phone]) {
      await commit(device, ContactEdited.draft("luc", { name: `Luc of ${device.name}` }))
      await commit(device, ContactEdited.draft("ana", { name: `Ana Secret of ${device.name}` }))
      await commit(device, ContactEdited.draft("luc", { company: "RBC" }))
      await sync(device)
    }
    await syncAll(laptop, phone)
    expect(await handedOut(stage, laptop)).toContain("Secret of laptop")
    await stage.do(laptop, ({ kith }) => kith.forget("ana", via))
    await sync(laptop)
    const between = await handedOut(stage, laptop)
    expect(between).not.toContain("Secret of laptop")
    expect(between).toContain("Secret of phone")
    await sync(phone)
    const after = await handedOut(stage, laptop)
    expect(after).not.toContain("Secret")
    expect(after).toContain("Luc of phone")
    // Who has never been there gets all of it, and checks it to the last hash.
    expect(await sync(tablet)).toMatchObject({ refusals: [] })
    expect(await heldBy(tablet)).not.toContain("Secret")
    await syncAll(laptop, phone, tablet)
    await agree()
  })

  it("is taken from a relay that was put back to a backup, too, once its author finds it so", async () => {
    const { stage, laptop, phone, tablet, commit, sync, syncAll, agree } = await begin("phone", "tablet")
    await commit(laptop, ContactEdited.draft("ana", { name: "Ana Secret" }))
    await syncAll(laptop, phone)
    const putBack = stage.relays[0]!.machine.backUp()
    await stage.do(laptop, ({ kith }) => kith.forget("ana", via))
    await sync(laptop)
    expect(await handedOut(stage, laptop)).not.toContain("Secret")
    stage.restoreRelay(0, putBack)
    expect(await handedOut(stage, laptop)).toContain("Secret")
    await sync(laptop)
    expect(await handedOut(stage, laptop)).not.toContain("Secret")
    await syncAll(laptop, phone, tablet)
    await agree()
  })

  it("is taken from where somebody brings it who had not heard of that yet", async () => {
    const { stage, laptop, phone, tablet, commit, sync, syncAll, agree } = await begin("phone", "tablet")
    await commit(laptop, ContactEdited.draft("ana", { name: "Ana Secret" }))
    for (const device of [laptop, phone]) await stage.wait(stage.sync(device, "folder"))
    await stage.do(laptop, ({ kith }) => kith.forget("ana", via))
    await sync(phone)
    expect(await handedOut(stage, phone)).toContain("Secret")
    expect(await sync(laptop)).toMatchObject({ refusals: [] })
    expect(await handedOut(stage, phone)).not.toContain("Secret")
    await syncAll(laptop, phone, tablet)
    await agree()
  })
})

describe("a member that hands a relay something false in another's name", () => {
  it("stops that feed there only until its author comes by, and nothing false is ever taken in", async () => {
    const { stage, laptop, phone, tablet, commit, sync, syncAll, contact, agree } = await begin("phone", "tablet")
    await commit(laptop, ContactEdited.draft("ana", { name: "Ana" }))
    await sync(laptop)
    await commit(laptop, ContactEdited.draft("ana", { company: "RBC" }), ContactEdited.draft("luc", { name: "Luc" }))
    for (const device of [laptop, phone]) await stage.wait(stage.sync(device, "folder"))
    // The true end of the laptop's feed, and nothing true before it.
    await stage.do(phone, (program) =>
      Effect.scoped(
        Effect.gen(function* () {
          const remote = yield* stage.remote(phone, program, 0)
          const pulled = yield* program.local.pull(new Map([[laptop.id, 1]]))
          const [bundle] = (yield* Stream.runCollect(pulled.bundles)).filter(({ device }) => device === laptop.id)
          yield* remote.push([{ ...bundle!, sealed: bundle!.sealed.map((byte) => byte ^ 1) }])
        })
      )
    )
    const late = await stage.join("late", laptop)
    await stage.handOverChain(laptop, 0)
    const stopped = [{ device: laptop.id, seq: 2, why: "malformed" }]
    for (const device of [tablet, late]) expect((await sync(device)).refusals).toEqual(stopped)
    expect((await contact(late, "ana"))?.company).toBeUndefined()
    // Another place has it as it was written, and what comes from there is as good.
    expect(await stage.wait(stage.sync(tablet, "folder"))).toMatchObject({ _tag: "Done", value: { refusals: [] } })
    expect((await contact(tablet, "ana"))?.company).toBe("RBC")
    expect((await sync(late)).refusals).toEqual(stopped)
    // The relay says that it has everything; its author looks what that is.
    expect(await sync(laptop)).toMatchObject({ refusals: [], ownFeedElsewhere: false })
    expect((await sync(late)).refusals).toEqual([])
    expect((await contact(late, "ana"))?.company).toBe("RBC")
    expect((await contact(late, "luc"))?.name).toBe("Luc")
    await syncAll(laptop, phone, tablet, late)
    await agree()
  })
})

describe("a device that is revoked", () => {
  it("is void beyond its cut on every device, where it was folded before, too", async () => {
    const { stage, laptop, phone, tablet, commit, sync, syncAll, contact, agree } = await begin("phone", "tablet")
    await commit(laptop, ContactEdited.draft("ana", { name: "Ana", company: "RBC" }))
    await syncAll(laptop, phone)
    await commit(phone, ContactEdited.draft("ana", { company: "Shopify" }))
    await commit(phone, ContactEdited.draft("ana", { company: "Nowhere" }), ContactEdited.draft("eve", { name: "Eve" }))
    await syncAll(phone, laptop, tablet)
    expect((await contact(tablet, "ana"))?.company).toBe("Nowhere")
    await stage.revoke(phone, laptop, 1)
    for (const device of [laptop, tablet]) {
      await sync(device)
      expect((await contact(device, "ana"))?.company).toBe("Shopify")
      expect((await stage.do(device, ({ kith }) => kith.person("eve")))?.contact.name).toBeUndefined()
    }
    await agree()
  })

  it("cannot read what is written under the new epoch, and keeps its own", async () => {
    const { stage, laptop, phone, commit, sync, syncAll, contact } = await begin("phone")
    await commit(phone, ContactEdited.draft("ana", { name: "Ana" }))
    await syncAll(phone, laptop)
    await stage.revoke(phone, laptop)
    await commit(laptop, ContactEdited.draft("ana", { company: "Secret" }))
    await sync(laptop)
    await commit(phone, ContactEdited.draft("ana", { company: "Mine" }))
    expect(await sync(phone)).toMatchObject({ revoked: true, received: 0, sent: 0 })
    expect((await contact(phone, "ana"))?.company).toBe("Mine")
    expect((await contact(laptop, "ana"))?.company).toBe("Secret")
    const bundles = await stage.do(laptop, ({ local }) =>
      Effect.flatMap(local.pull(new Map()), (pulled) => Stream.runCollect(pulled.bundles))
    )
    const [secret] = bundles.filter((bundle) => bundle.device === laptop.id)
    const opened = await stage.do(phone, ({ context }) =>
      Effect.provideContext(openBundle(secret!, runtime.deflate), context)
    )
    expect(opened).toBe("keyMissing")
  })

  it("has what was cut off taken in after all when an owner says so", async () => {
    const { stage, laptop, phone, tablet, commit, sync, syncAll, contact, agree } = await begin("phone", "tablet")
    await commit(phone, ContactEdited.draft("ana", { name: "Ana", company: "RBC" }))
    await commit(phone, ContactEdited.draft("ana", { company: "Shopify" }))
    await syncAll(phone, laptop, tablet)
    const whole = await stage.headOf(phone, laptop)
    await stage.revoke(phone, laptop, 1)
    await syncAll(laptop, tablet)
    expect((await contact(tablet, "ana"))?.company).toBe("RBC")
    await stage.adopt(whole!, laptop)
    await syncAll(laptop, tablet)
    for (const device of [laptop, tablet]) expect((await contact(device, "ana"))?.company).toBe("Shopify")
    await sync(laptop)
    await agree()
  })
})

describe("what a cut has cut off", () => {
  it("is found where it still lies, as far as it is true", async () => {
    const { stage, laptop, phone, commit, sync } = await begin("phone")
    for (const company of ["RBC", "Shopify", "TD"]) {
      await commit(phone, ContactEdited.draft("ana", { name: "Ana", company }))
      await sync(phone)
    }
    await sync(laptop)
    const whole = await stage.headOf(phone, laptop)
    await stage.revoke(phone, laptop, 1)
    await sync(laptop)
    const found = (isTrue: (bundle: Bundle) => boolean) =>
      stage.do(laptop, (program) =>
        Effect.scoped(
          Effect.gen(function* () {
            const remote = yield* stage.remote(laptop, program, 0)
            const spoiled = (bundle: Bundle): Bundle =>
              isTrue(bundle) ? bundle : { ...bundle, sealed: bundle.sealed.map((byte) => byte ^ 1) }
            const pull: typeof remote.pull = (held) =>
              Effect.map(remote.pull(held), (pulled) => ({ ...pulled, bundles: Stream.map(pulled.bundles, spoiled) }))
            return yield* cutOff(program.local, { ...remote, pull }, phone.id, runtime.deflate)
          })
        )
      )
    expect(await found(() => true)).toEqual({ seq: whole!.seq, chain: whole!.chain })
    expect(await found(({ last }) => last < 3)).toMatchObject({ seq: 2 })
    expect(await found(() => false)).toMatchObject({ seq: 1 })
    expect(
      await stage.do(laptop, (program) =>
        Effect.scoped(
          Effect.flatMap(stage.remote(laptop, program, 0), (remote) =>
            cutOff(program.local, remote, laptop.id, runtime.deflate)
          )
        )
      )
    ).toBe(undefined)
  })
})

describe("a device whose clock is set back by years", () => {
  it("does not wait that long for a relay that has fallen silent", async () => {
    const { stage, laptop, commit } = await begin()
    laptop.clockAhead = 3 * 365 * 86_400_000
    await commit(laptop, ContactEdited.draft("ana", { name: "Ana" }))
    stage.network.weather = { delay: [1, 20], cut: 0, stall: 1 }
    const syncing = stage.sync(laptop, 0)
    await stage.time.pass(stage.time.now + 1_000)
    laptop.clockAhead = 0
    expect(await stage.wait(syncing, 120_000)).toMatchObject({
      _tag: "Failed",
      error: { reason: { _tag: "StoreUnavailable" } }
    })
  })
})

describe("a device of which two copies go on", () => {
  /** The laptop as it is now, once more; both have something to say after that. */
  const twoCopies = async () => {
    const all = await begin("phone")
    const { stage, phone, commit, syncAll, laptop } = all
    await commit(phone, ContactEdited.draft("ana", { name: "Ana", company: "RBC", notes: { start: "Likes tea." } }))
    await syncAll(phone, laptop)
    const copy = stage.clone(phone, await stage.image(phone))
    await commit(phone, ContactEdited.draft("ana", { company: "Shopify" }))
    await commit(
      copy,
      ContactEdited.draft("luc", { name: "Luc" }),
      ContactEdited.draft("ana", { tags: { add: ["cpa"] } })
    )
    await all.note(copy, "Likes green tea.")
    return { ...all, copy }
  }

  it("loses nothing where no relay takes its new identity, and stops trying", async () => {
    const { stage, phone, laptop, copy, sync, syncAll, contact, noteOn } = await twoCopies()
    await sync(phone)
    const { remote } = stage
    stage.remote = (...args) =>
      Effect.map(remote.apply(stage, args), (store) => ({ ...store, extendMembership: () => Effect.succeed(false) }))
    const given = await stage.wait(stage.reidentify(copy, 0))
    expect(given).toMatchObject({ _tag: "Failed", error: { reason: { _tag: "StoreUnavailable" } } })
    expect((await contact(copy, "luc"))?.name).toBe("Luc")
    expect(await noteOn(copy)).toBe("Likes green tea.")
    stage.remote = remote
    expect(await stage.wait(stage.reidentify(copy, 0))).toMatchObject({ _tag: "Done" })
    phone.isRevoked = true
    await syncAll(copy, laptop)
    expect((await contact(laptop, "luc"))?.name).toBe("Luc")
    expect(await noteOn(laptop)).toBe("Likes green tea.")
  })

  it("takes along what the retired one had not sent, once that one is let in again", async () => {
    const { stage, laptop, phone, copy, sync, syncAll, contact, noteOn, agree } = await twoCopies()
    await sync(phone)
    // The one that was first finds out later, and takes other keys all the same: the copy's are gone.
    await stage.wait(stage.reidentify(phone, 0))
    expect(await sync(copy)).toMatchObject({ revoked: true })
    await sync(laptop)
    await stage.rejoin(copy, laptop, 0)
    await syncAll(copy, laptop, phone)
    for (const device of [laptop, phone, copy]) {
      expect((await contact(device, "luc"))?.name).toBe("Luc")
      expect((await contact(device, "ana"))?.company).toBe("Shopify")
      expect([...((await contact(device, "ana"))?.tags ?? [])]).toEqual(["cpa"])
      expect(await noteOn(device)).toBe("Likes green tea.")
    }
    await agree()
  })
})

describe("a relay put back to last week's backup", () => {
  it("is made whole by the next device that comes, for one that has never been there", async () => {
    const { stage, laptop, phone, tablet, commit, sync, syncAll, contact, agree } = await begin("phone", "tablet")
    await commit(laptop, ContactEdited.draft("ana", { name: "Ana" }))
    await syncAll(laptop, phone)
    const putBack = stage.relays[0]!.machine.backUp()
    await commit(laptop, ContactEdited.draft("ana", { company: "RBC" }))
    await commit(phone, ContactEdited.draft("luc", { name: "Luc" }))
    const late = await stage.join("late", laptop)
    await syncAll(laptop, phone)
    stage.restoreRelay(0, putBack)
    expect(await sync(phone)).toMatchObject({ sent: 2, refusals: [], forkedMembership: false })
    for (const device of [tablet, late]) {
      await sync(device)
      expect((await contact(device, "ana"))?.company).toBe("RBC")
      expect((await contact(device, "luc"))?.name).toBe("Luc")
    }
    await agree()
  })
})

describe("a relay that shows the chain in two ways", () => {
  it("is found out when the two devices meet anywhere else", async () => {
    const { stage, laptop, phone, tablet, sync, syncAll } = await begin("phone", "tablet")
    await syncAll(laptop, phone, tablet)
    const stranger = runtime.keys(new Uint8Array(16), stage.world.random, laptop.keys().workspace)
    const card = { signing: stranger.publicKey, receiving: stranger.receivingKey, label: "stranger" }
    const other = await stage.do(laptop, ({ local }) =>
      Effect.flatMap(local.members, (members) => addDevice(members, card))
    )
    await stage.revoke(tablet, laptop)
    await stage.do(phone, ({ local }) => local.extendMembership([other]))
    await stage.handOverChain(phone, "folder")
    await sync(laptop)
    const ended = await stage.wait(stage.sync(laptop, "folder"))
    expect(ended).toMatchObject({ _tag: "Done", value: { forkedMembership: true, sent: 0, received: 0 } })
    expect(await sync(phone)).toMatchObject({ forkedMembership: true })
  })
})
