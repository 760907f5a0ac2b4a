/** Starts the styleguide, with a log of its own that is empty: `pnpm --filter @kith/web dev`, then /styleguide. Never built into the app. */
import { createSignal } from "solid-js"
import { render } from "solid-js/web"
import { LogContext } from "../app/LogContext.tsx"
import { linkTo } from "../link/LogLink.ts"
import { Styleguide } from "./Styleguide.tsx"
import "../styles/base.css"

const worker = new Worker(new URL("../log/worker.ts", import.meta.url), { type: "module", name: "log" })
const asked = new URLSearchParams(location.search).get("lang")
const [lang, setLang] = createSignal<"en" | "fr">(asked === "fr" ? "fr" : "en")
const link = linkTo({ worker, log: "styleguide", frozenAt: undefined, language: lang })

document.documentElement.lang = lang()
render(
  () => (
    <LogContext.Provider value={{ ...link, lang, setLang }}>
      <Styleguide />
    </LogContext.Provider>
  ),
  document.getElementById("app")!
)
