/** What `kith import` says of a calendar's meetings. */
import { broughtInWords } from "@kith/core/domain/words/broughtInWords"
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const importMeetingWords = inBoth(
  {
    meetings: broughtInWords.en.meetings,
    as: broughtInWords.en.meetingAs,
    counted: {
      ...broughtInWords.en.countedMeetings,
      withNobody: (count: number) => `${count} with nobody you know`
    },
    withNobody: "In these is nobody whom you have as a contact, by e-mail address:",
    unknown:
      "Nobody here has these addresses. With --add-people they become contacts; if one is yours, say --me ADDRESS:",
    series: "These repeat in a way that I cannot work out; only the first of each was taken:",
    untitled: "(no title)"
  },
  {
    meetings: broughtInWords.fr.meetings,
    as: broughtInWords.fr.meetingAs,
    counted: {
      ...broughtInWords.fr.countedMeetings,
      withNobody: (count) => fr`${count} avec personne de connu`
    },
    withNobody: fr`Dans celles-ci, aucun de vos contacts, d'après les courriels :`,
    unknown: fr`Personne ici n'a ces adresses. Avec --add-people, ce seraient des contacts ; si l'une est la vôtre, dites --me ADRESSE :`,
    series: fr`Celles-ci se répètent d'une façon que je ne sais pas calculer ; seule la première de chacune est prise :`,
    untitled: fr`(sans titre)`
  }
)
