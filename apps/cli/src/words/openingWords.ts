/** What `kith opening` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const openingWords = inBoth(
  {
    help: {
      usage: ["list", "add ROLE", "show ROLE", "edit ROLE"],
      about:
        "Roles that are open somewhere. Where you know somebody at the company, Kith reminds you to say that you noticed it and to ask for advice; for a referral only once you know each other.",
      flags: {
        role: "TEXT  with edit: another title",
        company: "TEXT  where",
        "told-by": "WHO  who told you",
        link: "URL  its page",
        seen: "WHEN  when you saw or heard of it; today unless said",
        state: "STATE  seen, applied, interview, offer, taken or closed",
        note: "TEXT  what else you know of it",
        closed: "with list: those that are over, too"
      },
      examples: [
        ['kith opening add "Tax analyst" --company RBC --told-by ana', "one that somebody mentioned"],
        ['kith opening edit "tax analyst" --state applied', "what it led to"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    none: (typed: string) => `No opening is called "${typed}". All of them: kith opening list --closed`,
    empty: 'No openings noted. One that you saw: kith opening add "Tax analyst" --company RBC',
    added: (role: string, company: string) => (company === "" ? role : `${role}, ${company}`),
    known: (names: string) => `You know somebody there: ${names}.`,
    changed: (role: string) => `${role} is changed.`,
    nothingToChange: "Nothing to change was given. See: kith help opening"
  },
  {
    help: {
      usage: ["list", "add POSTE", "show POSTE", "edit POSTE"],
      about: fr`Des postes ouverts quelque part. Si vous connaissez quelqu'un dans l'entreprise, Kith vous rappelle de dire que vous l'avez remarqué et de demander conseil ; une recommandation, seulement une fois que vous vous connaissez.`,
      flags: {
        role: fr`TEXTE  avec edit : un autre intitulé`,
        company: fr`TEXTE  où`,
        "told-by": fr`QUI  qui vous en a parlé`,
        link: fr`URL  sa page`,
        seen: fr`QUAND  quand vous l'avez vu ; aujourd'hui par défaut`,
        state: fr`ÉTAT  seen, applied, interview, offer, taken ou closed`,
        note: fr`TEXTE  ce que vous en savez d'autre`,
        closed: fr`avec list : aussi ceux qui sont terminés`
      },
      examples: [
        ['kith opening add "Analyste fiscale" --company RBC --told-by ana', fr`un poste dont on vous a parlé`],
        ['kith opening edit "analyste fiscale" --state applied', fr`la suite que vous y avez donnée`]
      ]
    },
    none: (typed) => fr`Aucun poste ne s'appelle « ${typed} ». Tous : kith opening list --closed`,
    empty: fr`Aucun poste noté. Un poste que vous avez vu : kith opening add "Analyste fiscale" --company RBC`,
    added: (role, company) => (company === "" ? role : fr`${role}, ${company}`),
    known: (names) => fr`Vous y connaissez quelqu'un : ${names}.`,
    changed: (role) => fr`${role} est modifié.`,
    nothingToChange: fr`Il n'y a rien à changer. Voyez : kith help opening`
  }
)
