/** LinkedIn's messages and invitations as times of being in touch. */
import type { SourceTouch, TouchRow } from "@kith/core/domain/SourceTouch"
import { csvBytes } from "@kith/formats/csv/writeCsv"
import { linkedinInvitations } from "@kith/formats/linkedin/invitations"
import { linkedinMessages } from "@kith/formats/linkedin/messages"
import { messageText } from "@kith/formats/linkedin/messageText"
import type { TouchFormat, TouchOptions } from "@kith/formats/TouchFormat"
import { FormatError } from "@kith/formats/Format"
import { processorMs } from "@kith/testkit/processorMs"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as Effect from "effect/Effect"
import * as fc from "fast-check"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { describe, expect, it } from "vitest"
import { anyCuts, cutBytes } from "../csv/csvText.ts"
import { fixture, utf8 } from "../reading.ts"

const read = (format: TouchFormat, bytes: Uint8Array, options?: TouchOptions): ReadonlyArray<TouchRow> =>
  Effect.runSync(Stream.runCollect(format.read(Stream.succeed(bytes), options)))
const touches = (rows: ReadonlyArray<TouchRow>): ReadonlyArray<SourceTouch> =>
  rows.flatMap((row) => (row._tag === "Touch" ? [row.touch] : []))

/** `2026-01-29T14:37:05Z ana-souza > sam-roy`. */
const shown = (rows: ReadonlyArray<TouchRow>): ReadonlyArray<string> =>
  rows.map((row) => {
    if (row._tag === "Refused") return `${row.line}: ${row.why}`
    const { at, from, to, aside, direction } = row.touch
    const who = ({ key, name }: SourceTouch["from"]): string => key?.replace("/in/", "") ?? name
    return [at, who(from), ">", to.map(who).join("+"), aside, direction].filter(Boolean).join(" ")
  })

describe("messages.csv", () => {
  const bytes = fixture("linkedin/messages.csv")

  it("says who wrote to whom and when, which were drafts, and what was advertising", () => {
    expect(shown(read(linkedinMessages, bytes))).toEqual([
      "2026-01-29T14:37:05Z ana-souza > sam-roy",
      "2026-01-28T20:01:00Z sam-roy > ana-souza",
      "2026-01-12T09:00:00Z sam-roy > ana-souza",
      "2025-11-03T01:30:00Z sam-roy > luc-tran",
      "2025-10-01T12:00:00Z zoé-lévesque > sam-roy+luc-tran",
      "2025-10-01T12:30:00Z sam-roy > zoé-lévesque+luc-tran",
      "2024-05-01T15:00:00Z raj-patel > sam-roy",
      "2024-04-01T15:00:00Z Plateau MBA > sam-roy sponsored",
      "2023-02-01T10:00:00Z LinkedIn Member > sam-roy",
      "2026-02-02T10:00:00Z sam-roy > ana-souza draft",
      "13: badDate"
    ])
  })

  it("gives no word of a message unless asked", () => {
    const all = JSON.stringify(read(linkedinMessages, bytes))
    for (const word of ["talk", "minutes", "café", "Room", "Senior analyst", "Study", "never sent"]) {
      expect(all).not.toContain(word)
    }
  })

  it("gives plain text when asked", () => {
    const [first, second, , luc, , , raj] = touches(read(linkedinMessages, bytes, { keepText: true }))
    expect(first?.text).toBe("Happy to talk & share. Thursday?")
    expect(second?.text).toBe("Hi Ana,\ncould I ask you for 20 minutes?")
    expect(luc?.text).toBe('Salut Luc, "un café" ?\nDis-moi')
    expect(raj?.text).toBe("Senior analyst\n\nAn opening you may like")
  })

  it("has for a key the conversation, the moment and the sender", () => {
    expect(touches(read(linkedinMessages, bytes))[0]?.sourceKey).toBe("2-YW5h==\n2026-01-29T14:37:05Z\n/in/ana-souza")
  })

  it("is of its newest message's date", () => {
    expect(Effect.runSync(linkedinMessages.summarise(Stream.succeed(bytes)))).toEqual({
      rows: 10,
      refused: 1,
      asOf: "2026-02-02"
    })
  })

  it("is not what one wrote to LinkedIn's assistants, though the headings are the same", () => {
    expect(linkedinMessages.recognise(bytes, "messages.csv")).toBeGreaterThan(0.9)
    for (const name of ["guide_messages.csv", "learning_coach_messages.csv", "learning_role_play_messages.csv"]) {
      expect(linkedinMessages.recognise(bytes, name)).toBe(0)
    }
  })

  it("had neither addresses of recipients nor drafts in older exports", () => {
    const rows = read(
      linkedinMessages,
      utf8(
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\nc,,Ana,,Sam,2024-06-15 10:30:00,,Hi,INBOX\n"
      )
    )
    expect(shown(rows)).toEqual(["2024-06-15T10:30:00Z Ana > Sam"])
  })
})

