/** Flags that only some files have a use for: one that would be passed over in silence is refused before anything is done. */
import type { Recognised } from "@kith/formats/recognise"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { usage } from "../Stopped.ts"
import { importWords } from "../words/importWords.ts"
import type { Asked } from "./Outcome.ts"

type Kind = Recognised["_tag"]

const PEOPLE = ["People", "Table", "Workbook"] as const satisfies ReadonlyArray<Kind>

const usedBy = {
  me: ["Touches", "Calendar"],
  keepText: ["Touches"],
  addPeople: ["Touches", "Calendar"],
  remind: [...PEOPLE, "Touches"]
} as const satisfies { readonly [Flag in keyof Asked]?: ReadonlyArray<Kind> }

/** Why the command ends here (exit 2); `undefined` where each flag means something to one of these files at least. */
export const notHeeded = ({ lang }: Session, asked: Asked, path: string, kinds: ReadonlyArray<Kind>) => {
  const given = { me: asked.me.length > 0, keepText: asked.keepText, addPeople: asked.addPeople, remind: asked.remind }
  const flags = Object.keys(usedBy) as ReadonlyArray<keyof typeof usedBy>
  const useless = flags.find(
    (flag) => given[flag] && !kinds.some((kind) => (usedBy[flag] as ReadonlyArray<Kind>).includes(kind))
  )
  return useless === undefined ? undefined : usage(importWords[lang].notHeeded[useless](printable(path)))
}
