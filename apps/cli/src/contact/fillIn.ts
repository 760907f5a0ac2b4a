/** Has the user fill in a contact's form in their own editor, and reads it back as if it had been typed as flags. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import type { Person } from "@kith/core/domain/identity/Person"
import type { Flag } from "../Flag.ts"
import { nameOf } from "../person.ts"
import { confirm } from "../prompt.ts"
import type { Session } from "../Session.ts"
import { failed } from "../Stopped.ts"
import { contactWords } from "../words/contactWords.ts"
import { contactFlags } from "./contactFlags.ts"
import type { EditFlags } from "./editFlags.ts"
import { changesBetween, formText, formValues, type FormValues, readForm, UnknownKey } from "./contactForm.ts"

/** `undefined`: nothing was changed. `nothing`: flags of which none is given. */
export const fillIn = Effect.fnUntraced(function* (session: Session, person: Person, nothing: EditFlags) {
  const { lang, out } = session
  const say = contactWords[lang]
  const notes = person.contact.notes === undefined ? "" : yield* session.log.readText(person.contact.notes)
  const values = formValues(person, notes)
  const opened = formText(say.formHead(nameOf(person)), values)
  // What the form itself makes of the values: only what the user changed in it counts as changed.
  const before = readForm(opened)
  const folder = mkdtempSync(join(tmpdir(), "kith-"))
  const file = join(folder, "contact.yaml")
  writeFileSync(file, opened, { mode: 0o600 })
  for (;;) {
    const { env, platform } = session.world
    const editor = env["VISUAL"] || env["EDITOR"] || (platform === "win32" ? "notepad" : "vi")
    out.flush()
    // Through the shell, as git does it: an editor may come with arguments of its own.
    const { status } = spawnSync(`${editor} "${file}"`, { stdio: "inherit", shell: true })
    if (status !== 0) {
      rmSync(folder, { recursive: true, force: true })
      return yield* failed(say.noEditor(editor))
    }
    const text = readFileSync(file, "utf8")
    const read = text === opened ? undefined : flagsIn(text, before, nothing, lang)
    if (typeof read !== "string") {
      rmSync(folder, { recursive: true, force: true })
      return read
    }
    if (!(yield* confirm(session, `${say.formUnreadable(read)} ${say.formAgain}`))) {
      return yield* failed(`${say.formUnreadable(read)} ${say.formKept(file)}`)
    }
  }
})

/** The changes as flags, or what is wrong with the form. */
export const flagsIn = (
  text: string,
  before: FormValues,
  nothing: EditFlags,
  lang: Session["lang"]
): EditFlags | string | undefined => {
  let after: FormValues
  try {
    after = readForm(text)
  } catch (cause) {
    if (cause instanceof UnknownKey) return contactWords[lang].formUnknown(cause.key)
    return (cause instanceof Error ? cause.message : String(cause)).split("\n")[0]!
  }
  const { lines, lists, notes } = changesBetween(before, after)
  for (const [key, value] of Object.entries(lines)) {
    const flag: Flag | undefined = Object.hasOwn(contactFlags, key)
      ? contactFlags[key as keyof typeof contactFlags]
      : undefined
    if (flag?.choices !== undefined && !flag.choices.includes(value)) return contactWords[lang].formBad(key, value)
  }
  const added = Object.fromEntries(Object.entries(lists).map(([key, { add }]) => [key, add]))
  const drop = Object.values(lists).flatMap(({ remove }) => remove)
  if (Object.keys(lines).length === 0 && Object.keys(lists).length === 0 && notes === undefined) return undefined
  return { ...nothing, ...lines, ...added, drop, ...(notes === undefined ? {} : { notes }) }
}
