/// <reference lib="dom" />
/** A backup brought back, a device that is let in and shows its first reminders before the log has come, and a profile that was copied. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { BrowserInMemory } from "../log/browserInMemory.ts"
import { begun, bringIn } from "../log/pairedTabs.ts"
import { askLog, inChromium, keptProfile } from "./browser.ts"
import { beginWith, capture } from "./firstRun.ts"

/** The relay says so while nothing lies in the mailbox yet. */
const expects = /pairing\/take 409|status of 409/

/** So many that they are on their way for a while. */
const PEOPLE = 1500

/** A backup of a log that is large enough. */
const backupFile = async (folder: string): Promise<string> => {
  const tab = new BrowserInMemory().tab()
  await begun(tab, "Ana Souza")
  await bringIn(tab, PEOPLE)
  const { file, name } = await tab.ask.makeBackup({})
  await tab.close()
  const path = join(folder, name)
  writeFileSync(path, new Uint8Array(await file!.arrayBuffer()))
  return path
}

const connect = async (page: Page, url: string): Promise<void> => {
  await page.goto(`${url}/devices`)
  await page.getByLabel("Its address").fill(url)
  await page.getByRole("button", { name: "Connect", exact: true }).click()
  await page.getByText("In step.").waitFor()
}

const invitation = async (page: Page): Promise<string> => {
  await page.getByRole("button", { name: "Show the code" }).click()
  await page.getByText("Code to type").waitFor()
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"])
  await page.getByRole("button", { name: "Copy the link" }).click()
  await page.getByText("Copied.").waitFor()
  return page.evaluate(() => navigator.clipboard.readText())
}

const pair = async (inviting: Page, joining: Page): Promise<void> => {
  const link = await invitation(inviting)
  // As from another app: a link of the page that is open already would not load it again.
  await joining.goto("about:blank")
  await joining.goto(link)
  for (const page of [joining, inviting]) await page.getByRole("button", { name: "Yes, the same" }).click()
}

/** What the page showed of cards whose buttons could not be pressed yet, in the moment before they could. */
const watchCards = (): void => {
  const scope = globalThis as { kithCards?: ReadonlyArray<string> }
  const look = (): void => {
    if (document.querySelector(".card button:disabled") === null) return
    scope.kithCards = [...document.querySelectorAll(".card")].map((card) => {
      const { top, height } = card.getBoundingClientRect()
      return `${card.getAttribute("data-reminder")} ${Math.round(top)} ${Math.round(height)}`
    })
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true })
}

const cardsNow = (page: Page): Promise<ReadonlyArray<string>> =>
  page.locator(".card").evaluateAll((cards) =>
    cards.map((card) => {
      const { top, height } = card.getBoundingClientRect()
      return `${card.getAttribute("data-reminder")} ${Math.round(top)} ${Math.round(height)}`
    })
  )

const databases = (page: Page): Promise<ReadonlyArray<string>> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? "").sort())

inChromium("a new device", (setting) => {
  it(
    "brings a backup back; a phone shows its first reminders before that log has come, and they stay where they are",
    { timeout: 240_000 },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "kith-backup-"))
      const backup = await backupFile(folder)
      await using laptop = await setting.newProfile({ viewport: { width: 1280, height: 800 }, expects })
      const chooser = laptop.page.waitForEvent("filechooser")
      await laptop.page.getByRole("button", { name: "Restore a backup" }).click()
      await (await chooser).setFiles(backup)
      await laptop.page.getByRole("heading", { name: "Today" }).waitFor()
      rmSync(folder, { recursive: true })
      await connect(laptop.page, setting.url)

      await using phone = await setting.newProfile({ expects })
      await phone.context.addInitScript(watchCards)
      await pair(laptop.page, phone.page)
      await phone.page.getByRole("button", { name: "Open it" }).click()
      await phone.page.getByRole("link", { name: "Thank Ana Souza", exact: true }).waitFor()
      const before = await phone.page.evaluate(() => (globalThis as { kithCards?: ReadonlyArray<string> }).kithCards)
      expect(before?.length).toBeGreaterThan(0)
      expect(await cardsNow(phone.page)).toEqual(before)
      await phone.page.locator(".arrival").waitFor({ state: "detached" })
      const { all } = await askLog<{ readonly all: number }>(phone.page, "people", { count: 1 })
      expect(all).toBe(PEOPLE + 1)
      // The log that the first page had begun here, with nothing in it.
      await expect
        .poll(async () => (await databases(phone.page)).filter((name) => name.startsWith("kith/log/")))
        .toEqual([])
    }
  )

  it(
    "goes on as a device of its own where its storage was copied, with all that it wrote",
    { timeout: 240_000 },
    async () => {
      const kept = keptProfile(setting.url)
      {
        await using laptop = await kept.open()
        await beginWith(laptop.page, "Ana Souza")
        await connect(laptop.page, setting.url)
      }
      const copied = kept.copied()
      {
        await using original = await kept.open()
        await capture(original.page, "coffee with Luc Tran yesterday")
        await original.page.goto(`${setting.url}/devices`)
        await original.page.getByText("In step.").waitFor()
        await expect.poll(() => original.page.getByText(/waits, safe/).count()).toBe(0)

        await using copy = await copied.open()
        await capture(copy.page, "coffee with Mai Pham yesterday")
        await copy.page.goto(`${setting.url}/devices`)
        await copy.page.getByRole("button", { name: "Go on as a device of its own" }).click()
        await copy.page.getByText("In step.").waitFor()
        for (const name of ["Ana Souza", "Luc Tran", "Mai Pham"]) {
          await copy.page.goto(`${setting.url}/people`)
          await copy.page.getByRole("link", { name: new RegExp(name) }).waitFor()
        }
        await original.page.getByText("This device was taken out of the log.").waitFor()
        await original.page.getByRole("link", { name: "Join again" }).waitFor()
      }
      kept.remove()
      copied.remove()
    }
  )
})
