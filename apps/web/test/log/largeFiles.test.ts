/** A file that would keep a phone busy for a minute is told at once, with what to do instead. */
import { expect, it } from "vitest"
import { openTestLog } from "../logHarness.ts"

const MEGABYTE = 1024 * 1024

/** Of so many megabytes, with a head that is read as a table. */
const table = (megabytes: number): File => {
  const row = "Ana Souza,RBC,ana@example.org\n"
  const part = new Blob([row.repeat(MEGABYTE / 32).padEnd(MEGABYTE, "x")])
  return new File(["Name,Company,E-mail\n", ...Array.from({ length: megabytes }, () => part)], "people.csv")
}

const options = { dryRun: true, remind: false, addPeople: false, keepText: false }

it("a table above the limit is neither looked through nor tried out, in either language", async () => {
  const english = await openTestLog()
  const file = table(101)
  const why =
    "people.csv has 102 MB. A browser reads tables, contacts and calendars of up to 100 MB: split the file, or bring it in with the command line (kith import). Nothing was changed."
  expect(await english.ask.lookAtFile({ job: "a", file })).toEqual({ _tag: "CannotRead", why })
  expect(await english.tell.importFile({ job: "b", file, ...options })).toEqual({
    _tag: "CannotRead",
    why,
    undo: undefined
  })
  await english.close()
  const french = await openTestLog({ lang: "fr" })
  const told = await french.ask.lookAtFile({ job: "c", file })
  expect(told._tag === "CannotRead" && told.why.replace(/[\u00a0\u202f]/g, " ")).toBe(
    "people.csv fait 102 Mo. Un navigateur lit les tableaux, les contacts et les calendriers jusqu’à 100 Mo : divisez le fichier, ou importez-le en ligne de commande (kith import). Rien n’a changé."
  )
  await french.close()
})

it("one below it is looked at as ever", async () => {
  const { ask, close } = await openTestLog()
  expect(await ask.lookAtFile({ job: "a", file: table(2) })).toMatchObject({ _tag: "Readable" })
  await close()
})