describe("Invitations.csv", () => {
  it("says who asked whom, on a clock whose zone it does not tell", () => {
    expect(shown(read(linkedinInvitations, fixture("linkedin/Invitations.csv")))).toEqual([
      "2026-01-10T14:37 sam-roy > ana-souza out",
      "2025-12-05T00:05 mireille-gagnon > sam-roy in",
      "2026-01-13T14:37 sam-roy > luc-tran out",
      "5: noName",
      "6: badDate"
    ])
  })

  it("keeps the note only when asked", () => {
    const bytes = fixture("linkedin/Invitations.csv")
    expect(JSON.stringify(read(linkedinInvitations, bytes))).not.toContain("talks")
    expect(touches(read(linkedinInvitations, bytes, { keepText: true }))[0]?.text).toBe("Hi Ana, I follow your talks")
  })

  it("reads noon and midnight as clocks with halves have them", () => {
    const at = (text: string) =>
      shown(read(linkedinInvitations, csvBytes([HEADER, ["A", "B", text, "", "", "", ""]]))).map(
        (row) => row.split(" ")[0]
      )
    expect(at("1/29/26, 12:00 AM")).toEqual(["2026-01-29T00:00"])
    expect(at("1/29/26, 12:59 PM")).toEqual(["2026-01-29T12:59"])
    expect(at("1/29/26, 2:37\u202fPM")).toEqual(["2026-01-29T14:37"])
    for (const text of ["1/29/26, 13:00 PM", "1/29/26, 0:30 AM", "2/30/26, 1:00 PM", "1/29/26", "1/29/26, 25:00"]) {
      expect(at(text)).toEqual(["2:"])
    }
  })
})

const HEADER = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl".split(",")

describe("the words of a message", () => {
  it("lose tags and entities, and nothing that only looks like them", () => {
    expect(messageText("<p>A &lt;b&gt; &#39;c&#39; &#x1F600;</p><p>d</p>")).toBe("A <b> 'c' 😀\nd")
    expect(messageText("a < b & c > d &unknown; &#0; 3<4")).toBe("a < b & c > d &unknown; &#0; 3<4")
  })

  it("are quickly found in any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("<", ">", "&", "p", "/", " ", "#", "3", ";", "<!--"), maxLength: 400 }),
        (text) => {
          expect(typeof messageText(text)).toBe("string")
        }
      ),
      propertyRuns(200)
    )
    const started = processorMs()
    for (const piece of ["<p ", "<!--", "&#3", "<a<", "\n ", " \t"]) messageText(piece.repeat(100_000))
    expect(processorMs() - started).toBeLessThan(3000)
  })
})

describe.each([
  ["messages", linkedinMessages, fixture("linkedin/messages.csv")],
  ["invitations", linkedinInvitations, fixture("linkedin/Invitations.csv")]
] as const)("damaged %s", (_, format, bytes) => {
  it("are read or refused, the same however they are cut", () => {
    const outcome = (pieces: ReadonlyArray<Uint8Array>): unknown =>
      Effect.runSync(Effect.result(Stream.runCollect(format.read(Stream.fromIterable(pieces), { keepText: true }))))
    const damaged = fc.oneof(
      fc.nat(bytes.length).map((length) => bytes.slice(0, length)),
      fc.tuple(fc.nat(bytes.length - 9), fc.uint8Array({ minLength: 1, maxLength: 8 })).map(([at, junk]) => {
        const out = bytes.slice()
        out.set(junk, at)
        return out
      })
    )
    fc.assert(
      fc.property(damaged, anyCuts, (input, cuts) => {
        const whole = outcome([input]) as Result.Result<unknown, unknown>
        expect(outcome(cutBytes(input, cuts))).toEqual(whole)
        if (Result.isFailure(whole)) expect(whole.failure).toBeInstanceOf(FormatError)
      }),
      propertyRuns(150)
    )
  })
})
