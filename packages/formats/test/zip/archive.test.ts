/** ZIP archives: what is in them, their members' bytes, and those that mean harm. */
import { concat, utf8 } from "@kith/core/log/Bytes"
import { memberBytes, memberHeads, membersOf } from "@kith/formats/zip/Archive"
import { ARCHIVE_LIMITS, ArchiveError, type ArchiveLimits } from "@kith/formats/zip/ArchiveError"
import { crc32 } from "@kith/formats/zip/Crc32"
import { recognisedMembers } from "@kith/formats/zip/recognisedMembers"
import { zipKind } from "@kith/formats/zip/zipKind"
import { recognise } from "@kith/formats/recognise"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as Effect from "effect/Effect"
import * as fc from "fast-check"
import { strToU8, zipSync } from "fflate"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { describe, expect, it } from "vitest"
import { anyCuts, cutBytes } from "../csv/csvText.ts"
import { failureOf, fixture } from "../reading.ts"
import { type Around, type Packed, zipOf } from "./zipOf.ts"

const members = (zip: Uint8Array, limits?: ArchiveLimits) => Effect.runSync(membersOf(Stream.succeed(zip), limits))
const paths = (zip: Uint8Array) => members(zip).map(({ path }) => path)
const unpacked = (zip: Uint8Array, path: string, limits?: ArchiveLimits) => {
  const member = members(zip).find((each) => each.path === path)!
  return concat(...Effect.runSync(Stream.runCollect(memberBytes(Stream.succeed(zip), member, limits))))
}
const reasonOf = <A, E>(effect: Effect.Effect<A, E>) => {
  const error = failureOf(effect)
  return error instanceof ArchiveError ? error.reason : error
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const packed = (path: string, content: string, more: Partial<Packed> = {}): Packed => ({
  path,
  bytes: utf8(content),
  ...more
})

describe("any archive", () => {
  const name = fc.stringMatching(/^[a-zé名]{1,6}(?:\/[a-zé]{1,4})?\.csv$/)
  const any: fc.Arbitrary<ReadonlyArray<Packed>> = fc.uniqueArray(
    fc.record({
      path: name,
      bytes: fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(40_000).map((length) => utf8("Zoé,Lévesque\n".repeat(Math.ceil(length / 13))))
      ),
      stored: fc.boolean(),
      descriptor: fc.boolean(),
      zip64: fc.boolean(),
      utf8: fc.boolean()
    }),
    { selector: ({ path }) => path, maxLength: 5 }
  )
  const around: fc.Arbitrary<Around> = fc.record({
    before: fc.uint8Array({ maxLength: 40 }),
    comment: fc.uint8Array({ maxLength: 40 }).filter((bytes) => !bytes.includes(0x50)),
    zip64: fc.boolean()
  })

  it("gives back what was packed, however it is written and however its bytes come", () => {
    fc.assert(
      fc.property(any, around, anyCuts, (drawn, outside, cuts) => {
        const pieces = Stream.fromIterable(cutBytes(zipOf(drawn, outside), cuts))
        const found = Effect.runSync(membersOf(pieces))
        expect(found.map(({ path, bytes }) => [path, bytes])).toEqual(
          drawn.map(({ path, bytes }) => [path, bytes.length])
        )
        found.forEach((member, index) => {
          const bytes = concat(...Effect.runSync(Stream.runCollect(memberBytes(pieces, member))))
          expect(Buffer.compare(bytes, drawn[index]!.bytes)).toBe(0)
        })
        const heads = Effect.runSync(Stream.runCollect(memberHeads(pieces, found, 100)))
        expect(heads.map(({ head }) => text(head))).toEqual(drawn.map(({ bytes }) => text(bytes.subarray(0, 100))))
      }),
      propertyRuns(150)
    )
  })

  it("that is damaged is read or refused with a reason, and quickly", () => {
    const whole = zipOf(
      [packed("a.csv", "Name,Email\n".repeat(500)), packed("b.csv", "x", { descriptor: true, zip64: true })],
      {
        zip64: true
      }
    )
    const damaged = fc.oneof(
      fc.nat(whole.length).map((length) => whole.slice(0, length)),
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }).map((flips) => {
        const out = whole.slice()
        for (const [at, byte] of flips) out[at] = byte
        return out
      }),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => concat(Uint8Array.of(0x50, 0x4b, 3, 4), bytes))
    )
    fc.assert(
      fc.property(damaged, (zip) => {
        const result = Effect.runSync(
          Effect.result(
            Effect.gen(function* () {
              const archive = Stream.succeed(zip)
              for (const { member } of yield* recognisedMembers(archive)) {
                yield* Stream.runDrain(memberBytes(archive, member))
              }
            })
          )
        )
        if (Result.isFailure(result)) expect(result.failure).toBeInstanceOf(ArchiveError)
      }),
      propertyRuns(400)
    )
  })
})

