/** In which language this device speaks before its log says: what it spoke last time, else the browser's. */
import type { Language } from "@kith/core/domain/words/calendarNames"

const KEY = "kith.language"

export const languageHere = (): Language => {
  const kept = localStorage.getItem(KEY)
  if (kept === "en" || kept === "fr") return kept
  return navigator.languages.find((tag) => /^(en|fr)\b/.test(tag))?.startsWith("fr") === true ? "fr" : "en"
}

export const keepLanguageHere = (lang: Language): void => localStorage.setItem(KEY, lang)
