/** The log as it is stored in a browser: looked through, damaged, taken over from a file, and deleted. */
import { expect, it, onTestFinished } from "vitest"
import type { Run } from "@kith/core/log/FeedPage"
import { done } from "@kith/storage/indexeddb/Database"
import { entityDatabaseName } from "@kith/storage/indexeddb/EntityDatabase"
import { logDatabaseName, Store, webPages } from "@kith/storage/indexeddb/LogDatabase"
import type { LogPage } from "@kith/storage/LogPage"
import { databaseNames, deleteDatabasesOf } from "../../src/log/logDatabases.ts"
import { openTestLog } from "../logHarness.ts"

const PEOPLE = `Name,Company,E-mail
Ana Souza,RBC,ana@example.org
Luc Tran,Desjardins,luc@example.org
Mei Lin,Shopify,mei@example.org
`

it("is well as it was written, and says how much of it is here and nowhere else", async () => {
  const { ask } = await begun()
  const stored = await ask.storedHere(undefined)
  expect(stored).toEqual({
    name: "Réseau",
    changes: stored.changes,
    devices: 1,
    hasPhrase: false,
    onlyHere: stored.changes,
    relay: undefined
  })
  expect(stored.changes).toBeGreaterThanOrEqual(3)
  const examined = await ask.examineLog(undefined)
  expect(examined).toMatchObject({ isWell: true, canMend: false })
  expect(examined.findings).toMatchObject([
    { id: "log", state: "well", text: `${stored.changes} changes: every one is where its hash chain says.` },
    { id: "index", state: "well" },
    { id: "clock", state: "well" },
    { id: "devices", state: "note", href: "/devices" },
    { id: "phrase", state: "note", href: "/phrase" }
  ])
})

it("says that part of it cannot be read where a page is damaged, shows what it showed, and looks through the rest", async () => {
  const { ask, name } = await begun()
  await eachPage(name, (page) => ({ ...page, bytes: page.bytes.map((byte, at) => (at === 20 ? byte ^ 1 : byte)) }))
  const { findings, isWell } = await ask.examineLog(undefined)
  expect(isWell).toBe(false)
  expect(findings[0]).toEqual({
    id: "log",
    state: "wrong",
    text: "Part of the log cannot be read any more. Bring it back from a backup, or from another device.",
    href: undefined
  })
  expect(findings.map(({ id }) => id)).toEqual(expect.arrayContaining(["index", "devices", "phrase"]))
  expect((await ask.people({ count: 10 })).total).toBe(3)
})

it("finds a change that somebody has altered so well that it reads", async () => {
  const { ask, name } = await begun()
  await eachPage(name, (page, device) => {
    const run = webPages.runOf(device, page)
    return { ...page, ...webPages.pageOf(altered(run)) }
  })
  const { findings, isWell } = await ask.examineLog(undefined)
  expect(isWell).toBe(false)
  expect(findings[0]).toMatchObject({ state: "wrong" })
  expect(findings[0]!.text).toMatch(/^The \d+ changes of one device do not lead to where they should/)
})

it("makes anew what is shown where that is damaged, and asks nobody", async () => {
  const name = freshName()
  await (await begun(name)).close()
  await withRaw(entityDatabaseName(name), async (database) => {
    const store = database.transaction("entities", "readwrite").objectStore("entities")
    const [key] = await done(store.getAllKeys(IDBKeyRange.lowerBound([])))
    await done(store.put({ keys: "no list" }, key))
  })
  const { ask } = await opened(name)
  // Whoever meets the damage is told of it; whoever asks next has it whole.
  const before = await ask.people({ count: 10 }).catch(() => undefined)
  expect(before?.total ?? (await ask.people({ count: 10 })).total).toBe(3)
  expect(await ask.examineLog(undefined)).toMatchObject({ isWell: true, canMend: false })
})

it("is taken over whole from a file into an empty log, once, and what was written since as well", async () => {
  const there = await begun()
  const here = await opened()
  const first = await exported(there)
  const { changes } = await there.ask.storedHere(undefined)
  expect(await here.tell.importLog({ job: "a", file: first })).toEqual({ _tag: "Done", changes, new: changes })
  expect((await here.ask.people({ count: 10 })).total).toBe(3)
  expect(await here.ask.storedHere(undefined)).toMatchObject({ name: "Réseau" })
  expect(await here.tell.importLog({ job: "b", file: first })).toEqual({ _tag: "Done", changes, new: 0 })
  await bringIn(there, PEOPLE.replace("Mei Lin", "Kim Roy").replace("mei@", "kim@"))
  const added = (await there.ask.storedHere(undefined)).changes - changes
  expect(added).toBeGreaterThan(0)
  expect(await here.tell.importLog({ job: "c", file: await exported(there) })).toMatchObject({ new: added })
  expect((await here.ask.people({ count: 10 })).total).toBe(4)
  // The device that wrote them is known by the key that the file names, so that its chain is verified here, too.
  expect((await here.ask.examineLog(undefined)).findings[0]).toMatchObject({ id: "log", state: "well" })
})

