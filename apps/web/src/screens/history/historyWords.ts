/** What the page of changes says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

/** What a record is called here, where that is not its own name. */
type Kinds = Readonly<Record<string, string>>

const kinds: Kinds = { interaction: "Conversation" }

export const historyWords = inBoth(
  {
    title: "Changes",
    intro:
      "What was written to this log, the newest first, and what stood there before. Each can be taken back; what was changed since stays.",
    day: (day: string) => `Changes of ${day}`,
    undo: "Undo",
    undoNamed: (what: string) => `Undo: ${what}`,
    undone: "Taken back",
    undoes: "Took a change back",
    import: (file: string) => `Import of ${file}`,
    importOnly: "Import",
    more: (count: number) => (count === 1 ? "and 1 more" : `and ${count} more`),
    changes: (count: number) => (count === 1 ? "1 change" : `${count} changes`),
    moreValues: (count: number) => (count === 1 ? "and 1 more value" : `and ${count} more values`),
    kinds,
    newOf: (kind: string) => `New ${kind.toLowerCase()}`,
    thisDevice: "this device",
    anotherDevice: "another device",
    from: { web: "", cli: "command line", import: "import", sheet: "sheet", other: "" },
    takenBack: "Taken back.",
    takenBackPartly: (left: number) =>
      left === 1
        ? "Taken back, but for one thing that was changed since."
        : `Taken back, but for ${left} things that were changed since.`,
    nothingLeft: "There was nothing left of it to take back.",
    older: "Show older ones",
    none: "Nothing was written yet.",
    noneStep: "Whatever you note, change or import will stand here, and can be taken back."
  },
  {
    title: fr`Changements`,
    intro: fr`Ce qui a été écrit dans ce journal, le plus récent d'abord, et ce qu'il y avait avant. Tout s'annule ; ce qui a été modifié depuis reste.`,
    day: (day) => fr`Changements : ${day}`,
    undo: fr`Annuler`,
    undoNamed: (what) => fr`Annuler : ${what}`,
    undone: fr`Annulé`,
    undoes: fr`Annulation d'un changement`,
    import: (file) => fr`Importation de ${file}`,
    importOnly: fr`Importation`,
    more: (count) => fr`et ${count} de plus`,
    changes: (count) => (count < 2 ? fr`${count} changement` : fr`${count} changements`),
    moreValues: (count) => (count === 1 ? fr`et 1 autre valeur` : fr`et ${count} autres valeurs`),
    kinds: { interaction: fr`Conversation` },
    newOf: (kind) => fr`Ajout : ${kind.toLowerCase()}`,
    thisDevice: fr`cet appareil`,
    anotherDevice: fr`un autre appareil`,
    from: {
      web: "",
      cli: fr`ligne de commande`,
      import: fr`importation`,
      sheet: fr`feuille de calcul`,
      other: ""
    },
    takenBack: fr`C'est annulé.`,
    takenBackPartly: (left) =>
      left === 1
        ? fr`C'est annulé, sauf une chose modifiée depuis.`
        : fr`C'est annulé, sauf ${left} choses modifiées depuis.`,
    nothingLeft: fr`Il n'en restait rien à annuler.`,
    older: fr`Montrer les plus anciens`,
    none: fr`Rien n'a encore été écrit.`,
    noneStep: fr`Tout ce que vous notez, modifiez ou importez figurera ici et pourra s'annuler.`
  }
)
