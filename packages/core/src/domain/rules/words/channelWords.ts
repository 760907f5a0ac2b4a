/** What a meeting is called by how people meet: "coffee", « appel ». For reasons and lists. */
import type { Channel } from "../../entities/Interaction.ts"
import type { Language } from "../../words/calendarNames.ts"

export const channelWords = (channel: string | undefined, lang: Language): string =>
  MEETINGS[lang][(channel ?? "in-person") as Channel] ?? MEETINGS[lang]["in-person"]

const MEETINGS: Readonly<Record<Language, Readonly<Record<Channel, string>>>> = {
  en: {
    coffee: "coffee",
    "virtual-call": "video call",
    phone: "phone call",
    lunch: "lunch",
    drink: "drink",
    "in-person": "meeting",
    email: "exchange by e-mail",
    letter: "exchange by letter",
    linkedin: "exchange on LinkedIn",
    text: "exchange by text"
  },
  fr: {
    coffee: "café",
    "virtual-call": "appel vidéo",
    phone: "appel",
    lunch: "repas du midi",
    drink: "verre",
    "in-person": "rendez-vous",
    email: "échange par courriel",
    letter: "échange par lettre",
    linkedin: "échange sur LinkedIn",
    text: "échange par texto"
  }
}