describe("names", () => {
  it("may be UTF-8 with or without saying so, or of an old code page; folders and a Mac's own files are left out", () => {
    const old = Uint8Array.from([0x52, 0x82, 0x73, 0x75, 0x6d, 0x82, 0x2e, 0x63, 0x73, 0x76])
    const zip = zipOf([
      packed("Prénom/名.csv", "a"),
      packed("Prénom/2.csv", "a", { utf8: false }),
      { path: old, bytes: utf8("a"), utf8: false },
      packed("Prénom/", "", { stored: true }),
      packed("__MACOSX/x.csv", "a"),
      packed("a\\b.csv", "a"),
      packed(".DS_Store", "a")
    ])
    expect(members(zip).map(({ path, name }) => [path, name])).toEqual([
      ["Prénom/名.csv", "名.csv"],
      ["Prénom/2.csv", "2.csv"],
      ["Résumé.csv", "Résumé.csv"],
      ["a/b.csv", "b.csv"]
    ])
  })
})

describe("an archive in an archive", () => {
  const inner = zipOf([packed("Connections.csv", "x".repeat(100))])
  const outer = zipOf([{ path: "inner.zip", bytes: inner, stored: true, descriptor: true }, packed("b.csv", "b")])

  it("is one member, whatever stands in it", () => {
    expect(paths(outer)).toEqual(["inner.zip", "b.csv"])
    expect(Buffer.compare(unpacked(outer, "inner.zip"), inner)).toBe(0)
  })

  it("is told, and not opened", () => {
    const found = Effect.runSync(recognisedMembers(Stream.succeed(outer)))
    expect(found.map(({ recognised, usual }) => [recognised?._tag, usual])).toEqual([
      ["Archive", false],
      [undefined, false]
    ])
  })
})

describe("bombs", () => {
  const bomb = zipOf([{ path: "bomb.csv", bytes: new Uint8Array(20_000_000) }])

  it("are found out by how much bigger they get, long before their end", () => {
    const [member] = members(bomb)
    let got = 0
    const reading = memberBytes(Stream.succeed(bomb), member!).pipe(
      Stream.runForEach((bytes) => Effect.sync(() => (got += bytes.length)))
    )
    expect(reasonOf(reading)).toEqual({ _tag: "TooLarge", limit: "ratio", allowed: ARCHIVE_LIMITS.ratio })
    expect(got).toBeLessThan(16_000_000)
  })

  it("may state that they are small", () => {
    const lying = zipOf([{ path: "bomb.csv", bytes: new Uint8Array(20_000_000), states: { bytes: 10 } }])
    expect(reasonOf(Stream.runDrain(memberBytes(Stream.succeed(lying), members(lying)[0]!)))).toMatchObject({
      _tag: "TooLarge"
    })
  })

  it("may be too many, too much in one, or too much in all", () => {
    const many = zipOf([packed("a", "a"), packed("b", "bb"), packed("c", "c")])
    const limited = (limits: Partial<ArchiveLimits>) =>
      reasonOf(membersOf(Stream.succeed(many), { ...ARCHIVE_LIMITS, ...limits }))
    expect(limited({ entries: 2 })).toEqual({ _tag: "TooLarge", limit: "entries", allowed: 2 })
    expect(limited({ total: 3 })).toEqual({ _tag: "TooLarge", limit: "total", allowed: 3 })
    expect(limited({ directory: 100 })).toEqual({ _tag: "TooLarge", limit: "directory", allowed: 100 })
    const small = { ...ARCHIVE_LIMITS, bytes: 1 }
    expect(
      reasonOf(Effect.suspend(() => Effect.fromResult(Result.try(() => unpacked(many, "b", small)))))
    ).toBeDefined()
    expect(reasonOf(Stream.runDrain(memberBytes(Stream.succeed(many), members(many)[1]!, small)))).toEqual({
      _tag: "TooLarge",
      limit: "bytes",
      allowed: 1
    })
  })

  it("may have members that share their bytes", () => {
    const zip = zipOf([packed("a", "a".repeat(50)), packed("b", "b", { states: { offset: 0 } })])
    expect(reasonOf(membersOf(Stream.succeed(zip)))).toMatchObject({ _tag: "Broken" })
  })
})

