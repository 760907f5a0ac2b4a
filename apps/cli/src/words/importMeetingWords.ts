/** What `kith import` says of a calendar's meetings. */
import type { MeetingChange } from "@kith/core/workspace/ImportingMeetings"
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

type As = MeetingChange["as"]

const asEn: Readonly<Record<As, string>> = {
  new: "new",
  moved: "moved",
  cancelled: "cancelled",
  changed: "changed"
}
const asFr: Readonly<Record<As, string>> = {
  new: fr`nouvelle`,
  moved: fr`déplacée`,
  cancelled: fr`annulée`,
  changed: fr`modifiée`
}

export const importMeetingWords = inBoth(
  {
    meetings: (count: number) => (count === 1 ? "1 meeting" : `${count} meetings`),
    as: asEn,
    counted: {
      new: (count: number) => `${count} new`,
      moved: (count: number) => `${count} moved`,
      cancelled: (count: number) => `${count} cancelled`,
      changed: (count: number) => `${count} changed`,
      known: (count: number) => `${count} known`,
      withNobody: (count: number) => `${count} with nobody you know`,
      passedOver: (count: number) => `${count} declined, called off or never accepted`,
      older: (count: number) => `${count} older than what you imported before`,
      kept: (count: number) => `${count} left as you changed them`,
      own: (count: number) => `${count} that Kith wrote itself`,
      peopleAdded: (count: number) => (count === 1 ? "1 contact made" : `${count} contacts made`)
    },
    withNobody: "In these is nobody whom you have as a contact, by e-mail address:",
    unknown:
      "Nobody here has these addresses. With --add-people they become contacts; if one is yours, say --me ADDRESS:",
    series: "These repeat in a way that I cannot work out; only the first of each was taken:",
    untitled: "(no title)"
  },
  {
    meetings: (count) => (count < 2 ? fr`${count} rencontre` : fr`${count} rencontres`),
    as: asFr,
    counted: {
      new: (count) => (count < 2 ? fr`${count} nouvelle` : fr`${count} nouvelles`),
      moved: (count) => (count < 2 ? fr`${count} déplacée` : fr`${count} déplacées`),
      cancelled: (count) => (count < 2 ? fr`${count} annulée` : fr`${count} annulées`),
      changed: (count) => (count < 2 ? fr`${count} modifiée` : fr`${count} modifiées`),
      known: (count) => (count < 2 ? fr`${count} connue` : fr`${count} connues`),
      withNobody: (count) => fr`${count} avec personne de connu`,
      passedOver: (count) =>
        count < 2
          ? fr`${count} refusée, annulée ou jamais acceptée`
          : fr`${count} refusées, annulées ou jamais acceptées`,
      older: (count) =>
        count < 2
          ? fr`${count} plus ancienne que l'importation précédente`
          : fr`${count} plus anciennes que l'importation précédente`,
      kept: (count) =>
        count < 2
          ? fr`${count} laissée telle que vous l'avez changée`
          : fr`${count} laissées telles que vous les avez changées`,
      own: (count) => (count < 2 ? fr`${count} écrite par Kith` : fr`${count} écrites par Kith`),
      peopleAdded: (count) => (count < 2 ? fr`${count} contact ajouté` : fr`${count} contacts ajoutés`)
    },
    withNobody: fr`Dans celles-ci, aucun de vos contacts, d'après les courriels :`,
    unknown: fr`Personne ici n'a ces adresses. Avec --add-people, ce seraient des contacts ; si l'une est la vôtre, dites --me ADRESSE :`,
    series: fr`Celles-ci se répètent d'une façon que je ne sais pas calculer ; seule la première de chacune est prise :`,
    untitled: fr`(sans titre)`
  }
)
