/** Every format that `kith import` takes, end to end: in once, in twice, taken back; and what is no such file. */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { strToU8, zipSync } from "fflate"
import { writeKithXlsx } from "@kith/formats/xlsx/kithXlsx"
import { writeXlsx } from "@kith/formats/xlsx/writeXlsx"
import { describe, expect, it } from "vitest"
import { emptyKith, type Kith, newKith, spaced } from "./kith.ts"

const fixture = (path: string): string =>
  fileURLToPath(new URL(`../../../packages/formats/test/fixtures/${path}`, import.meta.url))

const file = (kith: Kith, name: string, content: string | Uint8Array): string => {
  const path = join(kith.home, name)
  writeFileSync(path, content)
  return path
}

/** What can be seen of the log. */
const seen = async (kith: Kith): Promise<unknown> => [
  (await kith("list", "--json")).json,
  (await kith("due", "--all", "--json", "--until", "2027-03-01")).json
]

/** Imports it twice and takes it back, which leaves nothing. Answers with what was said the first time. */
const inAndOut = async (kith: Kith, ...words: ReadonlyArray<string>) => {
  const before = await seen(kith)
  const tried = await kith("import", ...words, "--dry-run", "--json")
  expect([tried.code, tried.err]).toEqual([0, expect.anything()])
  expect(tried.json.undo).toBeNull()
  expect(await seen(kith)).toEqual(before)
  const { code, json } = await kith("import", ...words, "--json")
  expect(code).toBe(0)
  expect(json.undo).toMatch(/^\w{16}$/)
  // The preview says what then happens.
  expect({ ...json, undo: null }).toEqual(tried.json)
  const again = (await kith("import", ...words, "--json")).json
  expect(again).toMatchObject({ rows: json.rows, new: 0, changed: 0, undo: null })
  expect((await kith("undo", json.undo)).code).toBe(0)
  expect(await seen(kith)).toEqual(before)
  expect((await kith("import", ...words, "--json")).json).toMatchObject({ new: json.new })
  return json
}

const HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
const CONNECTIONS = `${HEADER}
Ana,Souza,https://www.linkedin.com/in/ana-souza,ana@example.ca,RBC,Analyst,08 Feb 2026
Luc,Tran,https://www.linkedin.com/in/luc-tran,,Shopify,Engineer,07 Feb 2026
`

