/// <reference lib="dom" />
/** The first minute with the app, as people tap it: for tests that begin where somebody has begun. */
import type { Page } from "playwright-core"

/** Begins with a conversation of yesterday; ends on Today, with the thank-you that is due. */
export const beginWith = async (page: Page, name: string, company = ""): Promise<void> => {
  await page.getByLabel("Their name").fill(name)
  await page.getByLabel(/They work at/).fill(company)
  await page.getByRole("button", { name: "Begin", exact: true }).click()
  await page
    .getByRole("link", { name: new RegExp(name) })
    .first()
    .waitFor()
}

/** Begins without anybody. */
export const beginEmpty = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Begin without anybody" }).click()
  await page.getByText("Nobody is here yet.").waitFor()
}

/** The drawer for a new entry. */
export const openCapture = (page: Page): Promise<void> =>
  page
    .getByRole("navigation")
    .getByRole("button", { name: /New entry|Write down a conversation/ })
    .click()

/** Writes a line into the drawer for new entries, and sees that it is saved. */
export const capture = async (page: Page, line: string): Promise<void> => {
  await openCapture(page)
  await page.getByLabel("What happened, in a line").fill(line)
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
  await page
    .getByText(/^Saved:/)
    .last()
    .waitFor()
  await page.getByRole("dialog").waitFor({ state: "detached" })
}

/** Everything that the app is made of is kept here, so that the next load needs no network. */
export const untilOffline = (page: Page): Promise<unknown> =>
  page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state))
