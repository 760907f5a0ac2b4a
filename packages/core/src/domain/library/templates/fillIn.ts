/** Puts a template's parts together with what is known, and finds the blanks that are left. */
import type { Language } from "../../words/calendarNames.ts"
import { fr } from "../../words/french.ts"
import { type Parts, parseWording } from "./parseWording.ts"
import { isVariable, variables } from "./variables.ts"

/** `hint`: known, but not in words to be sent. */
export type Known = { readonly text: string } | { readonly hint: string }
/** By variable. */
export type Values = ReadonlyMap<string, Known>

export interface Blank {
  /** In the text: from its `[` to after its `]`, UTF-16 units. */
  readonly start: number
  readonly end: number
  /** The variable's name. */
  readonly name: string
  /** What to fill in, without the brackets. */
  readonly label: string
}

export interface FilledIn {
  readonly text: string
  /** In the order in which they stand. */
  readonly blanks: ReadonlyArray<Blank>
}

/** @param isFormal which side of `{vous|tu}` is said */
export const fillIn = (text: string, known: Values, isFormal: boolean, lang: Language): FilledIn =>
  settle(rendered(parseWording(text), known, isFormal, lang))

/** Around a blank while the text is put together, with the variable's name before the label. */
const [OPEN, NAMED, CLOSE] = ["\ue000", "\ue001", "\ue002"]
/** Without the marks that only this file sets. */
export const unmarked = (text: string): string => text.replace(/[\ue000-\ue002]/g, "")

const rendered = (parts: Parts, known: Values, isFormal: boolean, lang: Language): string => {
  let out = ""
  for (const part of parts) {
    switch (part._tag) {
      case "Words":
        out = joined(out, unmarked(part.text))
        break
      case "Address":
        out += rendered(isFormal ? part.formal : part.familiar, known, isFormal, lang)
        break
      case "If": {
        // What is known only in another language is worth its sentence: there is a blank in it.
        const chosen = known.has(part.name) ? part.known : part.unknown
        out = joined(out, rendered(chosen, known, isFormal, lang))
        break
      }
      case "Variable": {
        const value = known.get(part.name)
        out += value !== undefined && "text" in value ? value.text : blank(part.name, value?.hint, lang)
      }
    }
  }
  return out
}

const blank = (name: string, hint: string | undefined, lang: Language): string => {
  const label = isVariable(name) ? variables[name][lang] : name
  const said = hint === undefined ? label : lang === "fr" ? fr`${label} : « ${hint} »` : `${label}: “${hint}”`
  const gap = `${OPEN}${name}${NAMED}[${said}]${CLOSE}`
  if (name !== "greeting" && name !== "dear") return gap
  return lang === "fr" ? `Bonjour ${gap},` : `${name === "dear" ? "Dear" : "Hello"} ${gap},`
}

/** A note that ends with a full stop of its own has it once; one that ends with a question mark needs none. */
const joined = (before: string, after: string): string => {
  if (!/^[.,;)]/.test(after)) return before + after
  if (before.endsWith(".") && !before.endsWith("..")) return before.slice(0, -1) + after
  return after.startsWith(".") && /[!?…]$/.test(before) ? before + after.slice(1) : before + after
}

/** Without the traces of what was left out, and with the blanks found. */
const settle = (text: string): FilledIn => {
  const clean = text
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
  const blanks: Array<Blank> = []
  let out = ""
  for (const [piece] of clean.matchAll(/\ue000[^\ue002]*\ue002|[^\ue000]+/g)) {
    if (!piece.startsWith(OPEN)) {
      out += piece
      continue
    }
    const [name, said] = piece.slice(1, -1).split(NAMED) as [string, string]
    blanks.push({ start: out.length, end: out.length + said.length, name, label: said.slice(1, -1) })
    out += said
  }
  return { text: out, blanks }
}
