/** Reminders that find people: while the app is open, when the relay knocks, on a locked screen, and in a calendar. */
import type { BrowserContext, Page, Worker } from "playwright-core"
import { expect, it } from "vitest"
import { notificationsWords } from "../../src/screens/notifications/notificationsWords.ts"
import { noticeWords } from "../../src/sw/noticeWords.ts"
import { inChromium, NOW } from "./browser.ts"
import { beginWith, capture, untilOffline } from "./firstRun.ts"

const SOON = { timeout: 20_000 }
const HOUR = 60 * 60 * 1000
/** The first page of a run comes from a relay that packs its files first. */
const PATIENCE = 30_000

/** What the device shows, and what it would open. */
const shown = (page: Page): Promise<Array<{ readonly title: string; readonly body: string; readonly url: string }>> =>
  page.evaluate(async () =>
    (await (await navigator.serviceWorker.ready).getNotifications())
      .map(({ title, body, data }) => ({ title, body, url: data.url as string }))
      .sort((a, b) => (a.title < b.title ? -1 : 1))
  )

/** What would stand on a locked screen of what comes. */
const telling = (page: Page): Promise<ReadonlyArray<string>> =>
  page.evaluate(
    () =>
      new Promise<ReadonlyArray<string>>((resolve, reject) => {
        const opening = indexedDB.open("kith-notices", 1)
        opening.addEventListener("error", () => reject(opening.error!))
        opening.addEventListener("success", () => {
          const all = opening.result.transaction("coming").objectStore("coming").getAll()
          all.addEventListener("success", () => {
            opening.result.close()
            const texts = (all.result as ReadonlyArray<{ title: string; body: string }>).map(
              ({ title, body }) => title + body
            )
            resolve(texts)
          })
        })
      })
  )

/** The page's clock, not that of the log's worker. */
const atTheHourOf = (context: BrowserContext, now: string) =>
  context.addInitScript(
    (at) => {
      Date.now = () => at
    },
    Date.parse(now) + HOUR
  )

const openNotifications = async (page: Page): Promise<void> => {
  await page.getByRole("navigation").getByRole("link", { name: "More" }).click()
  await page.getByRole("link", { name: /Notifications and calendar/ }).click()
  await page.getByRole("heading", { name: "Notifications and calendar" }).waitFor()
}

/** As the relay does through a push service: an empty message to the service worker. */
const knock = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  const registration = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [first] = registrations
      if (first !== undefined) resolve(first.registrationId)
    })
  })
  await session.send("ServiceWorker.enable")
  await session.send("ServiceWorker.deliverPushMessage", {
    origin: new URL(page.url()).origin,
    registrationId: await registration,
    data: ""
  })
  await session.detach()
}

/** Lets the service worker take this for the time. */
const turnClock = async (context: BrowserContext, at: number): Promise<void> => {
  const worker: Worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"))
  await worker.evaluate((now) => {
    Date.now = () => now
  }, at)
}

