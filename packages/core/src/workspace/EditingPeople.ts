/** Changing what is known of a person, whichever of the contacts merged into them holds it. */
import * as Effect from "effect/Effect"
import type { View } from "../domain/declare/Entity.ts"
import type { Draft, EventType } from "../domain/declare/EventType.ts"
import { Contact } from "../domain/entities/Contact.ts"
import { ContactEdited } from "../domain/events/ContactEvents.ts"
import type { Person } from "../domain/identity/Person.ts"
import type { Json } from "../domain/merge/State.ts"
import { canonicalJson } from "../log/CanonicalJson.ts"
import { get } from "./People.ts"
import { textPatch } from "./Prose.ts"

type Body<E> = E extends EventType<string, infer B> ? B : never

/** What a `ContactEdited` event says, while it is being put together. Texts are given whole, as they shall read. */
export type ContactPatch = {
  -readonly [K in keyof Omit<Body<typeof ContactEdited>, "notes">]: Body<typeof ContactEdited>[K]
}

type SetPatch = { readonly add?: ReadonlyArray<Json>; readonly remove?: ReadonlyArray<Json> }

/**
 * Drafts for what is really different; none where all of it is so already. New values go to the first contact, which
 * is read first; what is taken away goes from every contact that has it, and an edited text stays where it is.
 *
 * @param notes as they shall read; left out: as they do
 */
export const personDrafts = Effect.fn("EditingPeople.personDrafts")(function* (
  person: Person,
  patch: ContactPatch,
  notes?: string
) {
  const held: Array<View<typeof Contact>> = []
  for (const member of person.members) {
    const view = yield* get(Contact, member)
    if (view !== undefined) held.push(view)
  }
  const bodies = new Map<string, Record<string, unknown>>()
  const say = (id: string, field: string, said: unknown): void => {
    bodies.set(id, { ...bodies.get(id), [field]: said })
  }
  const first = held[0]?.id ?? person.id
  for (const [field, said] of Object.entries(patch)) {
    if (said === undefined) continue
    const kind = Contact.fields[field as keyof typeof Contact.fields].kind
    if (kind === "set") sayOfSet(field, said as SetPatch, held, first, say)
    else if (said === null) {
      for (const view of held) if (valueOf(view, field) !== undefined) say(view.id, field, null)
    } else if (!same(valueOf(person.contact, field), said)) say(first, field, said)
  }
  if (notes !== undefined) {
    const keeper = held.find((view) => view.notes !== undefined)
    const change = yield* textPatch(keeper?.notes, notes)
    if (change !== undefined) say(keeper?.id ?? first, "notes", change)
  }
  return [...bodies].map(([id, body]): Draft => ContactEdited.draft(id, body))
})

const sayOfSet = (
  field: string,
  { add = [], remove = [] }: SetPatch,
  held: ReadonlyArray<View<typeof Contact>>,
  first: string,
  say: (id: string, field: string, said: unknown) => void
): void => {
  const elementsOf = (view: View<typeof Contact>) => valueOf(view, field) as ReadonlyArray<Json>
  const fresh = add.filter((element) => !held.some((view) => elementsOf(view).some((other) => same(other, element))))
  for (const view of held.length === 0 ? [{ id: first } as View<typeof Contact>] : held) {
    const gone =
      held.length === 0 ? [] : remove.filter((element) => elementsOf(view).some((other) => same(other, element)))
    const added = view.id === first ? fresh : []
    if (added.length === 0 && gone.length === 0) continue
    say(view.id, field, {
      ...(added.length === 0 ? {} : { add: added }),
      ...(gone.length === 0 ? {} : { remove: gone })
    })
  }
}

const valueOf = (view: View<typeof Contact>, field: string): Json | undefined =>
  (view as unknown as Readonly<Record<string, Json | undefined>>)[field]

const same = (a: Json | undefined, b: unknown): boolean =>
  a !== undefined && canonicalJson(a) === canonicalJson(b as Json)
