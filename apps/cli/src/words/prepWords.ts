/** What `kith prep` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const prepWords = inBoth(
  {
    help: {
      usage: ["WHO", "MEETING"],
      about:
        "Who they are, what was said last, what is still open between you, what to do before, and what to ask. MEETING is the id that kith show gives it.",
      flags: {
        count: "N  how many questions; 8 unless said",
        check: "ITEM  of the list: done; several times",
        ready: "the preparation is done"
      },
      examples: [
        ["kith prep ana", "before you meet Ana"],
        ["kith prep ana --check research --check questions", "two things are done"],
        ["kith prep ana --ready", "all of it is"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    meeting: "Meeting",
    promised: "You promised",
    advised: "They advised",
    introduction: "Say",
    before: "Before you meet",
    questions: "To ask",
    ticked: "Noted.",
    noIntroduction: "How you introduce yourself would stand here: kith plan set --statement TEXT",
    onPaper: (id: string) => `On paper, with room to write: kith print meeting ${id}`,
    noSuchItem: (text: string, items: string) =>
      `"${text}" is not on the list. There are: ${items}. Nothing was saved.`,
    noMeeting: (who: string) =>
      `No meeting with ${who} is arranged, so there is nothing to tick. One: kith log ${who} coffee tomorrow 10:00`
  },
  {
    help: {
      usage: ["QUI", "RENCONTRE"],
      about: fr`Qui est cette personne, ce qui s'est dit la dernière fois, ce qui reste ouvert entre vous, que faire avant et que demander. RENCONTRE est l'identifiant que donne kith show.`,
      flags: {
        count: fr`N  combien de questions ; 8 par défaut`,
        check: fr`POINT  de la liste : fait ; plusieurs fois`,
        ready: fr`tout est prêt`
      },
      examples: [
        ["kith prep ana", fr`avant de rencontrer Ana`],
        ["kith prep ana --check research --check questions", fr`deux choses sont faites`],
        ["kith prep ana --ready", fr`tout est fait`]
      ]
    },
    meeting: fr`Rencontre`,
    promised: fr`Vous avez promis`,
    advised: fr`Conseil reçu`,
    introduction: fr`À dire`,
    before: fr`Avant la rencontre`,
    questions: fr`À demander`,
    ticked: fr`C'est noté.`,
    noIntroduction: fr`Votre présentation se trouverait ici : kith plan set --statement TEXTE`,
    onPaper: (id) => fr`Sur papier, avec de la place pour écrire : kith print meeting ${id}`,
    noSuchItem: (text, items) => fr`« ${text} » n'est pas dans la liste. Il y a : ${items}. Rien n'est enregistré.`,
    noMeeting: (who) =>
      fr`Aucune rencontre avec ${who} n'est prévue ; il n'y a rien à cocher. Pour en prévoir une : kith log ${who} café demain 10 h`
  }
)