inChromium("reminders", ({ newProfile }) => {
  it("show as notifications while the app is open, once, and open the person", async () => {
    await using profile = await newProfile({
      frozenAt: NOW,
      keepsApp: true,
      context: { permissions: ["notifications"] }
    })
    const { context, page } = profile
    context.setDefaultTimeout(PATIENCE)
    await beginWith(page, "Ana Souza", "RBC")
    await untilOffline(page)
    await atTheHourOf(context, NOW)
    await page.reload()
    await openNotifications(page)
    await page.getByRole("button", { name: "Switch on notifications" }).click()
    await page.getByText("Thank Ana Souza").waitFor()
    await expect
      .poll(async () => (await shown(page)).map(({ title }) => title), SOON)
      .toEqual([expect.stringMatching(/Thank Ana Souza/), "This week’s goal"])
    expect((await shown(page))[0]!.url).toMatch(/^\/people\//)
    await page.evaluate(async () => {
      for (const each of await (await navigator.serviceWorker.ready).getNotifications()) each.close()
    })
    await page.getByRole("button", { name: "Show one now" }).click()
    await expect
      .poll(async () => (await shown(page)).map(({ title }) => title), SOON)
      .toEqual(["This is how a reminder looks"])
  })

  it("say only how many where somebody wants no names on a locked screen, in their language", async () => {
    await using profile = await newProfile({
      frozenAt: NOW,
      keepsApp: true,
      locale: "fr-CA",
      context: { permissions: ["notifications"] }
    })
    const { context, page } = profile
    context.setDefaultTimeout(PATIENCE)
    await page.locator("form input").first().fill("Ana Souza")
    await page.keyboard.press("Enter")
    await page
      .getByRole("link", { name: /Ana Souza/ })
      .first()
      .waitFor()
    await page.keyboard.press("c")
    await page.getByRole("dialog").getByRole("textbox").first().fill("café avec Luc Tran hier 15h")
    await page.keyboard.press("Enter")
    await page
      .getByRole("link", { name: /Luc Tran/ })
      .first()
      .waitFor()
    await untilOffline(page)
    await page.goto(new URL("/notifications", page.url()).href)
    const { switchOn, discreet } = notificationsWords.fr
    await page.getByRole("button", { name: switchOn }).click()
    await page.getByRole("switch", { name: discreet }).check()
    // Something is to come by now, and nothing of it is told.
    await expect.poll(async () => [...new Set(await telling(page))], SOON).toEqual([""])
    await turnClock(context, Date.parse(NOW) + HOUR)
    await knock(page)
    const { howMany, seeToday } = noticeWords.fr
    const seen = [{ title: howMany(3), body: seeToday, url: "/" }]
    await expect.poll(() => shown(page), SOON).toEqual(seen)
    // A second knock brings nothing new, and takes nothing away.
    await knock(page)
    await turnClock(context, Date.parse(NOW) + 2 * HOUR)
    expect(await shown(page)).toEqual(seen)
  })

  it("come when the relay knocks, which has learned the hours alone", async () => {
    await using profile = await newProfile({ keepsApp: true, context: { permissions: ["notifications"] } })
    const { context, page } = profile
    context.setDefaultTimeout(PATIENCE)
    const sent: Array<string> = []
    let withdrawn = 0
    context.on("request", (request) => {
      if (!request.url().endsWith("/wakes")) return
      if (request.method() === "PUT") sent.push(request.postData() ?? "")
      if (request.method() === "DELETE") withdrawn++
    })
    // No push service can be reached from here; this one's address is as good for the relay, which calls it at the hour.
    await context.addInitScript(() => {
      const subscription = { endpoint: "https://push.example/device-1", unsubscribe: () => Promise.resolve(true) }
      PushManager.prototype.subscribe = (options) => {
        if (typeof options?.applicationServerKey !== "string") throw new Error("no key")
        return Promise.resolve(subscription as unknown as PushSubscription)
      }
      PushManager.prototype.getSubscription = () => Promise.resolve(subscription as unknown as PushSubscription)
    })
    await page.reload()
    await beginWith(page, "Ana Souza", "RBC")
    await untilOffline(page)
    await page.goto(new URL("/devices", page.url()).href)
    await page.getByRole("button", { name: "Connect", exact: true }).click()
    await page.getByText(/^In step/).waitFor()
    await openNotifications(page)
    await page.getByRole("button", { name: "Switch on notifications" }).click()
    await page.getByRole("button", { name: "Wake this device" }).click()
    await page.getByText(/The server wakes this device at \d+ hours?/).waitFor()
    const wish = JSON.parse(sent.at(-1)!) as { subscription: object; hours: ReadonlyArray<number> }
    expect(wish).toEqual({ subscription: { endpoint: "https://push.example/device-1" }, hours: expect.any(Array) })
    expect(wish.hours.length).toBeGreaterThan(0)
    expect(wish.hours.every((hour) => Number.isInteger(hour) && hour * HOUR > Date.now())).toBe(true)
    await turnClock(context, wish.hours[0]! * HOUR + 60_000)
    await knock(page)
    await expect
      .poll(async () => (await shown(page)).map(({ title }) => title), SOON)
      .toEqual(expect.arrayContaining([expect.stringMatching(/Thank Ana Souza/)]))
    await page.getByRole("button", { name: "Wake it no more" }).click()
    await page.getByRole("button", { name: "Wake this device" }).waitFor()
    // The relay was told so.
    expect(withdrawn).toBe(1)
  })

  it("are in a calendar at the relay, by initials, until it is revoked", async () => {
    await using profile = await newProfile({ expects: /404/ })
    const { context, page } = profile
    context.setDefaultTimeout(PATIENCE)
    await beginWith(page, "Ana Souza", "RBC")
    await page.goto(new URL("/devices", page.url()).href)
    await page.getByRole("button", { name: "Connect", exact: true }).click()
    await page.getByText(/^In step/).waitFor()
    await openNotifications(page)
    await page.getByText(/This text is not encrypted/).waitFor()
    await page.getByRole("button", { name: "Publish the calendar" }).click()
    const address = page.getByText(/\/calendar\/\w+\.ics$/)
    // The log knows the address first; said is it when the relay has the calendar.
    await page.getByText(/^Published, with \d+ entr/).waitFor()
    const url = /https?:\S+\.ics/.exec((await address.textContent()) ?? "")![0]
    const text = await (await fetch(url)).text()
    expect(text).toMatch(/BEGIN:VCALENDAR[^]*SUMMARY:.*A\.? ?S/)
    expect(text).not.toMatch(/Ana|Souza|RBC/)
    await page.getByRole("button", { name: "Revoke" }).click()
    await page.getByText(/^Revoked:/).waitFor()
    expect((await fetch(url)).status).toBe(404)
  })

  it("ask for the storage to be kept once there is something worth keeping, and count on the app's icon", async () => {
    await using profile = await newProfile({ frozenAt: NOW })
    const { context, page } = profile
    context.setDefaultTimeout(PATIENCE)
    await context.addInitScript(() => {
      const counted = globalThis as { asked?: number; badges?: Array<number | undefined> }
      counted.asked = 0
      counted.badges = []
      navigator.storage.persisted = () => Promise.resolve(false)
      navigator.storage.persist = () => {
        counted.asked!++
        return Promise.resolve(true)
      }
      navigator.setAppBadge = (count) => {
        counted.badges!.push(count)
        return Promise.resolve()
      }
      const matches = globalThis.matchMedia.bind(globalThis)
      globalThis.matchMedia = (query) =>
        query.includes("standalone") ? ({ matches: true } as MediaQueryList) : matches(query)
    })
    await page.reload()
    const asked = () => page.evaluate(() => (globalThis as { asked?: number }).asked)
    const badge = () => page.evaluate(() => (globalThis as { badges?: Array<number | undefined> }).badges?.at(-1))
    expect(await asked()).toBe(0)
    await beginWith(page, "Ana Souza")
    expect(await asked()).toBe(1)
    await capture(page, "coffee with Luc Tran yesterday 15h")
    expect(await asked()).toBe(1)
    // Two people to thank, and the week's goal: as many as Today has cards.
    await expect.poll(badge, SOON).toBe(3)
  })
})
