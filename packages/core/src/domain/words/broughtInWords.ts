/** Counted nouns of what an import brought in, messages and meetings: for every app that tells what came of one. */
import { fr } from "./french.ts"
import { inBoth } from "./inBoth.ts"

const freshInEnglish = (count: number, people: number): string =>
  count === 0 ? "0 new" : `${count} new, with ${people === 1 ? "1 person" : `${people} people`}`

const knownInEnglish = (count: number): string => `${count} known`

const withPeople = (fresh: string, count: number, people: number): string =>
  count === 0 ? fresh : fr`${fresh}, avec ${people < 2 ? fr`${people} personne` : fr`${people} personnes`}`

export const broughtInWords = inBoth(
  {
    invitations: (count: number) => (count === 1 ? "1 invitation" : `${count} invitations`),
    messages: (count: number) => (count === 1 ? "1 message" : `${count} messages`),
    fresh: { invitations: freshInEnglish, messages: freshInEnglish },
    known: { invitations: knownInEnglish, messages: knownInEnglish },
    peopleAdded: (count: number) => (count === 1 ? "1 contact made" : `${count} contacts made`),
    leftOut: {
      draft: (count: number) => (count === 1 ? "1 draft" : `${count} drafts`),
      sponsored: (count: number) => (count === 1 ? "1 advertisement" : `${count} advertisements`),
      nameless: (count: number) => `${count} with members who left or hide`,
      deleted: (count: number) => `${count} with people whom you deleted`
    },
    meetings: (count: number) => (count === 1 ? "1 meeting" : `${count} meetings`),
    /** What became of one meeting. */
    meetingAs: { new: "new", moved: "moved", cancelled: "cancelled", changed: "changed" },
    countedMeetings: {
      new: (count: number) => `${count} new`,
      moved: (count: number) => `${count} moved`,
      cancelled: (count: number) => `${count} cancelled`,
      changed: (count: number) => `${count} changed`,
      known: (count: number) => `${count} known`,
      passedOver: (count: number) => `${count} declined, called off or never accepted`,
      older: (count: number) => `${count} older than what you imported before`,
      kept: (count: number) => `${count} left as you changed them`,
      own: (count: number) => `${count} that Kith wrote itself`,
      peopleAdded: (count: number) => (count === 1 ? "1 contact made" : `${count} contacts made`)
    }
  },
  {
    invitations: (count) => (count < 2 ? fr`${count} invitation` : fr`${count} invitations`),
    messages: (count) => (count < 2 ? fr`${count} message` : fr`${count} messages`),
    fresh: {
      invitations: (count, people) =>
        withPeople(count < 2 ? fr`${count} nouvelle` : fr`${count} nouvelles`, count, people),
      messages: (count, people) => withPeople(count < 2 ? fr`${count} nouveau` : fr`${count} nouveaux`, count, people)
    },
    known: {
      invitations: (count) => (count < 2 ? fr`${count} connue` : fr`${count} connues`),
      messages: (count) => (count < 2 ? fr`${count} connu` : fr`${count} connus`)
    },
    peopleAdded: (count) => (count < 2 ? fr`${count} contact ajouté` : fr`${count} contacts ajoutés`),
    leftOut: {
      draft: (count) => (count < 2 ? fr`${count} brouillon` : fr`${count} brouillons`),
      sponsored: (count) => (count < 2 ? fr`${count} publicité` : fr`${count} publicités`),
      nameless: (count) => fr`${count} avec des membres partis ou cachés`,
      deleted: (count) => fr`${count} avec des personnes que vous avez supprimées`
    },
    meetings: (count) => (count < 2 ? fr`${count} rencontre` : fr`${count} rencontres`),
    meetingAs: { new: fr`nouvelle`, moved: fr`déplacée`, cancelled: fr`annulée`, changed: fr`modifiée` },
    countedMeetings: {
      new: (count) => (count < 2 ? fr`${count} nouvelle` : fr`${count} nouvelles`),
      moved: (count) => (count < 2 ? fr`${count} déplacée` : fr`${count} déplacées`),
      cancelled: (count) => (count < 2 ? fr`${count} annulée` : fr`${count} annulées`),
      changed: (count) => (count < 2 ? fr`${count} modifiée` : fr`${count} modifiées`),
      known: (count) => (count < 2 ? fr`${count} connue` : fr`${count} connues`),
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
    }
  }
)
