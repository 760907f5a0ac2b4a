/** Starts the app: its worker first, since that takes longest, then the page. */
import { createSignal } from "solid-js"
import { render } from "solid-js/web"
import { App } from "./frame/App.tsx"
import { keepLanguageHere, languageHere } from "./app/language.ts"
import { LogContext } from "./app/LogContext.tsx"
import { currentLog } from "./app/currentLog.ts"
import { keepBadge, keepNotifying } from "./app/keepNotifying.ts"
import { startServiceWorker } from "./app/serviceWorker.ts"
import { isInvitation } from "./app/invitation.ts"
import { showTheme, themeHere } from "./app/theme.ts"
import { linkTo } from "./link/LogLink.ts"
import "./styles/base.css"

const worker = new Worker(new URL("./log/worker.ts", import.meta.url), { type: "module", name: "log" })
const [lang, setLang] = createSignal(languageHere())
const frozenAt = localStorage.getItem("kith.frozenAt")
const link = linkTo({
  worker,
  log: currentLog(),
  frozenAt: frozenAt === null ? undefined : Date.parse(frozenAt),
  language: lang
})

showTheme(themeHere())
document.documentElement.lang = lang()
const speak = (next: ReturnType<typeof lang>): void => {
  keepLanguageHere(next)
  document.documentElement.lang = next
  setLang(next)
}

// An invitation opens wherever the app is: the link leads to its root.
const toJoin = (): void => history.replaceState(null, "", `/join${location.hash}`)
if (isInvitation(location.hash)) toJoin()
// Also in a tab that has the app open: there, following the link loads nothing by itself.
addEventListener("hashchange", () => {
  if (!isInvitation(location.hash)) return
  toJoin()
  location.reload()
})

render(
  () => (
    <LogContext.Provider value={{ ...link, lang, setLang: speak }}>
      <App />
    </LogContext.Provider>
  ),
  document.getElementById("app")!
)

void startServiceWorker()
keepNotifying(link)
keepBadge(link)
