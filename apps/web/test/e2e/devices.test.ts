/// <reference lib="dom" />
/**
 * A whole session on two devices with the relay between them, from the first name to the deletion of the log: they pair,
 * write apart and agree, bring people in and take them out, publish a calendar and are woken. Nobody between them reads a
 * word of it.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { deflateRawSync, gzipSync } from "node:zlib"
import type { Download, Page } from "playwright-core"
import { afterAll, beforeAll, expect, it } from "vitest"
import type { PersonForm, PersonFormPage } from "../../src/log/person/editPerson.ts"
import { askLog, inChromium, type Profile } from "./browser.ts"
import { wordsIn } from "./disguises.ts"
import { beginWith, capture, untilOffline } from "./firstRun.ts"
import { readTraffic, trafficArguments } from "./traffic.ts"

/** What is typed, brought in, or chosen in this session, and must not be on the way; found in nothing else that is. */
const SECRETS = [
  "Xiomara Quillfeather",
  "Quillfeather",
  "Meridian-Zürn",
  "Barnaby Thistlewood",
  "Thistlewood",
  "bridging course in Rimouski",
  "Rimouski",
  "laptop was here",
  "phone was here",
  "Zoé Lévesque-Oyelaran",
  "Lévesque-Oyelaran",
  "zoe.oyelaran@kestrelworks.example",
  "kestrelworks",
  "+1 418 555 0177",
  "4185550177",
  "Kestrel Works",
  "Ombudsperson of tides",
  "12 rue des Forges",
  "Wilhelmina’s search",
  "remember the marzipan",
  "marzipan",
  "Halloumi Fair"
]

const CONTACTS = `First Name,Last Name,E-mail,Phone,Company,Job Title,Address,Notes
Zoé,Lévesque-Oyelaran,zoe.oyelaran@kestrelworks.example,+1 418 555 0177,Kestrel Works,Ombudsperson of tides,"12 rue des Forges, Rimouski",remember the marzipan
Barnaby,Thistlewood,barnaby@kestrelworks.example,4185550177,Kestrel Works,Clerk,,met at the Halloumi Fair
`

/** The network is switched off here, and the relay says so while nothing lies in the mailbox yet. */
const expects = /ERR_INTERNET_DISCONNECTED|WebSocket|pairing\/take 409|status of 409|calendar\/\S+ 404|status of 404/

const folder = mkdtempSync(join(tmpdir(), "kith-traffic-"))
const recorded = join(folder, "traffic.json")
const SOON = { timeout: 30_000 }