const linkedInArchive = (more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({
    "Invitations.csv": readFileSync(fixture("linkedin/Invitations.csv")),
    "messages.csv": readFileSync(fixture("linkedin/messages.csv")),
    "Connections.csv": strToU8(CONNECTIONS),
    "Profile.csv": strToU8("First Name,Last Name,Headline\nSam,Roy,Looking\n"),
    "ImportedContacts.csv": strToU8("First Name,Last Name,Emails\nCy,Roy,cy@example.ca\n"),
    ...more
  })

describe("people", () => {
  const files: ReadonlyArray<readonly [path: string, people: number]> = [
    ["linkedin/today.csv", 7],
    ["linkedin/french.csv", 3],
    ["google/new.csv", 5],
    ["google/old.csv", 2],
    ["outlook/classic.csv", 3],
    ["outlook/french.csv", 2],
    ["outlook/web.csv", 2],
    ["thunderbird/english.csv", 2],
    ["vcard/iphone.vcf", 3],
    ["vcard/android.vcf", 3],
    ["vcard/google.vcf", 2],
    ["vcard/outlook.vcf", 1],
    ["vcard/thunderbird.vcf", 1],
    ["kith/by-hand.csv", 3]
  ]

  it.each(files)("of %s come in, once, and go again", async (path, people) => {
    const kith = await newKith()
    expect(await inAndOut(kith, fixture(path))).toMatchObject({ new: people })
    const { out } = await kith("undo")
    expect(out).toContain(`import of ${path.split("/")[1]}`)
  })

  it("of a vCard file: what could not be read is told by its lines and the reason", async () => {
    const kith = await newKith()
    const { out, err } = await kith("import", fixture("vcard/agents-and-broken.vcf"))
    expect(out).toContain("5 unreadable (lines 25–27, 32–33, 34–39, 40–46, 47–49)")
    expect(err).toContain("lines 40–46: a group, and no person")
    expect(err).toContain("lines 25–27, 47–49: it begins and does not end")
    expect(err).toContain("lines 32–33: it stands outside of any card")
  })
})

describe("a table that is nobody's format", () => {
  const path = fixture("generic/crm-export.csv")

  it("shows its columns and waits for a yes; scripts get them as they are typed", async () => {
    const kith = await newKith()
    const shown = await kith("import", path)
    expect(shown.code).toBe(3)
    expect(shown.out).toMatch(/Employer +Company +Banque du Plateau/)
    expect(shown.err).toContain("--yes")
    const { code, json } = await kith("import", path, "--json")
    expect(code).toBe(3)
    expect(json).toMatchObject({
      decision: "mapping",
      columns: expect.arrayContaining([
        { column: "Employer", as: "company", sure: 0.95, by: "heading", examples: expect.any(Array) }
      ])
    })
    expect((await kith("list", "--json")).json).toEqual([])
    expect((await kith("import", path, "--map", json.mapping, "--json")).json).toMatchObject({ new: 3 })
  })

  it("is remembered with what was changed, until the import is taken back", async () => {
    const kith = await newKith()
    const typed = "Lead score=-, Date of birth=custom:Born"
    const { undo } = (await kith("import", path, "--map", typed, "--json")).json
    const custom = (await kith("show", "ana", "--json")).json.custom
    expect(custom).toEqual(expect.arrayContaining([{ label: "Born", value: "1985-03-02" }]))
    expect(JSON.stringify(custom)).not.toContain("Lead score")
    const again = await kith("import", path)
    expect([again.code, again.out]).toEqual([0, "3 rows: 0 new, 3 known\n"])
    expect(again.err).toContain("Lead score=-, Last touch")
    await kith("undo", undo)
    expect((await kith("import", path)).code).toBe(3)
    expect((await kith("undo")).out).toContain("import of csv")
  })

  it("says of which columns it is not sure, and what a table without headings has", async () => {
    const kith = await newKith()
    const { code, out } = await kith("import", fixture("generic/no-header.csv"), "--yes")
    expect(code).toBe(0)
    expect(out).toContain("no headings")
    expect(out).toMatch(/column A +Name +\(not sure\) +Ana Souza/)
    expect((await kith("list", "--json")).json).toHaveLength(3)
  })

  it("comes in, once, and goes again", async () => {
    expect(await inAndOut(await newKith(), fixture("generic/liste.csv"), "--yes")).toMatchObject({ new: 2 })
  })

  it("says what has changed in words: what is new there, and fields of one's own", async () => {
    const kith = await newKith()
    await kith("import", path, "--yes")
    const changed = readFileSync(path, "utf8").replace(",87,", ",91,")
    const { out } = await kith("import", file(kith, "crm-export.csv", changed), "--map", "Role=notes", "--yes")
    expect(spaced(out)).toMatch(/Own fields .*Lead score: 87.* → .*Lead score: 91/)
    expect(spaced(out)).toMatch(/Notes +– → Manager/)
    expect(out).not.toContain("[object")
  })

  it("refuses a mapping that means nothing, and one for a file that is no table", async () => {
    const kith = await newKith()
    for (const [typed, said] of [
      ["Employer", "no pair"],
      ["Boss=company", 'no column "Boss"'],
      ["Employer=boss", 'no field "boss"']
    ] as const) {
      const { code, err } = await kith("import", path, "--map", typed)
      expect([code, err]).toEqual([2, expect.stringContaining(said)])
    }
    expect((await kith("import", fixture("icalendar/apple.ics"), "--map", "a=name")).code).toBe(2)
    expect((await kith("import", path, "--only", "messages")).code).toBe(2)
    for (const flag of ["--keep-text", "--add-people", "--me=ana@rbc.example"]) {
      const { code, err } = await kith("import", path, flag)
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(/^--\S+ is for .*messages.*, and .* has none\. Nothing was changed\.$/m)
      ])
    }
    expect((await kith("list", "--json")).json).toEqual([])
  })

  it("is told in the history as columns", async () => {
    const kith = await newKith()
    await kith("import", path, "--yes")
    const { out } = await kith("undo", "--lang", "fr")
    expect(out).toContain("importation\u202f: crm-export.csv")
  })
})

