/** A browser that is let into a log by another, with a real relay between them: what it shows before the log has come, and after. */
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { BrowserInMemory } from "./browserInMemory.ts"
import {
  begun,
  bringIn,
  inStep,
  joinedBy,
  known,
  paired,
  peopleOf,
  recovered,
  type RunningRelay,
  runRelay,
  synced
} from "./pairedTabs.ts"

let relay: RunningRelay

beforeAll(async () => {
  relay = await runRelay()
})
afterAll(() => relay[Symbol.asyncDispose]())

describe("a browser that was just let in", () => {
  it("shows today's list as the inviting one saw it, without a way to act on it, and then the same list from the log", async () => {
    const laptop = new BrowserInMemory().tab()
    await begun(laptop, "Ana Souza")
    await bringIn(laptop, 1500)
    await synced(laptop, relay.url, "Laptop")
    const browser = new BrowserInMemory()
    const first = browser.tab()
    const joined = await paired(laptop, first)
    await first.close()
    const phone = browser.tab({ log: (joined as { readonly log: string }).log })
    const seen: Array<Awaited<ReturnType<typeof phone.ask.today>>> = []
    const looks = phone.until(
      () => phone.ask.today({}),
      (today) => {
        seen.push(today)
        return today.isComing !== true
      }
    )
    expect(await phone.ask.shell()).toMatchObject({ isNew: false, isComing: true })
    const here = await looks
    const wanted = await laptop.ask.today({})
    expect(wanted.cards[0]?.title).toBe("Thank Ana Souza")
    expect(here).toEqual(wanted)
    const glance = seen.find(({ isComing, cards }) => isComing === true && cards.length > 0)
    expect(glance?.cards).toEqual(wanted.cards)
    expect(glance?.date).toBe(wanted.date)
    expect((await phone.ask.people({ count: 1 })).all).toBe(1501)
    expect(await phone.ask.shell()).toMatchObject({ isComing: false, name: "Network" })
    expect(await phone.ask.arrival()).toBe(undefined)
    await Promise.all([phone.close(), laptop.close()])
  })

  it("is not asked to begin while the sync server is away, and says that the log is still to come", async () => {
    const laptop = new BrowserInMemory().tab()
    await begun(laptop, "Ana Souza")
    await synced(laptop, relay.url, "Laptop")
    const browser = new BrowserInMemory()
    const log = await joinedBy(laptop, browser)
    await browser.notes(log).write({ relay: "http://127.0.0.1:1" })
    const phone = browser.tab({ log })
    expect(await phone.ask.shell()).toMatchObject({ isNew: false, isComing: true })
    const away = await phone.until(
      () => phone.ask.arrival(),
      (arrival) => arrival?.phase._tag === "Away"
    )
    expect(away).toMatchObject({ seen: undefined, far: undefined, phase: { why: "unreachable" } })
    expect(await phone.ask.today({})).toMatchObject({ isComing: true, cards: [] })
    await phone.tell.syncWithRelay({ relay: relay.url, label: "Phone" })
    await phone.until(
      () => phone.ask.shell(),
      ({ isComing }) => !isComing
    )
    expect(await peopleOf(phone)).toEqual(["Ana Souza"])
    await Promise.all([phone.close(), laptop.close()])
  })
})

