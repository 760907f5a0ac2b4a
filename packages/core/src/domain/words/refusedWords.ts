/** Why a row of a file could not be read, in words: for every app that imports. */
import type { MeetingRefused } from "../Meeting.ts"
import type { RefusedWhy } from "../SourceRecord.ts"
import { fr } from "./french.ts"
import { inBoth } from "./inBoth.ts"

/** Why a row could not be read; beside the reasons, what they say more precisely in some formats. */
export type WhyInWords = RefusedWhy | MeetingRefused | "noEnd" | "group" | "outsideOfCards" | "reply"

interface RefusedWords {
  readonly why: Readonly<Record<WhyInWords, string>>
  readonly zoneNotKnown: (zone: string) => string
}

const refusedWords = inBoth<RefusedWords>(
  {
    why: {
      noName: "nobody is named",
      badDate: "not a date",
      unclosedQuote: "a quote that is never closed",
      cellTooLarge: "a cell is too large",
      rowTooLarge: "the row is too large",
      tooManyColumns: "more cells than headings",
      notUtf8: "not UTF-8",
      controlCharacters: "control characters",
      notThisShape: "another shape than the rest",
      unknownZone: "nothing is known of its time zone",
      noEnd: "it begins and does not end",
      group: "a group, and no person",
      outsideOfCards: "it stands outside of any card",
      reply: "somebody’s answer to an invitation, which says nothing of the meeting"
    },
    zoneNotKnown: (zone) => `nothing is known of the time zone ${zone}`
  },
  {
    why: {
      noName: fr`personne n'y est nommé`,
      badDate: fr`une date qui n'en est pas une`,
      unclosedQuote: fr`des guillemets jamais fermés`,
      cellTooLarge: fr`une cellule trop grande`,
      rowTooLarge: fr`une ligne trop grande`,
      tooManyColumns: fr`plus de cellules que d'en-têtes`,
      notUtf8: fr`pas de l'UTF-8`,
      controlCharacters: fr`des caractères de contrôle`,
      notThisShape: fr`une autre forme que le reste`,
      unknownZone: fr`un fuseau horaire dont on ne sait rien`,
      noEnd: fr`un début sans fin`,
      group: fr`un groupe, et non une personne`,
      outsideOfCards: fr`en dehors de toute fiche`,
      reply: fr`la réponse de quelqu'un à une invitation, qui ne dit rien de la rencontre`
    },
    zoneNotKnown: (zone) => fr`on ne sait rien du fuseau horaire ${zone}`
  }
)

/** `detail`: what a format says more precisely; of a time zone, its name. */
export const refusedInWords = (
  { why, detail }: { readonly why: RefusedWhy | MeetingRefused; readonly detail?: string | undefined },
  lang: "en" | "fr"
): string => {
  const say = refusedWords[lang]
  if (why === "unknownZone" && detail !== undefined) return say.zoneNotKnown(detail)
  return detail !== undefined && Object.hasOwn(say.why, detail) ? say.why[detail as WhyInWords] : say.why[why]
}