describe("a workbook", () => {
  const table = (name: string, rows: ReadonlyArray<ReadonlyArray<string>>): Uint8Array =>
    Buffer.concat([
      ...writeXlsx({
        name,
        columns: ["Full name", "Work e-mail", "Shoe size"].map((heading) => ({
          heading,
          width: 12,
          isDate: false,
          hidden: false
        })),
        rows
      })
    ])
  const kithSheet = Buffer.concat([
    ...writeKithXlsx([
      { name: "Ana Souza", givenName: "Ana", familyName: "Souza", company: "RBC", phones: ["+1 416 555 0100"] }
    ])
  ])

  it("of Kith's own layout, and of nobody's, comes in and goes again", async () => {
    const kith = await newKith()
    await inAndOut(kith, file(kith, "kith.xlsx", kithSheet))
    expect((await kith("show", "ana", "--json")).json.phones).toEqual(["+1 416 555 0100"])
    const other = await newKith()
    const friends = file(other, "friends.xlsx", table("Friends", [["Luc Tran", "luc@example.ca", "41"]]))
    expect((await other("import", friends)).code).toBe(3)
    await inAndOut(other, friends, "--yes")
    expect((await other("show", "luc", "--json")).json.custom).toEqual([{ label: "Shoe size", value: "41" }])
  })

  it("is asked for a sheet that it has; and says when it has nobody", async () => {
    const kith = await newKith()
    const friends = file(kith, "friends.xlsx", table("Friends", [["Luc Tran", "luc@example.ca", "41"]]))
    expect((await kith("import", friends, "--only", "Enemies")).err).toContain("There are: Friends")
    expect((await kith("import", friends, "--only", "friends", "--yes")).code).toBe(0)
    const columns = ["Month", "Amount"].map((heading) => ({ heading, width: 9, isDate: false, hidden: false }))
    const budget = file(
      kith,
      "budget.xlsx",
      Buffer.concat([...writeXlsx({ name: "Budget", columns, rows: [["March", "12"]] })])
    )
    const nobody = await kith("import", budget)
    expect([nobody.code, nobody.err]).toEqual([1, expect.stringContaining("no sheet of people")])
  })

  it("is refused in words where it is cut off, old or locked", async () => {
    const kith = await newKith()
    const cut = file(kith, "cut.xlsx", kithSheet.subarray(0, kithSheet.length / 2))
    expect((await kith("import", cut)).err).toContain("not complete")
    const office = (stream: string) =>
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(600),
        Buffer.from(stream, "utf16le")
      ])
    expect((await kith("import", file(kith, "a.xls", office("Workbook")))).err).toContain("old Excel")
    expect((await kith("import", file(kith, "b.xlsx", office("EncryptedPackage")))).err).toContain("password")
  })
})

