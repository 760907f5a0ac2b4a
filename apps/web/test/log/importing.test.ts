/** A file that somebody chose: looked at, tried out, brought in and taken back. Today is Tuesday, 3 March 2026. */
import { expect, it } from "vitest"
import { openTestLog } from "../logHarness.ts"

const CONNECTIONS = `Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Souza,https://www.linkedin.com/in/ana-souza,,RBC,Analyst,08 Feb 2026
Luc,Tran,https://www.linkedin.com/in/luc-tran,luc@example.org,Desjardins,Adviser,07 Feb 2026
,,,,,,07 Jun 2026
`
const TABLE = `Person,Employer,Mail,Shoe size
Mei Lin,Shopify,mei@example.org,38
Kim Roy,Bell,kim@example.org,41
`
const file = (text: string | Uint8Array<ArrayBuffer>, name: string): File =>
  new File([text], name, { lastModified: Date.parse("2026-03-02T12:00:00Z") })

const plain = { remind: false, addPeople: false, keepText: false }

it("connections are recognised, previewed without a change, brought in once, and taken back at once", async () => {
  const { ask, tell, close } = await openTestLog()
  const connections = file(CONNECTIONS, "Connections.csv")
  const look = await ask.lookAtFile({ job: "a", file: connections })
  expect(look).toMatchObject({ _tag: "Readable", holds: { people: true, messages: false, meetings: false }, whose: [] })
  expect(look._tag === "Readable" && look.parts).toMatchObject([{ said: "Connections, from LinkedIn", isUsual: true }])

  const tried = await tell.importFile({ job: "b", file: connections, dryRun: true, ...plain })
  expect(tried).toMatchObject({
    _tag: "Done",
    undo: undefined,
    parts: [
      {
        total: "3 rows",
        counts: ["2 new", "1 unreadable"],
        first: [
          { name: "Ana Souza", about: "Analyst, RBC" },
          { name: "Luc Tran", about: "Adviser, Desjardins" }
        ],
        unreadable: { items: [{ lines: "7", why: "nobody is named" }], more: 0 }
      }
    ]
  })
  expect((await ask.people({ count: 10 })).total).toBe(0)

  const done = await tell.importFile({ job: "c", file: connections, dryRun: false, ...plain })
  expect(done).toMatchObject({ _tag: "Done", reminders: "No reminders were started." })
  expect((await ask.people({ count: 10 })).total).toBe(2)
  expect((await ask.today({ all: true })).cards.filter(({ contact }) => contact !== undefined)).toEqual([])
  const again = await tell.importFile({ job: "d", file: connections, dryRun: false, ...plain })
  expect(again).toMatchObject({ parts: [{ counts: ["2 known", "1 unreadable"] }], undo: undefined })

  await tell.undo({ batch: done._tag === "Done" ? done.undo! : "" })
  expect((await ask.people({ count: 10 })).total).toBe(0)
  await close()
})

it("a newer export says who changed jobs", async () => {
  const { tell, close } = await openTestLog()
  await tell.importFile({ job: "a", file: file(CONNECTIONS, "Connections.csv"), dryRun: false, ...plain })
  const newer = new File([CONNECTIONS.replace("RBC,Analyst", "BMO,Manager")], "Connections.csv", {
    lastModified: Date.parse("2026-03-03T12:00:00Z")
  })
  const done = await tell.importFile({ job: "b", file: newer, dryRun: true, ...plain })
  expect(done._tag === "Done" && done.parts[0]!.changes.items).toMatchObject([
    { name: "Ana Souza", before: "RBC", after: "BMO" },
    { name: "Ana Souza", before: "Analyst", after: "Manager" }
  ])
  await close()
})

