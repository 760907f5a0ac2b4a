/** What `kith plan` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const planWords = inBoth(
  {
    help: {
      usage: ["show", "set"],
      about:
        "Who you are and what you look for. Drafts are signed with it; cards, statements and introductions are made from it. What is named with set is so from now on: of several, name all; nothing between the quotes takes one away.",
      flags: {
        name: "TEXT  your name, as you sign",
        headline: "TEXT  what you do, in a line",
        reach: "TEXT  an e-mail address, a number, a page; several times",
        field: "TEXT  a field that you look in; several times",
        company: "TEXT  where you would like to know people; several times",
        skill: "TEXT  something that you are good at; several times",
        education: "TEXT  your education and credentials",
        experience: "TEXT  your experience, in a line",
        statement: "TEXT  your networking statement: 30 seconds",
        pitch: "TEXT  your pitch"
      },
      examples: [
        ['kith plan set --name "Mei Chen" --headline "Accountant, six years in audit"', "how drafts are signed"],
        ["kith plan set --reach mei@example.ca --reach linkedin.com/in/mei", "for your card"],
        ["kith plan", "all of it"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    empty: "Nothing yet. Begin with your name: kith plan set --name NAME --headline TEXT",
    saved: "Saved.",
    meantSet: "To change it: kith plan set, with these flags. Nothing was saved.",
    nothingToSet: "What should it be? kith plan set --name NAME; all flags: kith help plan"
  },
  {
    help: {
      usage: ["show", "set"],
      about: fr`Qui vous êtes et ce que vous cherchez. Les messages en portent la signature ; les cartes et les présentations en sont faites. Ce qui est nommé avec set vaut désormais : de plusieurs, nommez-les tous ; des guillemets vides effacent.`,
      flags: {
        name: fr`TEXTE  votre nom, comme vous signez`,
        headline: fr`TEXTE  ce que vous faites, en une ligne`,
        reach: fr`TEXTE  une adresse, un numéro, une page ; plusieurs fois`,
        field: fr`TEXTE  un domaine où vous cherchez ; plusieurs fois`,
        company: fr`TEXTE  une entreprise où vous aimeriez connaître quelqu'un ; plusieurs fois`,
        skill: fr`TEXTE  ce que vous faites bien ; plusieurs fois`,
        education: fr`TEXTE  votre formation et vos titres`,
        experience: fr`TEXTE  votre expérience, en une ligne`,
        statement: fr`TEXTE  votre présentation : 30 secondes`,
        pitch: fr`TEXTE  votre argumentaire`
      },
      examples: [
        ['kith plan set --name "Mei Chen" --headline "Comptable, six ans en audit"', fr`la signature des messages`],
        ["kith plan set --reach mei@example.ca --reach linkedin.com/in/mei", fr`pour votre carte`],
        ["kith plan", fr`tout`]
      ]
    },
    empty: fr`Rien encore. Commencez par votre nom : kith plan set --name NOM --headline TEXTE`,
    saved: fr`Enregistré.`,
    meantSet: fr`Pour le changer : kith plan set, avec ces options. Rien n'est enregistré.`,
    nothingToSet: fr`Que faut-il noter ? kith plan set --name NOM ; toutes les options : kith help plan`
  }
)
