/** What `kith occupation` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const occupationWords = inBoth(
  {
    help: {
      usage: ["list", "add NAME", "show NAME", "note NAME TOPIC TEXT", "edit NAME"],
      about:
        "A page on an occupation that you look into, filled from what people told you. TOPIC is one of: salary, education, credentials, demand, satisfies, hard, journals, fit.",
      flags: {
        from: "WHO  with note: who told you; it is tied to your last conversation with them",
        notes: "TEXT  what you make of it yourself"
      },
      examples: [
        ['kith occupation add "Tax analyst"', "starts a page"],
        ['kith occupation note tax salary "60 to 75 k to begin" --from ana', "what you heard, and from whom"],
        ["kith occupation show tax", "everything side by side"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    none: (typed: string) => `There is no page on "${typed}". Start one: kith occupation add "${typed}"`,
    empty: 'No pages yet. Start one: kith occupation add "Tax analyst"',
    exists: (name: string) => `There is a page on ${name} already. Nothing was changed.`,
    added: (name: string) => `A page on ${name}`,
    noSuchTopic: (typed: string, nearest: string | undefined, topics: string) =>
      `"${typed}" is no topic.${nearest === undefined ? "" : ` Did you mean ${nearest}?`} One of: ${topics}`,
    noted: (topic: string, name: string) => `${topic}, noted for ${name}`,
    saved: (name: string) => `${name} is changed.`,
    nothingToChange: "Nothing to change was given. See: kith help occupation",
    findings: (count: number) => (count === 1 ? "1 finding" : `${count} findings`),
    from: (who: string, when: string) => (when === "" ? who : `${who}, ${when}`),
    nothingYet: "Nothing noted yet.",
    notAsked: (topics: string) => `Nobody said anything yet about ${topics}.`,
    answers: "Answers, side by side"
  },
  {
    help: {
      usage: ["list", "add NOM", "show NOM", "note NOM SUJET TEXTE", "edit NOM"],
      about: fr`Une page sur un métier que vous étudiez, remplie de ce que l'on vous a dit. SUJET est l'un de ceux-ci : salary (salaire), education (formation), credentials (titres), demand (demande), satisfies (ce qui plaît), hard (ce qui est dur), journals (à lire), fit (accord avec vous).`,
      flags: {
        from: fr`QUI  avec note : qui vous l'a dit ; c'est rattaché à votre dernière conversation`,
        notes: fr`TEXTE  ce que vous en pensez vous-même`
      },
      examples: [
        ['kith occupation add "Analyste fiscale"', fr`commence une page`],
        [
          'kith occupation note fiscale salary "60 à 75 k$ au début" --from ana',
          fr`ce que vous avez entendu, et de qui`
        ],
        ["kith occupation show fiscale", fr`tout, côte à côte`]
      ]
    },
    none: (typed) => fr`Il n'y a pas de page sur « ${typed} ». Pour en commencer une : kith occupation add "${typed}"`,
    empty: fr`Pas encore de page. Pour en commencer une : kith occupation add "Analyste fiscale"`,
    exists: (name) => fr`Il y a déjà une page sur ${name}. Rien n'a changé.`,
    added: (name) => fr`Une page sur ${name}`,
    noSuchTopic: (typed, nearest, topics) =>
      fr`« ${typed} » n'est pas un sujet.${nearest === undefined ? "" : fr` Vouliez-vous dire ${nearest} ?`} Au choix : ${topics}`,
    noted: (topic, name) => fr`${topic}, noté pour ${name}`,
    saved: (name) => fr`${name} est modifié.`,
    nothingToChange: fr`Il n'y a rien à changer. Voyez : kith help occupation`,
    findings: (count) => (count < 2 ? fr`${count} constat` : fr`${count} constats`),
    from: (who, when) => (when === "" ? who : fr`${who}, ${when}`),
    nothingYet: fr`Rien de noté pour l'instant.`,
    notAsked: (topics) => fr`Rien encore sur ceci : ${topics}.`,
    answers: fr`Les réponses, côte à côte`
  }
)
