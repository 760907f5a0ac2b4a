/** All components on one page, in the states they have: for whoever changes them or makes a new one. */
import { MemoryRouter, Route } from "@solidjs/router"
import { For } from "solid-js"
import { useLog } from "../app/LogContext.tsx"
import { Button } from "../components/Button.tsx"
import { Screen } from "../components/Screen.tsx"
import { Toasts } from "../components/Toasts.tsx"
import { ChartSections } from "./ChartSections.tsx"
import { FieldSections } from "./FieldSections.tsx"
import { PieceSections } from "./PieceSections.tsx"
import { TokenSections } from "./TokenSections.tsx"
import "./styleguide.css"

/** Components lead to pages: none of those is here. */
export const Styleguide = () => (
  <MemoryRouter>
    <Route path="*" component={Guide} />
  </MemoryRouter>
)

const Guide = () => {
  const { lang, setLang } = useLog()
  const themes = ["light", "dark"] as const
  const speak = (): void => {
    const next = lang() === "en" ? "fr" : "en"
    document.documentElement.lang = next
    setLang(next)
  }
  return (
    <>
      <main class="page guide">
        <Screen
          title="Styleguide"
          intro="Every token and every component, as they are."
          isWide
          actions={
            <>
              <Button onClick={speak}>{lang() === "en" ? "Français" : "English"}</Button>
              <For each={themes}>
                {(theme) => (
                  <Button onClick={() => (document.documentElement.dataset["theme"] = theme)}>{theme}</Button>
                )}
              </For>
            </>
          }
        >
          <TokenSections />
          <PieceSections />
          <FieldSections />
          <ChartSections />
        </Screen>
      </main>
      <Toasts />
    </>
  )
}
