/** What the drawer for a new entry says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const captureWords = inBoth(
  {
    title: "New entry",
    field: "What happened, in a line",
    placeholder: "coffee with Ana yesterday, CPA course",
    hint: "Whom, what and when, in your own words. The rest becomes the note.",
    with: "With",
    what: "What",
    when: "When",
    note: "Note",
    newPerson: (name: string) => `${name} (new)`,
    whoIsMeant: (name: string) => `Which ${name}?`,
    somebody: "Somebody",
    minutes: (count: number) => `${count} min`,
    save: "Save",
    saved: (what: string, who: string, when: string) => `Saved: ${what}, ${who}, ${when}.`,
    next: (title: string, by: string) => (by === "" ? `Next: ${title}.` : `Next: ${title}, ${by}.`)
  },
  {
    title: fr`Nouvelle note`,
    field: fr`Ce qui s'est passé, en une ligne`,
    placeholder: fr`café avec Ana hier, formation CPA`,
    hint: fr`Qui, quoi et quand, avec vos mots. Le reste devient la note.`,
    with: fr`Avec`,
    what: fr`Quoi`,
    when: fr`Quand`,
    note: fr`Note`,
    newPerson: (name) => fr`${name} (nouveau contact)`,
    whoIsMeant: (name) => fr`Qui est « ${name} » ?`,
    somebody: fr`Quelqu'un`,
    minutes: (count) => fr`${count}\u00a0min`,
    save: fr`Enregistrer`,
    saved: (what, who, when) => fr`C'est noté : ${what}, ${who}, ${when}.`,
    next: (title, by) => (by === "" ? fr`Ensuite : ${title}.` : fr`Ensuite : ${title}, ${by}.`)
  }
)