describe("what cannot be read", () => {
  it("is a broken-off download, another checksum, a password, another method", () => {
    const zip = zipOf([packed("a.csv", "hello")])
    expect(reasonOf(membersOf(Stream.succeed(zip.slice(0, -30))))).toEqual({ _tag: "NotAnArchive" })
    expect(reasonOf(membersOf(Stream.succeed(utf8("no archive"))))).toEqual({ _tag: "NotAnArchive" })
    const of = (states: Packed["states"]) => {
      const zip = zipOf([packed("a.csv", "hello", { states: states! })])
      return reasonOf(Stream.runDrain(memberBytes(Stream.succeed(zip), members(zip)[0]!)))
    }
    expect(of({ crc: 1 })).toEqual({ _tag: "Broken", why: "its checksum is another" })
    expect(of({ bytes: 4 })).toMatchObject({ _tag: "Broken" })
    expect(of({ flags: 1 })).toEqual({ _tag: "Locked" })
    expect(of({ method: 12 })).toEqual({ _tag: "UnknownMethod", method: 12 })
  })

  it("does not keep the rest from being told", () => {
    const zip = zipOf([
      packed("secret.csv", "x", { states: { flags: 1 } }),
      { path: "messages.csv", bytes: fixture("linkedin/messages.csv") }
    ])
    const found = Effect.runSync(recognisedMembers(Stream.succeed(zip)))
    expect(found.map(({ member, recognised }) => [member.path, recognised?._tag])).toEqual([
      ["secret.csv", undefined],
      ["messages.csv", "Touches"]
    ])
  })
})

describe("LinkedIn's archive", () => {
  const zip = zipSync({
    "Connections.csv": fixture("linkedin/today.csv"),
    "messages.csv": fixture("linkedin/messages.csv"),
    "guide_messages.csv": fixture("linkedin/messages.csv"),
    "Invitations.csv": fixture("linkedin/Invitations.csv"),
    "Profile.csv": strToU8(
      "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry\nSam,Roy,,,,,,\n"
    ),
    "Skills.csv": strToU8("Name\nCooking\nTypeScript\n"),
    "Company Follows.csv": strToU8("Organization,Followed On\nRBC,Sat Sep 05 08:12:14 UTC 2026\n"),
    "Email Addresses.csv": strToU8("Email Address,Confirmed,Primary,Updated On\nsam@example.ca,Yes,Yes,1/1/26\n"),
    "Recommendations_Received.csv": strToU8(
      "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nAna,Souza,RBC,Lead,Great,1/1/26,VISIBLE\n"
    ),
    "Jobs/Job Applications.csv": strToU8("Application Date,Company Name,Job Title\n1/1/26,RBC,Analyst\n")
  })

  it("has three files that are taken without being asked for", () => {
    const found = Effect.runSync(recognisedMembers(Stream.succeed(zip)))
    const usual = found.filter((each) => each.usual)
    expect(
      usual.map(({ member, recognised }) => [
        member.path,
        recognised?._tag === "People" || recognised?._tag === "Touches" ? recognised.format.id : undefined
      ])
    ).toEqual([
      ["Connections.csv", "linkedin-connections"],
      ["messages.csv", "linkedin-messages"],
      ["Invitations.csv", "linkedin-invitations"]
    ])
    expect(found).toHaveLength(10)
  })

  it("is told from a workbook", () => {
    expect(recognise(zip)).toEqual({ _tag: "Archive" })
    const office = (part: string) =>
      zipKind(zipSync({ "[Content_Types].xml": strToU8("<a/>"), [part]: strToU8("<a/>") }))
    expect(office("xl/workbook.xml")).toBe("workbook")
    expect(office("word/document.xml")).toBe("document")
    expect(zipKind(zipSync({ mimetype: [strToU8("application/vnd.oasis"), { level: 0 }] }))).toBe("document")
    expect(zipKind(zipSync({ "a.csv": strToU8("a"), "b.csv": strToU8("b") }))).toBe("archive")
    expect(zipKind(utf8("PK\u0003\u0004"))).toBeUndefined()
  })
})

it("the checksum is ISO 3309's, and can be taken in pieces", () => {
  expect(crc32(utf8("123456789"))).toBe(0xcbf43926)
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
      expect(crc32(b, crc32(a))).toBe(crc32(concat(a, b)))
    }),
    propertyRuns(100)
  )
})
