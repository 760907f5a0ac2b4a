/** What the first run says: one question, no account. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const firstWords = inBoth(
  {
    title: "Welcome to Kith",
    about:
      "Kith remembers whom you talked to, and tells you whom to thank, nudge or keep in touch with, when, and why.",
    question: "Whom did you talk to last?",
    name: "Their name",
    where: "They work at (if you know)",
    when: "When was that?",
    today: "Today",
    yesterday: "Yesterday",
    lastWeek: "Last week",
    begin: "Begin",
    needsName: "A name is enough, even a first name.",
    logName: "Network",
    private: "Everything stays on this device, encrypted as soon as it leaves it. There is no account.",
    other: "You use Kith on another device already?",
    join: "Join it",
    noOne: "Begin without anybody",
    restore: "Restore a backup",
    restoring: "Reading the backup",
    language: "En français",
    languageTag: "fr"
  },
  {
    title: fr`Bienvenue dans Kith`,
    about: fr`Kith se souvient de vos conversations et vous dit qui remercier, relancer ou recontacter, quand, et pourquoi.`,
    question: fr`À qui avez-vous parlé en dernier ?`,
    name: fr`Son nom`,
    where: fr`Où cette personne travaille (si vous le savez)`,
    when: fr`C'était quand ?`,
    today: fr`Aujourd'hui`,
    yesterday: fr`Hier`,
    lastWeek: fr`La semaine dernière`,
    begin: fr`Commencer`,
    needsName: fr`Un nom suffit, même un prénom.`,
    logName: fr`Réseau`,
    private: fr`Tout reste sur cet appareil, et n'en sort que chiffré. Il n'y a pas de compte.`,
    other: fr`Vous utilisez déjà Kith sur un autre appareil ?`,
    join: fr`Le rejoindre`,
    noOne: fr`Commencer sans personne`,
    restore: fr`Reprendre une sauvegarde`,
    restoring: fr`Lecture de la sauvegarde`,
    language: "In English",
    languageTag: "en"
  }
)
