/** What `npm start` says around the example log. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

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
    twoDevices: "Laptop and phone",
    devices: { laptop: "laptop", phone: "phone " },
    note: "Moved here from Lagos in spring.",
    paired: "The phone joined with a code, and has the whole log.",
    pairedAlready: "The phone has joined before.",
    apart: "Both offline, both in touch with the same person",
    laptopLogs: ["coffee", "yesterday", "12h"] as ReadonlyArray<string>,
    laptopPoints: "How analysts are trained there",
    laptopNote: "Moved here from Lagos in spring. Knows the hiring manager.",
    phoneLogs: ["call", "today"] as ReadonlyArray<string>,
    phonePoints: "Which courses helped him",
    phoneNote: "Best after five. Moved here from Lagos in spring.",
    together: "Together again, through a relay on this computer",
    same: (reminders: number, hash: string) =>
      `${reminders} reminders in three weeks, the same on both; one state: ${hash}…`,
    merged: (note: string) => `Both edits of one note: ${note}`,
    reads: (kilobytes: number, names: number) =>
      `The relay keeps ${kilobytes} kB; of the log's ${names} names none is in them.`,
    next: "Now try",
    explain: "why that one, and why then",
    show: "one person, and what there was",
    log: "a reply came: the reminder goes by itself",
    own: "A log of your own:",
    app: "The same in your browser:",
    inBrowser: "The same in your browser, until Ctrl-C"
  },
  {
    title: fr`Kith, avec un journal d'exemple`,
    where: (folder) => fr`Il est dans ${folder} ; supprimez ce dossier pour recommencer.`,
    imported: (file) => fr`Le fichier ${file}, importé`,
    story: fr`Quelques semaines de recherche`,
    told: (gatherings, touches, people) =>
      fr`${gatherings} événement, ${touches} conversations et messages avec ${people} personnes.`,
    storyAgain: fr`Déjà racontées ; rien n'est ajouté.`,
    today: fr`Aujourd'hui`,
    twoDevices: fr`Un portable et un téléphone`,
    devices: { laptop: fr`portable `, phone: fr`téléphone` },
    note: fr`Arrivé de Lagos au printemps.`,
    paired: fr`Le téléphone a rejoint le journal avec un code, et l'a en entier.`,
    pairedAlready: fr`Le téléphone l'a déjà rejoint.`,
    apart: fr`Tous deux hors ligne, tous deux en contact avec la même personne`,
    laptopLogs: ["café", "hier", "12h"],
    laptopPoints: fr`Comment on y forme les analystes`,
    laptopNote: fr`Arrivé de Lagos au printemps. Connaît la responsable du recrutement.`,
    phoneLogs: ["appel", fr`aujourd'hui`],
    phonePoints: fr`Les cours qui lui ont servi`,
    phoneNote: fr`Plutôt après 17 h. Arrivé de Lagos au printemps.`,
    together: fr`De nouveau ensemble, par un relais sur cet ordinateur`,
    same: (reminders, hash) =>
      fr`${reminders} rappels en trois semaines, les mêmes des deux côtés ; un seul état : ${hash}…`,
    merged: (note) => fr`Les deux modifications d'une même note : ${note}`,
    reads: (kilobytes, names) =>
      fr`Le relais garde ${kilobytes}\u00a0ko ; des ${names} noms du journal, aucun n'y est.`,
    next: fr`Essayez`,
    explain: fr`pourquoi celui-là, et pourquoi alors`,
    show: fr`une personne, et ce qu'il y a eu`,
    log: fr`une réponse est arrivée : le rappel s'en va de lui-même`,
    own: fr`Un journal à vous :`,
    app: fr`Le même dans votre navigateur :`,
    inBrowser: fr`Le même dans votre navigateur, jusqu'à Ctrl-C`
  }
)
