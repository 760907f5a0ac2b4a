/** What `npm start` says around the example log. */
import { fr } from "./french.ts"
import { inBoth } from "./inBoth.ts"

export const exampleWords = inBoth(
  {
    title: "Kith, with an example log",
    where: (folder: string) => `It lives in ${folder}; delete that folder to begin again.`,
    imported: (file: string) => `An import of ${file}`,
    story: "A few weeks of a search",
    told: (gatherings: number, touches: number, people: number) =>
      `${gatherings} gathering, ${touches} conversations and messages with ${people} people.`,
    storyAgain: "Told already; nothing was added.",
    today: "Today",
    next: "Now try",
    explain: "why that one, and why then",
    show: "one person, and what there was",
    log: "a reply came: the reminder goes by itself",
    own: "A log of your own:"
  },
  {
    title: fr`Kith, avec un journal d'exemple`,
    where: (folder) => fr`Il est dans ${folder} ; supprimez ce dossier pour recommencer.`,
    imported: (file) => fr`Une importation de ${file}`,
    story: fr`Quelques semaines de recherche`,
    told: (gatherings, touches, people) =>
      fr`${gatherings} événement, ${touches} conversations et messages avec ${people} personnes.`,
    storyAgain: fr`Déjà racontées ; rien n'est ajouté.`,
    today: fr`Aujourd'hui`,
    next: fr`Essayez`,
    explain: fr`pourquoi celui-là, et pourquoi alors`,
    show: fr`une personne, et ce qu'il y a eu`,
    log: fr`une réponse est arrivée : le rappel s'en va de lui-même`,
    own: fr`Un journal à vous :`
  }
)