inChromium(
  "a session on two devices",
  (setting) => {
    let laptop: Profile
    let phone: Profile
    let person: string
    beforeAll(async () => {
      laptop = await setting.newProfile({
        viewport: { width: 1280, height: 800 },
        expects,
        keepsApp: true,
        context: { permissions: ["notifications", "clipboard-read", "clipboard-write"], acceptDownloads: true },
        before: withPushService
      })
      phone = await setting.newProfile({ expects, keepsApp: true })
      for (const { context } of [laptop, phone]) context.setDefaultTimeout(SOON.timeout)
    }, 120_000)
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    const goTo = ({ page }: Profile, path: string) => page.goto(setting.url + path)

    it("begins with one name, and writes down what was said", async () => {
      await beginWith(laptop.page, "Xiomara Quillfeather", "Meridian-Zürn Bank")
      const card = laptop.page.getByRole("link", { name: /^Thank Xiomara Quillfeather/ })
      person = (await card.getAttribute("href"))!
      await capture(laptop.page, "coffee with Barnaby Thistlewood yesterday, bridging course in Rimouski")
      await goTo(laptop, "/settings")
      const name = laptop.page.getByLabel("What it is called")
      await name.fill("Wilhelmina’s search")
      await name.press("Tab")
      await expect.poll(() => name.inputValue()).toBe("Wilhelmina’s search")
    })

    it("pairs by a link in a tab that is open, where both show the same three words", async () => {
      const { page } = laptop
      await goTo(laptop, "/devices")
      await page.getByLabel("Its address").fill(setting.url)
      await page.getByRole("button", { name: "Connect", exact: true }).click()
      await page.getByRole("button", { name: "Show the code" }).click()
      await page.getByText("Code to type").waitFor()
      await page.getByRole("button", { name: "Copy the link" }).click()
      await page.getByText("Copied.").waitFor()
      const link = await page.evaluate(() => navigator.clipboard.readText())
      // The page is open already: following the link changes its fragment alone.
      await phone.page.getByLabel("Their name").waitFor()
      await phone.page.evaluate((link) => {
        location.href = link
      }, link)
      const words = async (on: Page): Promise<string> => (await on.locator(".three-words").textContent()) ?? ""
      await page.getByRole("button", { name: "Yes, the same" }).waitFor()
      await phone.page.getByRole("button", { name: "Yes, the same" }).waitFor()
      expect(await words(phone.page)).toMatch(/^\p{L}{9,}$/u)
      expect(await words(phone.page)).toBe(await words(page))
      await phone.page.getByRole("button", { name: "Yes, the same" }).click()
      await page.getByRole("button", { name: "Yes, the same" }).click()
      await phone.page.getByRole("button", { name: "Open it" }).click()
      await phone.page.getByRole("link", { name: "Thank Xiomara Quillfeather", exact: true }).waitFor()
      await page.keyboard.press("Escape")
    })

    it("edits the same note on both without network, and both have both texts afterwards", async () => {
      const noteOf = (page: Page) => page.getByRole("textbox", { name: "Notes" })
      for (const device of [laptop, phone]) {
        await untilOffline(device.page)
        await goTo(device, person)
      }
      await noteOf(laptop.page).fill("About Rimouski.")
      await expect.poll(() => noteOf(phone.page).inputValue(), SOON).toBe("About Rimouski.")
      for (const { context } of [laptop, phone]) await context.setOffline(true)
      await noteOf(laptop.page).fill("The laptop was here. About Rimouski.")
      await noteOf(phone.page).fill("About Rimouski. The phone was here.")
      for (const { page } of [laptop, phone]) {
        await page.getByRole("heading", { name: "Notes" }).click()
        await page.getByText("Saved", { exact: true }).waitFor()
      }
      for (const { context } of [laptop, phone]) await context.setOffline(false)
      const both = "The laptop was here. About Rimouski. The phone was here."
      for (const { page } of [laptop, phone]) await expect.poll(() => noteOf(page).inputValue(), SOON).toBe(both)
    })

    it("reads what was edited on two devices without network, too", async () => {
      const { context, page } = laptop
      await context.setOffline(true)
      await page.reload()
      const note = page.getByRole("textbox", { name: "Notes" })
      await expect.poll(() => note.inputValue(), SOON).toBe("The laptop was here. About Rimouski. The phone was here.")
      await context.setOffline(false)
    })

    it("says that both wrote something else of somebody without moving what is being read, and asks which holds", async () => {
      const id = person.replace("/people/", "")
      const worksAt = async ({ page }: Profile, company: string) => {
        const { form } = await askLog<PersonFormPage>(page, "personForm", { id })
        const after: PersonForm = { ...form, lines: { ...form.lines, company } }
        await askLog(page, "savePerson", { id, before: form, after })
      }
      for (const device of [laptop, phone]) {
        await goTo(device, person)
        await device.page.getByRole("textbox", { name: "Notes" }).waitFor()
        await device.context.setOffline(true)
      }
      await worksAt(laptop, "Meridian-Zürn Trust")
      await worksAt(phone, "Meridian-Zürn Bank & Sons")
      await phone.page.getByText("Meridian-Zürn Bank & Sons").first().waitFor()
      const places = () =>
        phone.page.evaluate(() =>
          [...document.querySelectorAll("#page h1, #page h2, #page textarea, #page .card")].map((each) =>
            Math.round(each.getBoundingClientRect().top)
          )
        )
      const before = await places()
      expect(before.length).toBeGreaterThan(3)
      for (const { context } of [laptop, phone]) await context.setOffline(false)
      for (const { page } of [laptop, phone]) {
        await page.getByText("Two devices said different things").waitFor(SOON)
      }
      expect(await places()).toEqual(before)
      await phone.page.getByRole("button", { name: "Look and choose" }).click()
      await phone.page.getByRole("button", { name: "Choose this: Company, Meridian-Zürn Trust" }).click()
      await phone.page.getByRole("dialog").waitFor({ state: "detached" })
      await expect.poll(() => phone.page.evaluate(() => document.activeElement?.tagName)).toBe("H1")
      await phone.page.getByText("Meridian-Zürn Trust").first().waitFor()
      await laptop.page.getByText("Two devices said different things").waitFor({ ...SOON, state: "detached" })
    })

    it("gives a device another name, which the other one shows, too, and which is undone like any change", async () => {
      for (const device of [laptop, phone]) await goTo(device, "/devices")
      const nameOn = ({ page }: Profile) =>
        page.locator(".device").filter({ hasText: "this device" }).locator("p").first()
      const before = await nameOn(phone).textContent()
      const { page } = laptop
      await page
        .locator(".device")
        .filter({ hasNotText: "this device" })
        .getByRole("button", { name: /^Rename/ })
        .click()
      await page.getByLabel("What it is called", { exact: true }).fill("Marzipan pocket")
      await page.keyboard.press("Enter")
      await page.getByText("It is called Marzipan pocket now.").waitFor()
      await page.locator(".device").filter({ hasText: "Marzipan pocket" }).waitFor()
      await expect.poll(() => nameOn(phone).textContent(), SOON).toMatch(/^Marzipan pocket/)
      await page.getByRole("button", { name: "Undo" }).last().click()
      await expect.poll(() => nameOn(phone).textContent(), SOON).toBe(before)
    })

    it("brings people in from a file, and finds them on the other device", async () => {
      const { page } = laptop
      await goTo(laptop, "/import")
      await page
        .locator("input[type=file]")
        .setInputFiles({ name: "Halloumi Fair.csv", mimeType: "text/csv", buffer: Buffer.from(CONTACTS) })
      await page.getByRole("button", { name: "Bring them in" }).click()
      await page.getByRole("heading", { name: "Brought in" }).waitFor()
      await goTo(phone, "/people?search")
      await phone.page.getByRole("searchbox").fill("oyelaran")
      const found = phone.page.getByRole("link", { name: /Zoé Lévesque-Oyelaran/ })
      await found.waitFor()
      expect(await found.count()).toBe(1)
    })

    it("drafts a message", async () => {
      const { page } = laptop
      await goTo(laptop, "/")
      await page.getByRole("link", { name: /^Thank Xiomara Quillfeather/ }).click()
      const write = page.locator('main a[href*="/draft/"]').first()
      await write.click()
      const message = page.getByRole("textbox", { name: "Message" })
      await message.fill("Dear Xiomara Quillfeather, remember the marzipan.")
      await page.getByRole("button", { name: "Copy", exact: true }).click()
      await page.getByRole("button", { name: "I sent it" }).click()
      await page.getByText(/^Noted: written to/).waitFor()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/marzipan/)
    })

    it("publishes a calendar by initials, and takes it back", async () => {
      const { page } = laptop
      await goTo(laptop, "/notifications")
      await page.getByRole("button", { name: "Publish the calendar" }).click()
      await page.getByText(/^Published, with \d+ entr/).waitFor()
      const said = await page.getByText(/\/calendar\/\w+\.ics$/).textContent()
      const url = /https?:\S+\.ics/.exec(said ?? "")![0]
      const text = await (await fetch(url)).text()
      expect(text).toMatch(/BEGIN:VCALENDAR[^]*SUMMARY:.*X\.? ?Q/)
      expect(wordsIn(SECRETS, [Buffer.from(text)])).toEqual([])
      await page.getByRole("button", { name: "Revoke" }).click()
      await page.getByText(/^Revoked:/).waitFor()
      expect((await fetch(url)).status).toBe(404)
    })

    it("is woken by the relay, which has learned the hours alone", async () => {
      const { page } = laptop
      await page.getByRole("button", { name: "Switch on notifications" }).click()
      await page.getByRole("button", { name: "Wake this device" }).click()
      await page.getByText(/The server wakes this device/).waitFor()
      expect(await page.getByRole("button", { name: "Wake it no more" }).isVisible()).toBe(true)
    })

    it("takes everything out as files: with a place to choose where the browser has one, else as a download", async () => {
      const { page } = laptop
      await goTo(laptop, "/export")
      const made = async (): Promise<Download> => {
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("button", { name: /^Make/ }).click()
        ])
        return download
      }
      for (const format of [/Excel/, /Contact cards/, /Everything/]) {
        await page.getByRole("radio", { name: format }).check()
        expect((await made()).suggestedFilename()).toMatch(/\.(?:xlsx|vcf|jsonl)$/)
      }
    })

    it("deletes what this browser has, and begins anew as on the first day", async () => {
      const { page } = laptop
      await goTo(laptop, "/data")
      await page.getByRole("button", { name: /^Delete this browser/ }).click()
      const dialog = page.getByRole("alertdialog").or(page.getByRole("dialog"))
      await dialog.getByRole("textbox").fill("DELETE")
      await dialog.getByRole("button", { name: "Delete", exact: true }).click()
      await page.getByLabel("Their name").waitFor()
      expect(await page.locator("body").textContent()).not.toContain("Quillfeather")
    })

    it("sent no word of it to anybody, and nothing at all to anybody but its own server", async () => {
      const { url, browser } = setting
      await laptop[Symbol.asyncDispose]()
      await phone[Symbol.asyncDispose]()
      await browser.close()
      const traffic = readTraffic(recorded)
      expect(traffic.reached.filter((each) => each !== url)).toEqual([])
      expect(wordsIn(SECRETS, traffic.sent)).toEqual([])
      // What was recorded is the session, and what looks for words would find them there.
      expect(traffic.messages).toBeGreaterThan(10)
      expect(traffic.requests).toEqual(
        expect.arrayContaining([expect.stringMatching(/^PUT .*wakes/), expect.stringMatching(/^PUT .*calendar/)])
      )
      const [longest] = [...traffic.sent].sort((one, other) => other.length - one.length)
      const hidden = (bytes: Buffer): Buffer => Buffer.concat([longest!.subarray(0, 40), bytes])
      expect(
        wordsIn(SECRETS, [
          hidden(deflateRawSync(Buffer.from("x".repeat(40) + "Kestrel Works"))),
          hidden(gzipSync(Buffer.from(JSON.stringify({ what: "Halloumi Fair" })))),
          Buffer.from(`{"body":"${hidden(Buffer.from("-Quillfeather")).toString("base64url")}"}`),
          Buffer.from(`?q=${encodeURIComponent("Zoé Lévesque-Oyelaran")}`),
          Buffer.from("THE LAPTOP WAS HERE", "utf16le")
        ])
      ).toEqual([
        "Halloumi Fair",
        "Kestrel Works",
        "Lévesque-Oyelaran",
        "Quillfeather",
        "Zoé Lévesque-Oyelaran",
        "laptop was here"
      ])
    })
  },
  trafficArguments(recorded)
)

/** No push service can be reached from here; this one's address is as good for the relay, which calls it at the hour. */
const withPushService = (page: Page): Promise<unknown> =>
  page.context().addInitScript(() => {
    const subscription = { endpoint: "https://push.example/device-1", unsubscribe: () => Promise.resolve(true) }
    PushManager.prototype.subscribe = () => Promise.resolve(subscription as unknown as PushSubscription)
    PushManager.prototype.getSubscription = () => Promise.resolve(subscription as unknown as PushSubscription)
  })