describe("messages and invitations", () => {
  it("are counted in French as what they are", async () => {
    const kith = await newKith()
    const { out } = await kith("import", fixture("linkedin/Invitations.csv"), "--add-people", "--lang", "fr")
    expect(spaced(out)).toMatch(/^5 invitations : \d nouvelles?, avec \d personnes, 0 connue/)
  })

  const messages = fixture("linkedin/messages.csv")

  it("become conversations with those who are contacts; the others are listed", async () => {
    const kith = await newKith()
    await kith("import", file(kith, "Connections.csv", CONNECTIONS))
    const { out, err } = await kith("import", messages)
    expect(out).toContain("11 messages: 5 new, with 2 people, 0 known, 1 unreadable (line 13)")
    expect(out).toMatch(/Zoé Lévesque +2 messages/)
    expect(out).toContain("1 draft, 1 advertisement")
    expect(out).toContain("No reminders started")
    expect(err).toContain("linkedin.com/in/sam-roy")
    const { interactions } = (await kith("show", "ana", "--json")).json
    expect(interactions.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual(["outreach", "outreach", "reply"])
    expect(interactions.every(({ points }: { points?: string }) => !points)).toBe(true)
    expect((await kith("history", "ana", "--lang", "fr")).out).toContain("Échange")
  })

  it("come in, once, and go again, with the people whom they add and what was written", async () => {
    const kith = await newKith()
    const { added, people } = await inAndOut(kith, messages, "--add-people", "--keep-text")
    expect([added, people]).toEqual([4, 4])
    const { interactions } = (await kith("show", "ana", "--json")).json
    expect(interactions.map(({ points }: { points: string }) => points)).toContain("Happy to talk & share. Thursday?")
    await inAndOut(kith, fixture("linkedin/Invitations.csv"))
  })

  it("remind of nothing unless asked, and then of what is recent", async () => {
    const written = (at: string): string =>
      `CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
1,,Sam Roy,https://www.linkedin.com/in/sam-roy,Ana Souza,https://www.linkedin.com/in/ana-souza,${at} UTC,,Hello,INBOX
2,,Sam Roy,https://www.linkedin.com/in/sam-roy,Luc Tran,https://www.linkedin.com/in/luc-tran,2025-01-12 10:00:00 UTC,,Salut,INBOX
`
    for (const remind of [[], ["--remind"]]) {
      const kith = await newKith()
      await kith("import", file(kith, "Connections.csv", CONNECTIONS))
      await kith("import", file(kith, "messages.csv", written("2026-02-20 10:00:00")), ...remind)
      const due = (await kith("due", "--all", "--json", "--until", "2026-12-31")).json
      const about = due.flatMap(({ contact }: { contact?: { name: string } }) => contact?.name ?? [])
      expect(new Set(about)).toEqual(new Set(remind.length === 0 ? [] : ["Ana Souza"]))
    }
  })

  it("of two people alone: somebody has to say who is who", async () => {
    const kith = await newKith()
    await kith("import", file(kith, "Connections.csv", CONNECTIONS))
    const two = readFileSync(messages, "utf8").split("\n").slice(0, 2).join("\n")
    const path = file(kith, "messages.csv", two)
    const { code, json } = await kith("import", path, "--json")
    expect(code).toBe(3)
    expect(json).toMatchObject({ decision: "me", candidates: [{ key: "/in/ana-souza" }, { key: "/in/sam-roy" }] })
    expect((await kith("import", path)).out).toMatch(/2 +Sam Roy +1 conversation/)
    for (const me of ["https://ca.linkedin.com/in/Sam-Roy/", "/in/sam-roy", "in/sam-roy"]) {
      expect((await kith("import", path, "--dry-run", "--json", "--me", me)).json).toMatchObject({ new: 1 })
    }
    expect((await kith("import", path, "--me", "Sam")).code).toBe(2)
  })
})

describe("LinkedIn's archive", () => {
  it("comes in whole, as one import with one undo, and its preview says what then happens", async () => {
    const kith = await newKith()
    const path = file(kith, "Basic_LinkedInDataExport.zip", linkedInArchive())
    const { files, leftAlone, unreadable } = await inAndOut(kith, path)
    expect(files.map(({ file, new: fresh }: { file: string; new: number }) => [file, fresh])).toEqual([
      ["Connections.csv", 2],
      ["Invitations.csv", 2],
      ["messages.csv", 5]
    ])
    expect(leftAlone).toEqual(["Profile.csv", "ImportedContacts.csv"])
    expect(unreadable).toContainEqual({ file: "messages.csv", line: 13, why: "badDate" })
    expect((await kith("undo")).out).toContain("import of Basic_LinkedInDataExport.zip")
  })

  it("says what is in it; --only takes a part, and any other table by name", async () => {
    const kith = await newKith()
    const path = file(kith, "export.zip", linkedInArchive())
    const { out, err } = await kith("import", path, "--dry-run")
    expect(out).toMatch(/Connections.csv +2 rows\n +Invitations.csv +5 rows\n +messages.csv +11 rows\n/)
    expect(err).toContain("Left alone: Profile.csv, ImportedContacts.csv")
    const taken = (await kith("import", path, "--only", "connections,invitations", "--json")).json
    expect(taken.files.map(({ file }: { file: string }) => file)).toEqual(["Connections.csv", "Invitations.csv"])
    expect((await kith("import", path, "--only", "ImportedContacts.csv", "--yes", "--json")).json).toMatchObject({
      new: 1
    })
    expect((await kith("import", path, "--only", "recipes")).err).toContain("There are: ")
  })

  it("asks before it writes anything", async () => {
    const kith = await newKith()
    const two = readFileSync(fixture("linkedin/messages.csv"), "utf8").split("\n").slice(0, 2).join("\n")
    const path = file(
      kith,
      "export.zip",
      zipSync({ "Connections.csv": strToU8(CONNECTIONS), "messages.csv": strToU8(two) })
    )
    expect((await kith("import", path)).code).toBe(3)
    expect((await kith("list", "--json")).json).toEqual([])
    expect((await kith("import", path, "--me", "/in/sam-roy", "--json")).json).toMatchObject({ new: 3 })
  })

  it("is refused whole where it is cut off, damaged, locked or of something else", async () => {
    const kith = await newKith()
    const whole = linkedInArchive()
    const damaged = whole.slice()
    damaged.fill(7, 60, 120)
    const cases: ReadonlyArray<readonly [string, Uint8Array, string]> = [
      ["cut.zip", whole.subarray(0, whole.length - 40), "not complete"],
      ["damaged.zip", damaged, "damaged"],
      ["photos.zip", zipSync({ "a.jpg": Uint8Array.of(0xff, 0xd8, 0xff) }), "nothing to import"]
    ]
    for (const [name, bytes, said] of cases) {
      const { code, err } = await kith("import", file(kith, name, bytes))
      expect([name, code, err]).toEqual([name, 1, expect.stringContaining(said)])
    }
    expect((await kith("list", "--json")).json).toEqual([])
  })

  it("one that Kith made when somebody left brings back the whole log", async () => {
    const kith = await newKith()
    await kith("import", file(kith, "Connections.csv", CONNECTIONS))
    const log = join(kith.home, "log.jsonl")
    await kith("export", "-o", log)
    const path = file(
      kith,
      "kith.zip",
      zipSync({ "people.csv": strToU8("First name,Last name\nAna,Souza\n"), "log.jsonl": readFileSync(log) })
    )
    const other = emptyKith()
    await other("init", "--name", "Elsewhere", "--zone", "Europe/Paris")
    expect((await other("import", path, "--json")).json).toMatchObject({ known: 0 })
    expect((await other("export")).out).toBe((await kith("export")).out)
  })
})

describe("a calendar", () => {
  it("becomes meetings with contacts; who is nobody here is listed", async () => {
    const kith = await newKith()
    const path = fixture("icalendar/apple.ics")
    const nobody = await kith("import", path)
    expect(nobody.out).toMatch(/^10 meetings: 0 new/)
    expect(nobody.out).toMatch(/Luc Tran +luc@example.ca/)
    expect(nobody.err).toContain("lines 70–72: it begins and does not end")
    await kith("add", "Luc Tran", "--email", "luc@example.ca")
    const { meetings, unknown } = await inAndOut(kith, path)
    expect(meetings.map(({ as }: { as: string }) => as)).toContain("new")
    expect(unknown).toEqual([])
    expect((await kith("import", fixture("icalendar/outlook.ics"))).err).toContain(
      "nothing is known of the time zone Nobody's Time"
    )
  })

  it("is told on the log's clock, whichever clock the file has", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza", "--email", "ana@example.ca")
    const invitation = readFileSync(fixture("icalendar/google-invitation.ics"), "utf8")
    const path = file(
      kith,
      "utc.ics",
      invitation
        .replace(/DTSTART;TZID[^\r\n]*/, "DTSTART:20260311T013000Z")
        .replace(/DTEND;TZID[^\r\n]*/, "DTEND:20260311T020000Z")
    )
    const { out } = await kith("import", path, "--me", "me@example.ca")
    expect(out).toMatch(/^1 meeting: 1 new\n Tue 10 Mar 21:30 +Café avec Ana/)
    expect((await kith("show", "ana")).out).toContain("Tue 10 Mar 21:30")
  })

  it("an invitation that is moved moves, and one that is called off is cancelled", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza", "--email", "ana@example.ca")
    const invitation = readFileSync(fixture("icalendar/google-invitation.ics"), "utf8")
    const path = file(kith, "invite.ics", invitation)
    const first = await kith("import", path, "--me", "me@example.ca")
    expect(first.out).toMatch(/^1 meeting: 1 new\n Tue 10 Mar 15:00 +Café avec Ana/)
    expect(first.out).toContain("undo: kith undo")
    const later = (text: string): string =>
      text.replace(/SEQUENCE:\d+/, "SEQUENCE:7").replace(/DTSTAMP:\d{8}/, "DTSTAMP:20260302")
    const moved = later(invitation)
      .replace("20260310T150000", "20260311T150000")
      .replace("20260310T152000", "20260311T152000")
    file(kith, "invite.ics", moved)
    const second = await kith("import", path, "--me", "me@example.ca")
    expect(second.out).toMatch(/^1 meeting: 0 new, 1 moved\n Wed 11 Mar 15:00 +moved +Café/)
    file(
      kith,
      "invite.ics",
      later(moved)
        .replace(/STATUS:\w+/, "STATUS:CANCELLED")
        .replace("SEQUENCE:7", "SEQUENCE:8")
    )
    expect((await kith("import", path, "--me", "me@example.ca")).out).toContain("0 new, 1 cancelled")
    const french = (await kith("import", path, "--me", "me@example.ca", "--lang", "fr")).out
    expect(spaced(french)).toMatch(/^1 rencontre : 0 nouvelle, 1 connue/)
  })

  it("makes contacts of the people in it, when asked", async () => {
    const kith = await newKith()
    const { peopleAdded } = await inAndOut(
      kith,
      fixture("icalendar/google-invitation.ics"),
      "--add-people",
      "--me",
      "me@example.ca"
    )
    expect(peopleAdded).toBe(1)
    expect((await kith("show", "ana", "--json")).json.emails).toEqual(["ana@example.ca"])
  })
})

