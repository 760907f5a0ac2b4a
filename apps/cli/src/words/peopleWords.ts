/** What `list`, `find` and `show` say. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

type Examples = ReadonlyArray<readonly [string, string]>

export const listWords = inBoth(
  {
    help: {
      usage: [""],
      about: "Everybody, by family name; filters narrow it, each one further.",
      flags: {
        tag: "TAG  with this label; several times: with each of them",
        company: "NAME  at this company, or one whose name begins so",
        stage: "STAGE  where things stand so",
        relation: "HOW  whom you know so",
        limit: "N  no more than so many"
      },
      examples: [
        ["kith list --stage found", "whom to write to next"],
        ["kith list --company rbc --tag mentor", "both"],
        ["kith list --json=id,name", "for scripts"]
      ] as Examples
    },
    nobody: 'Nobody is here yet. Add somebody: kith add "Ana Souza"',
    nobodyLike: "Nobody fits all of that.",
    count: (shown: number, all: number) =>
      shown === all ? `${all} ${all === 1 ? "person" : "people"}` : `${shown} of ${all} people`
  },
  {
    help: {
      usage: [""],
      about: fr`Tout le monde, par nom de famille ; chaque filtre resserre la liste.`,
      flags: {
        tag: fr`ÉTIQUETTE  qui porte ce mot ; plusieurs fois : chacun d'eux`,
        company: fr`NOM  dans cette entreprise, ou dont le nom commence ainsi`,
        stage: fr`ÉTAPE  où vous en êtes là`,
        relation: fr`LIEN  que vous connaissez ainsi`,
        limit: fr`N  pas plus que tant`
      },
      examples: [
        ["kith list --stage found", fr`à qui écrire ensuite`],
        ["kith list --company rbc --tag mentor", fr`l'un et l'autre`],
        ["kith list --json=id,name", fr`pour les scripts`]
      ]
    },
    nobody: fr`Il n'y a encore personne ici. Ajoutez quelqu'un : kith add "Ana Souza"`,
    nobodyLike: fr`Personne ne remplit tout cela.`,
    count: (shown, all) =>
      shown === all ? fr`${all} ${all < 2 ? "personne" : "personnes"}` : fr`${shown} personnes sur ${all}`
  }
)

export const findWords = inBoth(
  {
    help: {
      usage: ["WORDS…"],
      about:
        "Looks in names and companies, from the beginning of words, accents or not; an e-mail address, a LinkedIn page or an id finds its person.",
      flags: {},
      examples: [
        ["kith find sou", "Ana Souza, and whoever else begins so"],
        ["kith find zoe rbc", "Zoé at RBC"]
      ] as Examples
    },
    nobody: (typed: string) => `Nobody is found for "${typed}".`
  },
  {
    help: {
      usage: ["MOTS…"],
      about: fr`Cherche dans les noms et les entreprises, à partir du début des mots, avec ou sans accents ; un courriel, une page LinkedIn ou un identifiant mène à sa personne.`,
      flags: {},
      examples: [
        ["kith find sou", fr`Ana Souza, et qui d'autre commence ainsi`],
        ["kith find zoe rbc", fr`Zoé chez RBC`]
      ]
    },
    nobody: (typed) => fr`Personne ne correspond à « ${typed} ».`
  }
)

export const showWords = inBoth(
  {
    help: {
      usage: ["WHO"],
      about:
        "Who they are, how you know them, what there was between you, and what comes next. --json gives all of it.",
      flags: {},
      examples: [
        ["kith show ana", "everything on Ana"],
        ["kith show ana@example.com --json", "for scripts"]
      ] as Examples
    },
    next: "Next",
    nothingNext: "Nothing planned. To plan something: kith follow",
    timeline: "What there was",
    nothingYet: "Nothing yet.",
    openings: "Openings",
    gatherings: "Gatherings",
    answers: "Answers",
    advice: "Advice",
    pledges: "Promises",
    referred: "Led you to",
    conflicts: "To be settled",
    settle: "kith conflicts",
    useful: (text: string) => `useful: ${text}`,
    with: (names: string) => `with ${names}`,
    suggested: (names: string) => `suggested ${names}`,
    suggestedBy: (name: string) => `Suggested by ${name}`,
    callBack: (when: string) => `call back ${when}`,
    planned: "Planned",
    deleted: "This person was deleted. Bring them back: kith undo",
    setByYou: "set by you",
    kept: "kept",
    by: (day: string) => `by ${day}`,
    since: (day: string) => `since ${day}`
  },
  {
    help: {
      usage: ["QUI"],
      about: fr`Qui est la personne, d'où vous la connaissez, ce qu'il y a eu entre vous, et la suite. --json donne tout.`,
      flags: {},
      examples: [
        ["kith show ana", fr`tout sur Ana`],
        ["kith show ana@example.com --json", fr`pour les scripts`]
      ]
    },
    next: fr`La suite`,
    nothingNext: fr`Rien de prévu. Pour prévoir : kith follow`,
    timeline: fr`Ce qu'il y a eu`,
    nothingYet: fr`Rien encore.`,
    openings: fr`Offres`,
    gatherings: fr`Événements`,
    answers: fr`Réponses`,
    advice: fr`Conseils`,
    pledges: fr`Promesses`,
    referred: fr`Vous a mené à`,
    conflicts: fr`À trancher`,
    settle: "kith conflicts",
    useful: (text) => fr`utile : ${text}`,
    with: (names) => fr`avec ${names}`,
    suggested: (names) => fr`a suggéré ${names}`,
    suggestedBy: (name) => fr`Nom donné par ${name}`,
    callBack: (when) => fr`rappeler ${when}`,
    planned: fr`Prévu`,
    deleted: fr`Cette personne a été supprimée. Pour la retrouver : kith undo`,
    setByYou: fr`choisi par vous`,
    kept: fr`tenue`,
    by: (day) => fr`pour ${/^\d/.test(day) ? fr`le ${day}` : day}`,
    since: (day) => fr`depuis ${/^\d/.test(day) ? fr`le ${day}` : day}`
  }
)
