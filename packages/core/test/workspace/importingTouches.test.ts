/** Messages and invitations into the log: with whom, which way, what reminds of nothing, and what is left alone. */
import { PREFERENCES_ID } from "@kith/core/domain/entities/Preferences"
import { ContactDeleted, ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { InteractionEdited, PreferencesChanged } from "@kith/core/domain/events/RecordEvents"
import type { Row } from "@kith/core/domain/SourceRecord"
import type { Correspondent, SourceTouch, TouchRow } from "@kith/core/domain/SourceTouch"
import { BatchId } from "@kith/core/log/Ids"
import type { TouchImportOptions } from "@kith/core/workspace/ImportingTouches"
import { TouchSurvey } from "@kith/core/workspace/TouchSurvey"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as Effect from "effect/Effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Device, device, exchange } from "@kith/testkit/MemoryDevices"

const PROFILES = "https://www.linkedin.com/in/"
const named = (slug: string): Correspondent => ({
  name: NAMES[slug] ?? slug,
  key: `/in/${slug}`,
  url: `${PROFILES}${slug}`
})
const NAMES: Readonly<Record<string, string>> = {
  sam: "Sam Roy",
  ana: "Ana Souza",
  luc: "Luc Tran",
  zoe: "Zoé Lévesque"
}

/** `sam>ana 2026-01-12T09:00` in the conversation of those two; `sam>ana+luc` in a group's; `@` names another one. */
const touch = (text: string, more: Partial<SourceTouch> = {}): SourceTouch => {
  const [, from = "", to = "", at = "", room] = /^(\w+)>([\w+]+) (\S+?)(?:@(\w+))?$/.exec(text)!
  const conversation = room ?? [from, ...to.split("+")].sort().join(" ")
  const instant = at.length === 10 ? `${at}T12:00:00Z` : `${at}:00Z`
  return {
    sourceKey: `${conversation}\n${instant}\n/in/${from}`,
    conversation,
    kind: "message",
    at: instant,
    from: named(from),
    to: to.split("+").map(named),
    ...more
  }
}
const rows = (...touches: ReadonlyArray<SourceTouch | string>): ReadonlyArray<TouchRow> =>
  touches.map((each, index) => ({
    _tag: "Touch",
    line: index + 2,
    touch: typeof each === "string" ? touch(each) : each
  }))

/** A laptop in Toronto, with Ana from LinkedIn's list and Luc written down by hand with his page. */
const laptopWithPeople = async (name = "laptop") => {
  const laptop = await device(name)
  const { kith, run } = laptop
  await run(
    kith.commit(
      [
        PreferencesChanged.draft(PREFERENCES_ID, { zone: "America/Toronto" }),
        ContactEdited.draft("luc", { name: "Luc", links: { add: [{ kind: "linkedin", url: "linkedin.com/in/luc/" }] } })
      ],
      { via: "cli" }
    )
  )
  await run(
    kith.importRows(
      [
        {
          _tag: "Read",
          line: 2,
          record: {
            sourceKey: "/in/ana",
            fields: { name: "Ana Souza", links: [{ kind: "linkedin", url: `${PROFILES}ana` }] }
          }
        }
      ],
      { source: "linkedin", asOf: "2026-02-01", via: "import:linkedin" }
    )
  )
  return laptop
}

const imported = ({ kith, run }: Device, list: ReadonlyArray<TouchRow>, more: Partial<TouchImportOptions> = {}) =>
  run(kith.importTouches(() => list, { source: "linkedin", via: "import:linkedin-messages", ...more }))

const with_ = async ({ kith, run }: Device, name: string) => {
  const [one] = await run(kith.find(name))
  const { interactions } = await run(kith.timeline(one!.id))
  return interactions
    .map(({ happened, kind, direction, quiet }) => `${happened} ${direction} ${kind}${quiet === true ? "" : " loud"}`)
    .sort()
}

const dues = async ({ kith, run }: Device) =>
  (await run(kith.due({ all: true, until: Date.parse("2027-06-01") }))).shown.filter(
    ({ reminder }) => reminder.contact !== undefined
  )

const messages = rows(
  "sam>ana 2026-01-12T14:00",
  "ana>sam 2026-01-29T14:37",
  "sam>luc 2025-11-03T01:30",
  "zoe>sam 2024-05-01"
)

it("messages become outreach and replies with the people who are there, on the log's own clock", async () => {
  const laptop = await laptopWithPeople()
  const report = await imported(laptop, messages)
  expect(report).toMatchObject({
    rows: 4,
    new: 3,
    known: 0,
    people: 2,
    added: 0,
    me: "/in/sam",
    zone: "America/Toronto",
    leftOut: { unknown: 1, nameless: 0, deleted: 0, draft: 0, sponsored: 0 },
    unknown: { count: 1, first: [{ name: "Zoé Lévesque", url: `${PROFILES}zoe`, messages: 1 }] }
  })
  expect(await with_(laptop, "ana")).toEqual(["2026-01-12T09:00 out outreach", "2026-01-29T09:37 in reply"])
  // Half past one in the morning in London is the evening before in Toronto.
  expect(await with_(laptop, "luc")).toEqual(["2025-11-02T20:30 out outreach"])
  expect(await laptop.run(laptop.kith.everybody())).toHaveLength(2)
})

describe("as a part of a larger import", () => {
  it("shares its batch, which is taken back as one", async () => {
    const laptop = await laptopWithPeople()
    const batch = BatchId.make("partsofoneimport")
    const zoe: Row = {
      _tag: "Read",
      line: 2,
      record: { sourceKey: "/in/zoe", fields: { name: "Zoé Lévesque" } }
    }
    const people = await laptop.run(
      laptop.kith.importRows([zoe], { source: "linkedin", asOf: "2026-02-01", via: "import:linkedin", batch })
    )
    const touches = await imported(laptop, messages, { batch })
    expect([people.undo, touches.undo, touches.new]).toEqual([batch, batch, 4])
    await laptop.run(laptop.kith.undo(batch, "cli"))
    expect(await laptop.run(laptop.kith.everybody())).toHaveLength(2)
    expect(await with_(laptop, "ana")).toEqual([])
  })

  it("a preview counts those who would be there by then, and writes nobody", async () => {
    const laptop = await laptopWithPeople()
    const coming = new Set(["/in/zoe"])
    expect(await imported(laptop, messages, { dryRun: true, coming })).toMatchObject({ new: 4, unknown: { count: 0 } })
    expect(await imported(laptop, messages, { dryRun: true })).toMatchObject({ new: 3, unknown: { count: 1 } })
    expect(await laptop.run(laptop.kith.everybody())).toHaveLength(2)
  })

  it("can be asked beforehand whose account it is", async () => {
    const { kith, run } = await laptopWithPeople()
    expect(await run(kith.accountOwner(() => messages))).toBe("/in/sam")
    expect(await run(kith.accountOwner(() => []))).toBeUndefined()
    const one = rows("sam>ana 2026-01-01")
    expect(await run(Effect.flip(kith.accountOwner(() => one)))).toMatchObject({ _tag: "WhoseAccount" })
  })
})

it("three years of messages start no reminder, and one asked for since a day starts those since then", async () => {
  const laptop = await laptopWithPeople()
  const many = rows(
    ...Array.from({ length: 36 }, (_, month) => {
      const at = `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-03`
      return `sam>${month % 2 === 0 ? "ana" : "luc"} ${at}`
    }),
    "zoe>sam 2026-01-01",
    "luc>sam 2026-01-02",
    "sam>luc 2026-02-20"
  )
  const first = await imported(laptop, many)
  expect(first.new).toBe(38)
  expect(await dues(laptop)).toEqual([])
  await laptop.run(laptop.kith.undo(first.undo!, "cli"))
  await imported(laptop, many, { remindSince: "2026-02-01" })
  const due = await dues(laptop)
  expect(due.length).toBeGreaterThan(0)
  expect(new Set(due.map(({ reminder }) => reminder.contact))).toEqual(new Set(["luc"]))
})

it("the same file twice, or a longer one, adds only what is new, on any device", async () => {
  const laptop = await laptopWithPeople()
  const phone = await device("phone")
  await exchange(laptop, phone)
  await imported(laptop, messages)
  const before = await laptop.run(laptop.log.heads)
  const again = await imported(laptop, messages)
  expect(again).toMatchObject({ new: 0, known: 3 })
  expect(again).not.toHaveProperty("undo")
  expect(await laptop.run(laptop.log.heads)).toEqual(before)
  await imported(phone, rows(...messages.map((row) => (row as { touch: SourceTouch }).touch), "sam>ana 2026-02-03"))
  await exchange(laptop, phone)
  expect(await with_(phone, "ana")).toHaveLength(3)
  expect(await phone.run(phone.kith.conflicts)).toEqual([])
  expect(await phone.run(phone.kith.stateHash)).toBe(await laptop.run(laptop.kith.stateHash))
})

it("what the user has changed or deleted since is left alone, and undone as one", async () => {
  const laptop = await laptopWithPeople()
  const { kith, run } = laptop
  const before = await run(kith.stateHash)
  const { undo } = await imported(laptop, messages)
  const [ana] = await run(kith.find("ana"))
  const [first] = (await run(kith.timeline(ana!.id))).interactions
  await run(kith.commit([InteractionEdited.draft(first!.id, { deleted: { seen: {} } })], { via: "cli" }))
  expect(await imported(laptop, messages)).toMatchObject({ new: 0, known: 3 })
  expect(await with_(laptop, "ana")).toHaveLength(1)
  await run(kith.commit([InteractionEdited.draft(first!.id, { deleted: null })], { via: "cli" }))
  await run(kith.undo(undo!, "cli"))
  expect(await run(kith.stateHash)).toBe(before)
  expect(await imported(laptop, messages)).toMatchObject({ new: 3 })
})

it("people who are no contacts become some only when asked, with the ids that LinkedIn's list gives them", async () => {
  const laptop = await laptopWithPeople()
  const { kith, run } = laptop
  const report = await imported(laptop, messages, { addUnknown: true })
  expect(report).toMatchObject({ added: 1, new: 4, people: 3, unknown: { count: 0 } })
  expect((await run(kith.find("zoe")))[0]?.contact).toMatchObject({ name: "Zoé Lévesque", relation: "linkedin" })
  const list: Parameters<typeof kith.importRows>[0] = [
    {
      _tag: "Read",
      line: 2,
      record: {
        sourceKey: "/in/zoe",
        fields: {
          name: "Zoé Lévesque",
          company: "Érable",
          links: [{ kind: "linkedin", url: `${PROFILES}zoe` }],
          relation: "linkedin"
        }
      }
    }
  ]
  const listed = await run(kith.importRows(list, { source: "linkedin", asOf: "2020-01-01", via: "import:linkedin" }))
  expect(listed).toMatchObject({ new: 0 })
  expect((await run(kith.find("zoe"))).map(({ contact }) => contact.company)).toEqual(["Érable"])
  expect(await dues(laptop)).toEqual([])
})

it("a contact made that looks like one who was there is proposed, and reminded of when asked", async () => {
  const laptop = await laptopWithPeople()
  const { kith, run } = laptop
  await run(kith.commit([ContactEdited.draft("mine", { name: "Zoe Levesque" })], { via: "cli" }))
  const report = await imported(laptop, messages, { addUnknown: true, reviveOn: () => "2026-03-09" })
  expect(report.maybeSame).toMatchObject({ count: 1, first: [{ name: "Zoé Lévesque", like: "mine" }] })
  expect((await dues(laptop)).map(({ reminder }) => reminder.rule)).toEqual(["keep-in-touch"])
})

it("people whom the user deleted stay deleted", async () => {
  const laptop = await laptopWithPeople()
  const { kith, run } = laptop
  const [ana] = await run(kith.find("ana"))
  await run(kith.commit([ContactDeleted.draft(ana!.id, { deleted: { seen: {} } })], { via: "cli" }))
  expect(await imported(laptop, messages, { addUnknown: true })).toMatchObject({ new: 2, leftOut: { deleted: 2 } })
  expect(await run(kith.find("ana"))).toEqual([])
})

it("a message to a group is one interaction with all who are there, and one in it with whoever wrote", async () => {
  const laptop = await laptopWithPeople()
  const group = rows(
    "sam>ana+luc 2026-01-05",
    "ana>sam+luc 2026-01-06",
    "zoe>sam+ana+luc 2026-01-07",
    "sam>ana 2026-01-08"
  )
  expect(await imported(laptop, group, { me: "/in/sam" })).toMatchObject({ new: 3, people: 2, unknown: { count: 1 } })
  expect(await with_(laptop, "ana")).toEqual([
    "2026-01-05T07:00 out other",
    "2026-01-06T07:00 in other",
    "2026-01-08T07:00 out outreach"
  ])
  expect(await with_(laptop, "luc")).toEqual(["2026-01-05T07:00 out other"])
})

it("drafts, advertisements, members without a page and unreadable rows are counted and left out", async () => {
  const laptop = await laptopWithPeople()
  const report = await imported(laptop, [
    ...rows(
      touch("sam>ana 2026-01-05", { aside: "draft" }),
      touch("zoe>sam 2026-01-05@ad", { aside: "sponsored" }),
      touch("x>sam 2026-01-06@gone", { from: { name: "LinkedIn Member" } }),
      "sam>ana 2026-01-07",
      "sam>luc 2026-01-08"
    ),
    { _tag: "Refused", line: 9, why: "badDate" }
  ])
  expect(report).toMatchObject({
    rows: 6,
    new: 2,
    leftOut: { draft: 1, sponsored: 1, nameless: 1 },
    unreadable: { count: 1, first: [{ line: 9 }] }
  })
})

it("words are kept where the source hands them over", async () => {
  const laptop = await laptopWithPeople()
  await imported(laptop, rows(touch("sam>ana 2026-01-07", { text: "Could we talk?" }), "sam>luc 2026-01-07"))
  const [ana] = await laptop.run(laptop.kith.find("ana"))
  const [only] = (await laptop.run(laptop.kith.timeline(ana!.id))).interactions
  expect(await laptop.run(laptop.kith.readText(only!.points))).toBe("Could we talk?")
})

it("invitations go by what the source says, on a clock that is taken for the log's", async () => {
  const laptop = await laptopWithPeople()
  const invitation = { kind: "invitation", at: "2026-01-10T14:37", direction: "out" } as const
  const report = await imported(laptop, rows(touch("sam>ana 2026-01-10", invitation)))
  expect(report).toMatchObject({ new: 1, me: "/in/sam", zone: "America/Toronto" })
  expect(await with_(laptop, "ana")).toEqual(["2026-01-10T14:37 out outreach"])
})

it("a dry run says the same and writes nothing", async () => {
  const laptop = await laptopWithPeople()
  const before = await laptop.run(laptop.log.heads)
  const dry = await imported(laptop, messages, { addUnknown: true, dryRun: true })
  expect(await laptop.run(laptop.log.heads)).toEqual(before)
  const { undo, ...wet } = await imported(laptop, messages, { addUnknown: true })
  expect(wet).toEqual(dry)
  expect(undo).toBeDefined()
})

describe("whose account it is", () => {
  const ownerOf = (list: ReadonlyArray<TouchRow>) => {
    const survey = new TouchSurvey()
    for (const row of list) survey.add(row)
    return survey.owner()
  }

  it("follows from who is in every conversation, a draft, or an invitation's direction", () => {
    expect(ownerOf(messages)).toMatchObject({ _tag: "Owner", key: "/in/sam" })
    expect(ownerOf(rows("sam>ana 2026-01-01", touch("ana>sam 2026-01-02", { aside: "draft" })))).toMatchObject({
      key: "/in/ana"
    })
    expect(ownerOf(rows(touch("ana>sam 2026-01-02", { kind: "invitation", direction: "in" })))).toMatchObject({
      key: "/in/sam"
    })
  })

  it("has to be said where it cannot be told", async () => {
    const laptop = await laptopWithPeople()
    const one = rows("sam>ana 2026-01-01")
    const failure = await laptop.run(
      Effect.flip(laptop.kith.importTouches(() => one, { source: "linkedin", via: "test" }))
    )
    expect(failure).toMatchObject({
      _tag: "WhoseAccount",
      candidates: [
        { key: "/in/ana", name: "Ana Souza", conversations: 1 },
        { key: "/in/sam", name: "Sam Roy", conversations: 1 }
      ]
    })
    expect(await imported(laptop, one, { me: "/in/sam" })).toMatchObject({ new: 1 })
    expect(await with_(laptop, "ana")).toEqual(["2026-01-01T07:00 out outreach"])
  })

  it("does not matter for a file of nothing", async () => {
    const laptop = await laptopWithPeople()
    expect(await imported(laptop, [])).toMatchObject({ rows: 0, new: 0 })
  })
})

describe("what a message is", () => {
  const kindsOf = (...list: ReadonlyArray<string>) => {
    const survey = new TouchSurvey()
    for (const row of rows(...list)) survey.add(row)
    const kinds = survey.kinds("/in/sam")
    return list.map((_, row) => kinds(row))
  }

  it("follows from the last word before it", () => {
    expect(
      kindsOf(
        "sam>ana 2026-01-01T10:00",
        "sam>ana 2026-01-01T10:01",
        "sam>ana 2026-01-09T10:00",
        "ana>sam 2026-01-10T10:00",
        "ana>sam 2026-01-10T10:05",
        "sam>ana 2026-01-10T11:00",
        "sam>ana 2026-01-20T11:00",
        "ana>sam 2026-03-30T11:00",
        "sam>ana 2026-05-30T11:00"
      )
    ).toEqual(["outreach", "outreach", "outreach", "reply", "reply", "reply", "outreach", "reply", "outreach"])
  })

  it("is the same in whatever order the file has them", () => {
    const one = fc.record({
      from: fc.constantFrom("sam", "ana", "luc"),
      minutes: fc.nat(100_000)
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { selector: ({ minutes }) => minutes, maxLength: 12 }),
        fc.func(fc.nat()),
        (drawn, by) => {
          const list = drawn.map(({ from, minutes }) => {
            const at = new Date(Date.parse("2026-01-01T00:00Z") + minutes * 60_000).toISOString().slice(0, 16)
            return from === "sam" ? `sam>ana ${at}` : `${from}>sam ${at}`
          })
          const shuffled = [...list].sort((a, b) => by(a) - by(b))
          const kinds = new Map(kindsOf(...shuffled).map((kind, row) => [shuffled[row]!, kind]))
          expect(list.map((text) => kinds.get(text))).toEqual(kindsOf(...list))
        }
      ),
      propertyRuns(200)
    )
  })
})