describe("what is no file that can be imported", () => {
  const mail =
    "From: Ana <ana@example.ca>\r\nTo: me@example.ca\r\nSubject: Hello\r\nDate: Mon, 2 Mar 2026 10:00:00 -0500\r\n\r\nHi"
  const files: ReadonlyArray<readonly [name: string, content: string | Uint8Array, said: string]> = [
    ["hello.eml", mail, "e-mail message"],
    ["people.numbers", zipSync({ "Index/Document.iwa": strToU8("x") }), "Numbers"],
    ["people.pdf", "%PDF-1.7\n", "PDF"],
    ["page.csv", "<!DOCTYPE html><html><body>Sign in</body></html>", "web page"],
    ["empty.csv", "", "is empty"],
    ["text.txt", "Dear diary,\ntoday I met nobody.\n", "Settings → Data privacy"],
    [
      "noise.bin",
      Uint8Array.from({ length: 5000 }, (_, index) => (index * 2_654_435_761) >>> 24),
      "no format that I know"
    ]
  ]

  it.each(files)("%s: it says so, and what to do", async (name, content, said) => {
    const kith = await newKith()
    for (const lang of ["en", "fr"]) {
      const { code, out, err } = await kith("import", file(kith, name, content), "--lang", lang)
      expect([code, out]).toEqual([1, ""])
      expect(err).toContain(lang === "en" ? "Nothing was changed" : "Rien n’a changé")
      if (lang === "en") expect(err).toContain(said)
    }
  })

  it("a header without rows is nobody, and a file that breaks off is read as far as it goes", async () => {
    const kith = await newKith()
    const none = await kith("import", file(kith, "none.csv", `${HEADER}\n`))
    expect([none.code, none.out]).toEqual([0, "0 rows: 0 new, 0 known\n"])
    const cut = await kith("import", file(kith, "cut.csv", CONNECTIONS.slice(0, -60)))
    expect(cut.out).toMatch(/^2 rows: 2 new/)
    const quote = await kith("import", file(kith, "quote.csv", `${CONNECTIONS}"Mei,Chen,,,,,\n`))
    expect(quote.out).toContain("1 unreadable")
    expect(quote.err).toContain("a quote that is never closed")
  })
})

