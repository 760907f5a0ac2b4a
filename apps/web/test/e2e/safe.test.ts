/** What nothing may lose: entries of several tabs at once, of a browser that is killed while it writes, of a full disk. */
import type { CDPSession, Page } from "playwright-core"
import { afterAll, expect, it } from "vitest"
import { askLog, inChromium, keptProfile, logScript, NOW } from "./browser.ts"
import { beginEmpty, beginWith, capture, openCapture } from "./firstRun.ts"

/** Each takes a start of the browser; `KITH_KILLS=200` is for whoever has changed how a log is stored. */
const KILLS = Number(process.env["KITH_KILLS"] ?? 20)

interface People {
  readonly total: number
  readonly rows: ReadonlyArray<{ readonly name: string }>
}

inChromium("what was saved", (setting) => {
  it("agrees in five tabs that write at once, and stays when the one that leads closes", async () => {
    await using profile = await setting.newProfile({ frozenAt: NOW })
    const { page: first, newPage } = profile
    await beginWith(first, "Ana Souza")
    const others = await Promise.all(Array.from({ length: 4 }, () => newPage("/people")))
    const tabs = [first, ...others]
    await first.getByRole("navigation").getByRole("link", { name: "People" }).click()
    const names = ["Raj Patel", "Maya Singh", "Dele Okonkwo", "Zoé Lévesque", "Olga Petrova"]
    await Promise.all(tabs.map((tab, index) => capture(tab, `coffee with ${names[index]} yesterday`)))
    for (const tab of tabs) for (const name of names) await tab.getByRole("link", { name }).waitFor()
    await first.close()
    await capture(others[0]!, "coffee with Luc Tran yesterday")
    for (const tab of others) await tab.getByRole("link", { name: "Luc Tran" }).waitFor()
    const { total } = await askLog<People>(others[1]!, "people", { count: 1 })
    expect(total).toBe(7)
  })

  const kept: Array<ReturnType<typeof keptProfile>> = []
  afterAll(() => kept.forEach(({ remove }) => remove()))

  it("is safe when the storage is full: the app says so, and takes entries again when there is room", async () => {
    const profile = keptProfile(setting.url)
    kept.push(profile)
    {
      await using begun = await profile.open({ frozenAt: NOW })
      await beginWith(begun.page, "Ana Souza")
    }
    let devTools: CDPSession | undefined
    const { url: origin } = setting
    // Set before a browser that has just started counts what room there is, since it goes by that for half a minute.
    const before = async (page: Page): Promise<void> => {
      devTools = await page.context().newCDPSession(page)
      await devTools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 })
    }
    await using opened = await profile.open({ frozenAt: NOW, before, expects: /Quota/ })
    const { page } = opened
    await page.getByRole("link", { name: /^Thank Ana Souza/ }).waitFor()
    await openCapture(page)
    const line = page.getByLabel("What happened, in a line")
    await line.fill("coffee with Luc Tran yesterday")
    const save = page.getByRole("dialog").getByRole("button", { name: "Save" })
    await save.click()
    await page.getByText("This device has no room left, so this was not saved. Everything before it is safe.").waitFor()
    // What was typed is there still.
    expect(await line.inputValue()).toBe("coffee with Luc Tran yesterday")
    await devTools!.send("Storage.overrideQuotaForOrigin", { origin })
    await save.click()
    await page.getByRole("link", { name: /^Thank Luc Tran/ }).waitFor()
    await page.reload()
    await page.getByRole("link", { name: /^Thank Luc Tran/ }).waitFor()
    await page.getByRole("link", { name: /^Thank Ana Souza/ }).waitFor()
  })

  it("is all there after the browser was killed again and again while it wrote", { timeout: 300_000 }, async () => {
    const profile = keptProfile(setting.url)
    kept.push(profile)
    let script: string
    {
      await using begun = await profile.open({ frozenAt: NOW })
      await beginEmpty(begun.page)
      script = await logScript(begun.page)
    }
    const acknowledged = new Set<string>()
    const begun = new Set<string>()
    const namesIn = async (page: Page): Promise<ReadonlyArray<string>> =>
      (await askLog<People>(page, "people", { count: 10_000 }, script)).rows.map(({ name }) => name)
    const judge = (names: ReadonlyArray<string>): void => {
      const there = new Set(names)
      expect([...acknowledged].filter((name) => !there.has(name))).toEqual([])
      // Whole or not at all: what was being written may be there, and nothing else is.
      expect(names.filter((name) => !begun.has(name))).toEqual([])
      expect(names.length).toBe(there.size)
    }
    for (let round = 0; round < KILLS; round++) {
      // No page of the app: its worker alone writes.
      const opened = await profile.open({ frozenAt: NOW, path: "/icon.svg" })
      const { page } = opened
      judge(await namesIn(page))
      const life = { isOver: false }
      let written = 0
      // Two at a time, so that one is nearly always in the middle of a transaction.
      const hands = ["one", "other"].map(async (hand) => {
        for (let count = 0; !life.isOver; count++) {
          const name = `Person ${round}.${count} ${hand}`
          begun.add(name)
          const who = { name, company: "", day: "yesterday" }
          await askLog(page, "begin", { name: "Network", zone: "America/Toronto", language: "en", who }, script)
          acknowledged.add(name)
          written++
          // Each time a little later, at the very moment when something was said to be saved.
          if (life.isOver || written <= round % 5) continue
          life.isOver = true
          await opened.kill()
        }
      })
      await Promise.allSettled(hands)
      expect(written).toBeGreaterThan(round % 5)
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS)
    await using opened = await profile.open({ frozenAt: NOW })
    await opened.page.locator("h1").waitFor()
    judge(await namesIn(opened.page))
  })
})
