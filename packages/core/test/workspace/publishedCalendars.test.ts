/** Calendars that relays publish: what every device of a log knows of them, and what nobody else can make of an address. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CalendarPublished } from "@kith/core/domain/events/RecordEvents"
import { fromBase32, toBase32 } from "@kith/core/log/Base32"
import { calendarAddress, calendarIdOf, isCalendarText } from "@kith/core/log/CalendarAddress"
import type { WorkspaceId } from "@kith/core/log/Ids"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { type Device, device, exchange } from "@kith/testkit/MemoryDevices"
import { propertyRuns } from "@kith/testkit/propertyRuns"

const VIA = "test"
const SOME = { relay: "https://relay.example", shows: "initials", language: "en", epoch: 1 } as const

const known = (of: Device) => of.run(of.kith.publishedCalendars())

describe("a published calendar", () => {
  it("is known to every device of the log, at one address, until any of them revokes it", async () => {
    const [laptop, phone] = [await device("laptop"), await device("phone")]
    const { published } = await laptop.run(laptop.kith.publishCalendar(SOME, VIA))
    expect(published).toMatchObject(SOME)
    expect(published.url).toMatch(/^https:\/\/relay\.example\/calendar\/[0-9a-z]{26}\.ics$/)
    expect(published.url).not.toContain(published.secret)
    await exchange(laptop, phone)
    expect(await known(phone)).toEqual({ inForce: [published], revoked: [] })
    const second = await phone.run(phone.kith.publishCalendar({ ...SOME, shows: "names", language: "fr" }, VIA))
    await phone.run(phone.kith.revokeCalendars([published.id], VIA))
    await exchange(laptop, phone)
    expect(await known(laptop)).toEqual({ inForce: [second.published], revoked: [published.id] })
  })

  it("is revoked where its publishing is undone, and in force again where its revoking is", async () => {
    const laptop = await device("laptop")
    const { published, batch } = await laptop.run(laptop.kith.publishCalendar(SOME, VIA))
    const revoking = await laptop.run(laptop.kith.revokeCalendars([published.id], VIA))
    await laptop.run(laptop.kith.undo(revoking.batch, VIA))
    expect(await known(laptop)).toEqual({ inForce: [published], revoked: [] })
    await laptop.run(laptop.kith.undo(batch, VIA))
    expect(await known(laptop)).toEqual({ inForce: [], revoked: [published.id] })
  })

  it("that says another address than its id is none: nobody could revoke it", async () => {
    const laptop = await device("laptop")
    const secret = toBase32(new Uint8Array(16))
    const drafts = [CalendarPublished.draft("made-up", { ...SOME, secret })]
    await laptop.run(laptop.kith.commit(drafts, { via: VIA }))
    expect(await known(laptop)).toEqual({ inForce: [], revoked: ["made-up"] })
  })
})

describe("its address", () => {
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

  it("follows from the log's secret and the workspace, and leads back to neither", () => {
    const secrets = fc.record({ secret: bytes(16), workspace: bytes(20), other: bytes(20) })
    fc.assert(
      fc.property(secrets, ({ secret, workspace, other }) => {
        const of = (id: Uint8Array) => calendarAddress(nobleSha256, toBase32(id) as WorkspaceId, toBase32(secret))!
        const { name, id } = of(workspace)
        expect(of(workspace)).toEqual({ name, id })
        expect(calendarIdOf(nobleSha256, name)).toBe(id)
        expect(fromBase32(name)?.length).toBe(16)
        expect(new Set([name, toBase32(secret), id.slice(0, 26)]).size).toBe(3)
        if (toBase32(other) !== toBase32(workspace)) expect(of(other)).not.toEqual({ name, id })
      }),
      propertyRuns(100)
    )
  })

  it("is golden: the same on every device and every relay", () => {
    const workspace = toBase32(Uint8Array.from({ length: 20 }, (_, index) => index)) as WorkspaceId
    expect(calendarAddress(nobleSha256, workspace, toBase32(new Uint8Array(16).fill(7)))).toMatchInlineSnapshot(`
      {
        "id": "fantdmrrw7xc2et20k6gdc1kpkh0bytmt84m0qqm4hjbpf6a8380",
        "name": "z1cvgc6vtpw3qb7psm18v5kp6c",
      }
    `)
  })

  it("is none for what is no secret and no name", () => {
    const workspace = toBase32(new Uint8Array(20)) as WorkspaceId
    for (const text of ["", "x", toBase32(new Uint8Array(15)), toBase32(new Uint8Array(17)), "I".repeat(26)]) {
      expect(calendarAddress(nobleSha256, workspace, text)).toBe(undefined)
      expect(calendarIdOf(nobleSha256, text)).toBe(undefined)
    }
  })
})

describe("a calendar's text", () => {
  it("is nothing that a browser could take for a page, or that breaks its lines otherwise", () => {
    const whole = "BEGIN:VCALENDAR\r\nX:é\t😀\r\nEND:VCALENDAR\r\n"
    expect(isCalendarText(whole)).toBe(true)
    for (const wrong of ["\n", "\r", "\0", "\u001b", "\u0085", "\u007f", "\ud800", "\udc00\ud800"]) {
      expect(isCalendarText(whole.replace("é", wrong)), JSON.stringify(wrong)).toBe(false)
    }
    for (const text of ["", whole.trim(), `x${whole}`, `${whole}x`, whole.toLowerCase()]) {
      expect(isCalendarText(text)).toBe(false)
    }
  })
})