it("takes nothing of a file that is damaged anywhere, and says where", async () => {
  const there = await begun()
  const here = await opened()
  const text = await (await exported(there)).text()
  const lines = text.trimEnd().split("\n")
  const files = {
    "a line is gone": lines.toSpliced(2, 1),
    "a line is no JSON": lines.with(2, lines[2]!.slice(0, -9)),
    "a value is another": lines.map((line) => line.replace("Desjardins", "Desjardims")),
    "the end is missing": lines.slice(0, -1)
  }
  for (const [what, kept] of Object.entries(files)) {
    expect(kept.join("\n"), what).not.toBe(lines.join("\n"))
    const told = await here.tell.importLog({ job: what, file: jsonl(`${kept.join("\n")}\n`) })
    expect(told, what).toMatchObject({ _tag: "CannotRead" })
    expect(told._tag === "CannotRead" && told.why, what).toMatch(
      /^log\.jsonl is not a whole log any more: .+ Nothing was changed\.$/
    )
  }
  expect((await here.ask.people({ count: 10 })).total).toBe(0)
  expect((await here.ask.storedHere(undefined)).changes).toBe(0)
})

it("takes no other log's changes into one that holds some, and says what to do", async () => {
  const [there, here] = [await begun(), await begun()]
  const told = await here.tell.importLog({ job: "a", file: await exported(there) })
  expect(told._tag === "CannotRead" && told.why).toMatch(/^This log holds something already\./)
  expect((await here.ask.people({ count: 10 })).total).toBe(3)
})

it("is gone from this browser when it is deleted, keys and all, and the next call begins another", async () => {
  const { ask, tell, name } = await begun()
  const other = await begun()
  const before = await databasesOf(name)
  expect(before).toEqual(databaseNames(name).toSorted())
  await tell.deleteHere(undefined)
  expect(await databasesOf(name)).toEqual([])
  expect(await ask.storedHere(undefined)).toMatchObject({ name: "", changes: 0 })
  expect((await ask.people({ count: 10 })).total).toBe(0)
  expect((await other.ask.people({ count: 10 })).total).toBe(3)
})

let names = 0
const freshName = (): string => `here-${++names}-${crypto.randomUUID()}`

/** A log of this browser, gone again with the test. */
const opened = async (name = freshName()) => {
  const log = await openTestLog({ inBrowser: name })
  onTestFinished(async () => {
    await log.close()
    await deleteDatabasesOf(name)
  })
  return { ...log, name }
}

type Opened = Awaited<ReturnType<typeof opened>>

/** One that was begun, with three people in it. */
const begun = async (name?: string): Promise<Opened> => {
  const log = await opened(name)
  await log.tell.begin({ name: "Réseau", zone: "America/Toronto", language: "en" })
  await bringIn(log, PEOPLE)
  return log
}

const bringIn = async ({ tell }: Opened, table: string): Promise<void> => {
  const file = new File([table], "people.csv")
  const options = { dryRun: false, remind: false, addPeople: false, keepText: false }
  expect(await tell.importFile({ job: "people", file, ...options })).toMatchObject({ _tag: "Done" })
}

const exported = async ({ ask }: Opened): Promise<File> => {
  const { file } = await ask.exportFile({ format: "jsonl" })
  return jsonl(file!)
}

const jsonl = (content: BlobPart): File => new File([content], "log.jsonl")

const databasesOf = async (name: string): Promise<ReadonlyArray<string>> =>
  (await indexedDB.databases()).flatMap((one) => (one.name?.includes(`/${name}/`) === true ? [one.name] : [])).sort()

/** A database as it is, below the ports. */
const withRaw = async (name: string, use: (database: IDBDatabase) => Promise<void>): Promise<void> => {
  const database = await done(indexedDB.open(name))
  try {
    await use(database)
  } finally {
    database.close()
  }
}

/** Puts something else in place of every page of the log. */
const eachPage = (name: string, change: (page: LogPage, device: Run["device"]) => LogPage): Promise<void> =>
  withRaw(logDatabaseName(name), async (database) => {
    const transaction = database.transaction([Store.pages, Store.feeds], "readwrite")
    const [feed] = await done<Array<{ readonly device: Run["device"] }>>(transaction.objectStore(Store.feeds).getAll())
    const pages = transaction.objectStore(Store.pages)
    for (const key of await done(pages.getAllKeys())) {
      await done(pages.put(change(await done<LogPage>(pages.get(key)), feed!.device), key))
    }
  })

/** The first of its changes was written a millisecond earlier. */
const altered = (run: Run): Run => ({
  ...run,
  entries: run.entries.map((entry, index) =>
    index === 0 ? { ...entry, event: { ...entry.event, at: entry.event.at - 1 } } : entry
  )
})