describe("the log that a browser had before it joined another", () => {
  it("goes where nobody wrote in it, once the other is opened and no tab shows it any more", async () => {
    const laptop = new BrowserInMemory().tab()
    await begun(laptop, "Ana Souza")
    await synced(laptop, relay.url, "Laptop")
    const browser = new BrowserInMemory()
    const first = browser.tab()
    await first.tell.begin({ name: "Mine", zone: "America/Toronto", language: "en" })
    const joined = await recovered(laptop, first)
    expect(joined).toMatchObject({ _tag: "Joined", before: undefined })
    const { log } = joined as { readonly log: string }
    const early = browser.tab({ log })
    await inStep(early)
    // The tab that joined is still there.
    expect([...browser.logs.keys()].sort()).toEqual(["log", log])
    await Promise.all([early.close(), first.close()])
    const phone = browser.tab({ log })
    await inStep(phone)
    await expect.poll(() => [...browser.logs.keys()]).toEqual([log])
    expect(await browser.notes(log).read()).not.toHaveProperty("leftBehind")
    await Promise.all([phone.close(), laptop.close()])
  })

  it("stays as it is where somebody wrote in it, and can still come along later, without its settings", async () => {
    const home = new BrowserInMemory().tab()
    await begun(home, "Ana Souza")
    await synced(home, relay.url, "Laptop")
    const browser = new BrowserInMemory()
    const first = browser.tab()
    await first.tell.begin({ name: "Mine", zone: "America/Vancouver", language: "fr", who: known("Luc Tran") })
    const joined = await recovered(home, first)
    expect(joined).toMatchObject({ _tag: "Joined", before: { log: "log", canBring: true } })
    const { log } = joined as { readonly log: string }
    await first.close()
    const phone = browser.tab({ log })
    await inStep(phone)
    expect(await phone.ask.otherLogs()).toMatchObject([{ id: "log", name: "Mine", canBring: true }])
    expect(await peopleOf(phone)).toEqual(["Ana Souza"])

    expect(await phone.tell.bringAlong({ log: "log" })).toBe(true)
    expect(await peopleOf(phone)).toEqual(["Ana Souza", "Luc Tran"])
    expect([...browser.logs.keys()]).toEqual([log])
    expect(await phone.ask.shell()).toMatchObject({ name: "Network", zone: "America/Toronto", language: "en" })
    await home.until(
      () => peopleOf(home),
      (names) => names.length === 2
    )
    expect(await home.ask.shell()).toMatchObject({ name: "Network", zone: "America/Toronto", language: "en" })
    await Promise.all([phone.close(), home.close()])
  })

  it("comes along with the first opening where that was asked for when joining", async () => {
    const laptop = new BrowserInMemory().tab()
    await begun(laptop, "Ana Souza")
    await synced(laptop, relay.url, "Laptop")
    const browser = new BrowserInMemory()
    const first = browser.tab()
    await begun(first, "Luc Tran")
    const joined = await recovered(laptop, first)
    const { log } = joined as { readonly log: string }
    await first.tell.bringLater({ into: log })
    await first.close()
    const phone = browser.tab({ log })
    await phone.until(
      () => peopleOf(phone),
      (names) => names.length === 2
    )
    await expect.poll(() => [...browser.logs.keys()]).toEqual([log])
    await laptop.until(
      () => peopleOf(laptop),
      (names) => names.length === 2
    )
    await Promise.all([phone.close(), laptop.close()])
  })
})

describe("a copy of a browser's storage", () => {
  it("goes on as a device of its own with all that it wrote; the first one joins again with all that it had not sent", async () => {
    const desktop = new BrowserInMemory().tab()
    await begun(desktop, "Ana Souza")
    await synced(desktop, relay.url, "Desktop")
    const browser = new BrowserInMemory()
    const log = await joinedBy(desktop, browser)
    const before = browser.tab({ log })
    await inStep(before)
    await before.close()
    const copy = await browser.copied()

    const original = browser.tab({ log })
    await begun(original, "Luc Tran")
    await inStep(original)
    const clone = copy.tab({ log })
    await begun(clone, "Mai Pham")
    const stopped = await clone.until(
      () => clone.ask.syncState(),
      ({ phase }) => phase._tag === "Stopped"
    )
    expect(stopped.phase).toEqual({ _tag: "Stopped", why: "ownFeedElsewhere" })
    expect(await clone.tell.beginAnew()).toMatchObject({ _tag: "Anew" })
    await inStep(clone)
    expect(await peopleOf(clone)).toEqual(["Ana Souza", "Luc Tran", "Mai Pham"])
    await desktop.until(
      () => peopleOf(desktop),
      (names) => names.length === 3
    )

    await original.until(
      () => original.ask.syncState(),
      ({ phase }) => phase._tag === "Stopped" && phase.why === "revoked"
    )
    await begun(original, "Noor Haddad")
    expect(await paired(desktop, original)).toMatchObject({ _tag: "CameBack" })
    await inStep(original)
    const everybody = ["Ana Souza", "Luc Tran", "Mai Pham", "Noor Haddad"]
    expect(await peopleOf(original)).toEqual(everybody)
    await desktop.until(
      () => peopleOf(desktop),
      (names) => names.length === everybody.length
    )
    expect((await original.ask.whoReads()).devices.filter(({ isRevoked }) => !isRevoked)).toHaveLength(3)
    await Promise.all([original.close(), clone.close(), desktop.close()])
  })
})
