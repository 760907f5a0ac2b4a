/// <reference lib="dom" />
/** How long people wait while they use the app: for what they type to be found, read and saved. */
import type { Page } from "playwright-core"

/**
 * From an event that the page itself sends to the frame after the change that it looks for: without the time that a driver
 * takes to send keys and to look.
 */
const timed = (page: Page, act: string, selector: string, shows: string): Promise<number> =>
  page.evaluate(
    ({ act, selector, shows }) =>
      new Promise<number>((resolve, reject) => {
        let from = 0
        setTimeout(() => reject(new Error(`${selector} never showed ${shows}`)), 30_000)
        const observer = new MutationObserver(() => {
          if (!(document.querySelector(selector)?.textContent ?? "").includes(shows)) return
          observer.disconnect()
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)))
        })
        observer.observe(document.body, { childList: true, subtree: true, characterData: true })
        from = performance.now()
        const [what, value = ""] = act.split("\t")
        const focused = document.querySelector<HTMLInputElement>("[role=dialog] input")!
        if (what === "click") document.querySelector<HTMLElement>(value)!.click()
        else {
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(focused, value)
          focused.dispatchEvent(new InputEvent("input", { bubbles: true }))
        }
      }),
    { act, selector, shows }
  )

export const QUERIES = ["ana", "tremblay", "patel", "maria", "chen", "luc", "singh", "sophie"]

/** From a key in the search field to the list that it narrows, ms. */
export const searching = async (page: Page, url: string, rounds: number): Promise<ReadonlyArray<number>> => {
  await page.goto(`${url}/people?search`)
  const field = page.getByRole("searchbox")
  await field.waitFor()
  const total = page.locator(".people-count").first()
  await total.waitFor()
  const times: Array<number> = []
  const text = () => total.textContent()
  for (let round = 0; round < rounds; round++) {
    const query = QUERIES[round % QUERIES.length]!
    for (let end = 1; end <= query.length; end++) {
      await field.focus()
      times.push(await untilChanged(page, query.slice(0, end), ".people-count"))
    }
    await untilChanged(page, "", ".people-count")
    await text()
  }
  return times.slice(QUERIES[0]!.length)
}

/** A narrower search may find as many: then the list's answer is waited for by what is asked of the worker. */
const untilChanged = (page: Page, value: string, selector: string): Promise<number> =>
  page.evaluate(
    ({ value, selector }) =>
      new Promise<number>((resolve) => {
        const field = document.activeElement as HTMLInputElement
        const list = document.querySelector(selector)!.closest("main") ?? document.body
        let last = 0
        let timer = 0
        const from = performance.now()
        const observer = new MutationObserver(() => {
          last = performance.now()
          clearTimeout(timer)
          timer = setTimeout(end, 60) as unknown as number
        })
        const end = (): void => {
          observer.disconnect()
          resolve((last === 0 ? from : last) - from)
        }
        observer.observe(list, { childList: true, subtree: true, characterData: true })
        timer = setTimeout(end, 500) as unknown as number
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(field, value)
        field.dispatchEvent(new InputEvent("input", { bubbles: true }))
      }),
    { value, selector }
  )

/** Nobody of a generated log, and none like another: a name that is nearly known is taken for that one. */
const STRANGERS = ["Xavier Quill", "Zelda Yorke", "Ottoline Fenwick", "Bram Stokes", "Ursula Vance", "Ignatz Mauser"]

/** From the key to the chips that show how a line was read; from Save to the sentence that says so, ms. */
export const capturing = async (page: Page, url: string, atMost: number) => {
  const rounds = Math.min(atMost, STRANGERS.length - 1)
  await page.goto(url)
  await page.locator(".card").first().waitFor()
  const captureRead: Array<number> = []
  const captureSaved: Array<number> = []
  for (let round = 0; round <= rounds; round++) {
    await page.keyboard.press("c")
    await page.getByRole("dialog").locator("input").first().focus()
    const name = STRANGERS[round % STRANGERS.length]!
    const read = await timed(page, `type\tcoffee with ${name} yesterday`, ".capture-read", name)
    const saved = await timed(page, "click\t.sheet-actions .button-main", ".toasts", name)
    await page.getByRole("dialog").waitFor({ state: "detached" })
    if (round === 0) continue
    captureRead.push(read)
    captureSaved.push(saved)
  }
  return { captureRead, captureSaved }
}
