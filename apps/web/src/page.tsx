/** The page itself, on a log that is being opened already. */
import { createSignal } from "solid-js"
import { render } from "solid-js/web"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { App } from "./frame/App.tsx"
import { keepLanguageHere } from "./app/language.ts"
import { LogContext } from "./app/LogContext.tsx"
import { keepBadge, keepNotifying } from "./app/keepNotifying.ts"
import { startServiceWorker } from "./app/serviceWorker.ts"
import { isInvitation } from "./app/invitation.ts"
import { showTheme, themeHere } from "./app/theme.ts"
import type { LogLink } from "./link/LogLink.ts"
import "./styles/base.css"

/** `reader.lang`: in which language `link` asks; kept as that of the page. */
export const showPage = (link: LogLink, reader: { lang: Language }): void => {
  const [lang, setLang] = createSignal(reader.lang)
  showTheme(themeHere())
  document.documentElement.lang = lang()
  const speak = (next: Language): void => {
    keepLanguageHere(next)
    document.documentElement.lang = reader.lang = next
    setLang(next)
  }

  // An invitation's link that is followed in a tab that has the app open loads nothing by itself.
  addEventListener("hashchange", () => {
    if (!isInvitation(location.hash)) return
    history.replaceState(null, "", `/join${location.hash}`)
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
}