/** Words that no French sentence has. */
const ENGLISH =
  /\b(?:the|and|with|by|which|nothing|there|was|were|left|new|known|unreadable|line|lines|sheet|meeting)\b/i

describe("in French", () => {
  it("no import answers in English", async () => {
    const kith = await newKith({ env: { LANG: "fr_CA.UTF-8" } })
    const lines: ReadonlyArray<ReadonlyArray<string>> = [
      [fixture("linkedin/french.csv")],
      [fixture("linkedin/messages.csv"), "--add-people"],
      [fixture("linkedin/Invitations.csv")],
      [fixture("generic/liste.csv")],
      [fixture("generic/liste.csv"), "--yes"],
      [fixture("generic/liste.csv")],
      [fixture("icalendar/apple.ics")],
      [fixture("icalendar/outlook.ics")],
      [fixture("vcard/agents-and-broken.vcf")],
      [file(kith, "export.zip", linkedInArchive())],
      [file(kith, "export.zip", linkedInArchive()), "--only", "rien"],
      [fixture("generic/liste.csv"), "--map", "Chose=company"]
    ]
    for (const line of lines) {
      const { out, err } = await kith("import", ...line)
      // Titles of meetings, names of files and what people wrote are as they are.
      const said = `${out}\n${err}`.replace(/kith [^\n·|«»]*|--\S+|^ .*$/gm, "")
      expect(said, line.join(" ")).not.toMatch(ENGLISH)
      expect(said, line.join(" ")).not.toMatch(/\w [;:!?](?:\s|$)/)
    }
  })
})
