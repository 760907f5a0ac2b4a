/** What the page of answers says: figures that claim no more than they know. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

const percent = (share: number): string => String(Math.round(share * 100))

export const responsesWords = inBoth(
  {
    title: "Answers",
    intro: "How often people answer when you write first. A no is an answer too.",
    all: (answered: number, asked: number) =>
      asked === 1 ? `${answered} of 1 message was answered.` : `${answered} of ${asked} messages were answered.`,
    agreed: (count: number) => (count === 1 ? "1 led to a conversation." : `${count} led to a conversation.`),
    waiting: (count: number) =>
      count === 1
        ? "1 more is less than a week old and not counted yet."
        : `${count} more are less than a week old and not counted yet.`,
    few: "Few messages so far: the figures still mean little. Most people need a nudge or two before they hear back.",
    byChannel: "By channel",
    byTemplate: "By template",
    unknownChannel: "channel not noted",
    unknownTemplate: "no template noted",
    best: (label: string) => `Written ${label}, messages were answered more often than the rest, beyond chance.`,
    bestTemplate: (label: string) => `“${label}” was answered more often than the rest, beyond chance.`,
    chance: "The differences may well be chance.",
    figure: (answered: number, asked: number, share: number | undefined) =>
      asked === 0
        ? "too early to say"
        : share === undefined
          ? `${answered} of ${asked}`
          : `${answered} of ${asked}, ${percent(share)} %`,
    bar: (label: string, figure: string) => `${label}: ${figure}`,
    how: "The thin line shows where the true rate may lie; it is long while there are few cases.",
    channel: "Channel",
    template: "Template",
    asked: "Asked",
    answered: "Answered",
    agreedHead: "Agreed to talk",
    waitingHead: "Too early",
    likelyHead: "Likely between",
    likely: (from: number, to: number) => `${percent(from)} and ${percent(to)} %`,
    counted:
      "A message and its nudges count once, by how the first one went. Messages that came with an import are left out.",
    none: "Nothing to count yet.",
    noneStep: "Once you have written to somebody, this page tells how people answer, and what works for you.",
    see: "See your people"
  },
  {
    title: fr`Réponses`,
    intro: fr`À quelle fréquence on répond quand vous écrivez. Un non est aussi une réponse.`,
    all: (answered, asked) =>
      asked < 2
        ? fr`${answered} message sur ${asked} a reçu une réponse.`
        : answered < 2
          ? fr`${answered} message sur ${asked} a reçu une réponse.`
          : fr`${answered} messages sur ${asked} ont reçu une réponse.`,
    agreed: (count) =>
      count < 2 ? fr`${count} a mené à une conversation.` : fr`${count} ont mené à une conversation.`,
    waiting: (count) =>
      count === 1
        ? fr`1 autre a moins d'une semaine et n'est pas encore compté.`
        : fr`${count} autres ont moins d'une semaine et ne sont pas encore comptés.`,
    few: fr`Peu de messages jusqu'ici : ces chiffres ne disent pas encore grand-chose. Il faut souvent une relance ou deux avant une réponse.`,
    byChannel: fr`Par moyen`,
    byTemplate: fr`Par modèle`,
    unknownChannel: fr`moyen non noté`,
    unknownTemplate: fr`modèle non noté`,
    best: (label) => fr`Envoyés ${label}, les messages ont eu plus de réponses que les autres, au-delà du hasard.`,
    bestTemplate: (label) => fr`« ${label} » a eu plus de réponses que les autres, au-delà du hasard.`,
    chance: fr`Les écarts peuvent très bien venir du hasard.`,
    figure: (answered, asked, share) =>
      asked === 0
        ? fr`trop tôt pour le dire`
        : share === undefined
          ? fr`${answered} sur ${asked}`
          : fr`${answered} sur ${asked}, ${percent(share)} %`,
    bar: (label, figure) => fr`${label} : ${figure}`,
    how: fr`Le trait fin montre où se situe sans doute le vrai taux ; il est long tant qu'il y a peu de cas.`,
    channel: fr`Moyen`,
    template: fr`Modèle`,
    asked: fr`Messages`,
    answered: fr`Réponses`,
    agreedHead: fr`Conversations`,
    waitingHead: fr`Trop tôt`,
    likelyHead: fr`Sans doute entre`,
    likely: (from, to) => fr`${percent(from)} et ${percent(to)} %`,
    counted: fr`Un message et ses relances comptent une fois, d'après le premier. Les messages importés ne sont pas comptés.`,
    none: fr`Il n'y a encore rien à compter.`,
    noneStep: fr`Dès que vous aurez écrit à quelqu'un, cette page dira comment on vous répond et ce qui vous réussit.`,
    see: fr`Voir vos contacts`
  }
)
