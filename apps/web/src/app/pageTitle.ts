/** What a page is called: in the browser's tab, and on the link that leads back to it. */
import { createEffect } from "solid-js"
import { nameThisPage } from "./pagesBehind.ts"

/** `undefined`, until it is known, keeps the title that was. */
export const usePageTitle = (title: () => string | undefined): void => {
  createEffect(() => {
    const said = title()?.trim()
    if (said === undefined || said === "") return
    document.title = `${said} · Kith`
    nameThisPage(said)
  })
}