it("a table of nobody's format shows its columns, takes other ones, and remembers them", async () => {
  const { ask, tell, close } = await openTestLog()
  const table = file(TABLE, "people.csv")
  const tableOf = async () => {
    const look = await ask.lookAtFile({ job: "a", file: table })
    return look._tag === "Readable" ? look.parts[0]!.table! : expect.unreachable()
  }
  const before = await tableOf()
  expect(before.isRemembered).toBe(false)
  expect(before.columns.map(({ name, as }) => [name, as])).toEqual([
    ["Person", "name"],
    ["Employer", "company"],
    ["Mail", "emails"],
    ["Shoe size", "custom"]
  ])
  expect(before.columns[3]!.examples).toEqual(["38", "41"])
  expect(before.targets.at(-1)).toEqual({ value: "ignored", said: "Leave out" })

  const columns = { "": ["name", "company", "emails", "ignored"] }
  const done = await tell.importFile({ job: "b", file: table, dryRun: false, ...plain, columns })
  expect(done).toMatchObject({ _tag: "Done", parts: [{ counts: ["2 new"] }] })
  const after = await tableOf()
  expect([after.isRemembered, after.columns[3]!.as]).toEqual([true, "ignored"])
  await close()
})

it("reminders start only when asked, five a working day", async () => {
  const { tell, close } = await openTestLog()
  const connections = file(CONNECTIONS, "Connections.csv")
  const done = await tell.importFile({ job: "a", file: connections, dryRun: true, ...plain, remind: true })
  expect(done).toMatchObject({ reminders: "First reminders: 3 Mar." })
  await close()
})

it("what cannot be read is said in words, and nothing is changed", async () => {
  const { ask, close } = await openTestLog()
  const cannot = async (text: string, name: string) => {
    const look = await ask.lookAtFile({ job: "a", file: file(text, name) })
    return look._tag === "CannotRead" ? look.why : expect.unreachable()
  }
  expect(await cannot("%PDF-1.7 …", "cv.pdf")).toMatch(/^cv\.pdf is a PDF.*Nothing was changed\.$/)
  expect(await cannot("", "empty.csv")).toBe("empty.csv is empty. Nothing was changed.")
  expect(await cannot("A story.\nIn two sentences, no more.", "story.txt")).toMatch(
    /^story\.txt is in no format that I know/
  )
  expect(await cannot("Ana Souza\nLuc Tran", "names.txt")).toMatch(/^names\.txt is lines without columns/)
  await close()
})

it("a long import can be stopped; what had come in is one batch", async () => {
  const { ask, tell, close } = await openTestLog()
  const rows = Array.from({ length: 8000 }, (_, n) => `P${n},Q${n},https://www.linkedin.com/in/p-${n},,X,Y,08 Feb 2026`)
  const long = file(
    `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join("\n")}\n`,
    "Connections.csv"
  )
  const stopAt = (done: number): void => void (done > 600 && tell.stopReading({ job: "a" }))
  const done = await tell.importFile({ job: "a", file: long, dryRun: false, ...plain }, stopAt)
  expect(done._tag).toBe("Stopped")
  const held = (await ask.people({ count: 1 })).total
  expect(held).toBeGreaterThan(0)
  expect(held).toBeLessThan(8000)
  await tell.undo({ batch: done._tag === "Stopped" ? done.undo! : "" })
  expect((await ask.people({ count: 1 })).total).toBe(0)
  await close()
})

it("every format is made, and Kith's own comes back as it was", async () => {
  const { ask, tell, close } = await openTestLog()
  await tell.importFile({ job: "a", file: file(CONNECTIONS, "Connections.csv"), dryRun: false, ...plain })
  for (const format of ["csv", "kith-csv", "xlsx", "vcard"] as const) {
    const { file: made, name, count } = await ask.exportFile({ format })
    expect([count, made!.size > 0, /^kith-(people|contacts|calendar|tasks|log)-2026-03-03\./.test(name)]).toEqual([
      2,
      true,
      true
    ])
  }
  for (const format of ["ics", "todo-ics"] as const) {
    expect(await (await ask.exportFile({ format })).file!.text()).toMatch(/^BEGIN:VCALENDAR/)
  }
  expect(await ask.notInCsv()).toEqual(["Relationship", "Connected on LinkedIn"])
  const { file: made, name } = await ask.exportFile({ format: "kith-csv" })
  const back = new File([made!], name, { lastModified: Date.now() })
  const again = await tell.importFile({ job: "b", file: back, dryRun: true, ...plain })
  expect(again).toMatchObject({ _tag: "Done", parts: [{ counts: ["2 known"] }] })
  await close()
})
