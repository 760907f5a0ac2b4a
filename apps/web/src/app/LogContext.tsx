/** The log that this page shows, and the reader's language: for every component. */
import { createContext, useContext } from "solid-js"
import type { Accessor } from "solid-js"
import type { Language } from "@kith/core/domain/words/calendarNames"
import type { InBoth } from "@kith/core/domain/words/inBoth"
import type { LogLink } from "../link/LogLink.ts"

export interface LogInPage extends LogLink {
  readonly lang: Accessor<Language>
  readonly setLang: (lang: Language) => void
}

export const LogContext = createContext<LogInPage>()

export const useLog = (): LogInPage => {
  const log = useContext(LogContext)
  if (log === undefined) throw new Error("useLog: outside of LogContext")
  return log
}

/** A screen's words in the reader's language, as a function: call it where a sentence stands. */
export const useWords = <W,>(words: InBoth<W>): (() => W) => {
  const { lang } = useLog()
  return () => words[lang()]
}
