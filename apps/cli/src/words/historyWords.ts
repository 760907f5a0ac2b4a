/** What `kith history`, `kith undo` and `kith conflicts` say. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const historyWords = inBoth(
  {
    help: {
      usage: ["WHO"],
      about:
        "Every change to somebody and to what was noted with them, newest last: when, through what, and what stood there before. Under --json dates are ISO 8601, and values are as the log holds them.",
      flags: { field: "FIELD  only this field, by its name under --json: company, stage" },
      examples: [
        ["kith history ana", "everything"],
        ["kith history ana --field company", "where she worked, and since when you know"],
        ["kith history ana --json", "for a program"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    nothing: (name: string) => `Nothing is recorded of ${name}.`,
    forgotten: "forgotten",
    setAside: (type: string) => `set aside: this version of Kith does not know ${type}`,
    heldBy: (source: string) => `(${source} says so; yours stayed)`,
    removed: "removed",
    undoLine: (id: string) => `undo: kith undo ${id}`
  },
  {
    help: {
      usage: ["QUI"],
      about: fr`Chaque changement à une fiche et à ce qui a été noté avec cette personne, le plus récent en dernier : quand, par quel moyen, et ce qu'il y avait avant. Avec --json, les dates sont au format ISO 8601 et les valeurs telles que le journal les contient.`,
      flags: { field: fr`CHAMP  seulement ce champ, par son nom sous --json : company, stage` },
      examples: [
        ["kith history ana", fr`tout`],
        ["kith history ana --field company", fr`où elle travaillait, et depuis quand vous le savez`],
        ["kith history ana --json", fr`pour un programme`]
      ]
    },
    nothing: (name) => fr`Rien n'est noté sur ${name}.`,
    forgotten: fr`oublié`,
    setAside: (type) => fr`mis de côté : cette version de Kith ne connaît pas ${type}`,
    heldBy: (source) => fr`(selon ${source} ; le vôtre est resté)`,
    removed: fr`enlevé`,
    undoLine: (id) => fr`annuler : kith undo ${id}`
  }
)

export const undoWords = inBoth(
  {
    help: {
      usage: ["", "ID"],
      about:
        "Takes a change back, all that was written with it included. ID is what the change showed, or the id of what it changed: then its last change is meant. What somebody changed since is left alone. An undo can be undone.",
      flags: { list: "N  how many recent changes to list; 10 unless said" },
      examples: [
        ["kith undo", "the recent changes, to choose from"],
        ["kith undo i7x", "takes that one back"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    noSuch: (typed: string) => `No change begins with "${typed}". The recent ones: kith undo`,
    which: (typed: string, choices: string) => `Which "${typed}"? ${choices}. Nothing was changed.`,
    restored: (count: number) =>
      count === 1 ? "Taken back: 1 value reads as before." : `Taken back: ${count} values read as before.`,
    nothingLeft: "There is nothing left of it to take back. Nothing was changed.",
    leftAlone: (count: number): string =>
      count === 1 ? "Left alone, since it changed meanwhile:" : "Left alone, since they changed meanwhile:",
    none: "Nothing was written yet.",
    taken: "taken back",
    undoes: (id: string) => `takes back ${id}`,
    imported: (file: string) => `import of ${file}`,
    things: (count: number) => (count === 1 ? "1 change" : `${count} changes`),
    andMore: (count: number) => `and ${count} more`,
    notANumber: (text: string) => `--list: "${text}" is no whole number above zero.`
  },
  {
    help: {
      usage: ["", "ID"],
      about: fr`Annule un changement, avec tout ce qui a été écrit en même temps. ID est ce que le changement a montré, ou l'identifiant de ce qu'il a modifié : il s'agit alors de son dernier changement. Ce qui a été modifié depuis reste en l'état. Une annulation s'annule aussi.`,
      flags: { list: fr`N  combien de changements récents montrer ; 10 par défaut` },
      examples: [
        ["kith undo", fr`les changements récents, au choix`],
        ["kith undo i7x", fr`annule celui-là`]
      ]
    },
    noSuch: (typed) => fr`Aucun changement ne commence par « ${typed} ». Les plus récents : kith undo`,
    which: (typed, choices) => fr`Lequel, « ${typed} » ? ${choices}. Rien n'a changé.`,
    restored: (count) =>
      count === 1
        ? fr`Annulé : 1 valeur est de nouveau comme avant.`
        : fr`Annulé : ${count} valeurs sont de nouveau comme avant.`,
    nothingLeft: fr`Il n'en reste rien à annuler. Rien n'a changé.`,
    leftAlone: (count) =>
      count === 1
        ? fr`Laissée en l'état, car modifiée entre-temps :`
        : fr`Laissées en l'état, car modifiées entre-temps :`,
    none: fr`Rien n'a encore été écrit.`,
    taken: fr`annulé`,
    undoes: (id) => fr`annule ${id}`,
    imported: (file) => fr`importation : ${file}`,
    things: (count) => (count < 2 ? fr`${count} changement` : fr`${count} changements`),
    andMore: (count) => fr`et ${count} de plus`,
    notANumber: (text) => fr`--list : « ${text} » n'est pas un nombre entier positif.`
  }
)

export const conflictsWords = inBoth(
  {
    help: {
      usage: ["", "choose WHAT FIELD N"],
      about:
        "Values that two devices wrote without knowing of each other. Until you choose, the latest shows, and nothing is lost. WHAT is the id shown; N is the number of the value.",
      flags: {},
      examples: [
        ["kith conflicts", "all of them"],
        ["kith conflicts choose kf3 company 2", "the second one is right"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    none: "No conflicts. Nothing to choose.",
    shows: "shows",
    noSuch: (typed: string, field: string) =>
      `"${typed}" has no conflict in ${field}. All of them: kith conflicts. Nothing was changed.`,
    which: (typed: string, choices: string) => `Which "${typed}"? ${choices}. Nothing was changed.`,
    noSuchValue: (typed: string, count: number) =>
      `There are ${count} values: "${typed}" is none of 1 to ${count}. Nothing was changed.`,
    chosen: (what: string, field: string, value: string) => `${what}, ${field}: ${value}`,
    cannot: "This value can only be settled where it was made. Nothing was changed."
  },
  {
    help: {
      usage: ["", "choose QUOI CHAMP N"],
      about: fr`Des valeurs que deux appareils ont écrites sans le savoir l'un de l'autre. En attendant votre choix, la plus récente s'affiche, et rien n'est perdu. QUOI est l'identifiant affiché ; N, le numéro de la valeur.`,
      flags: {},
      examples: [
        ["kith conflicts", fr`tous`],
        ["kith conflicts choose kf3 company 2", fr`la deuxième est la bonne`]
      ]
    },
    none: fr`Aucun conflit. Il n'y a rien à choisir.`,
    shows: fr`affichée`,
    noSuch: (typed, field) =>
      fr`« ${typed} » n'a pas de conflit dans ${field}. Tous : kith conflicts. Rien n'a changé.`,
    which: (typed, choices) => fr`Lequel, « ${typed} » ? ${choices}. Rien n'a changé.`,
    noSuchValue: (typed, count) =>
      fr`Il y a ${count} valeurs : « ${typed} » n'est pas entre 1 et ${count}. Rien n'a changé.`,
    chosen: (what, field, value) => fr`${what}, ${field} : ${value}`,
    cannot: fr`Cette valeur ne peut être réglée que là où elle a été faite. Rien n'a changé.`
  }
)
