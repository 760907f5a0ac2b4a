/** What `kith share` says. */
import { few, peu } from "./counted.ts"
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const shareWords = inBoth(
  {
    help: {
      usage: ["WHO… --to LOG --fields LIST", "--tag TAG --to LOG --fields LIST"],
      about:
        "Copies chosen fields of contacts of this log into another log of this computer, such as a club's, and nothing else of them: no conversations, no notes unless named. Do it again to bring them up to date; what people there changed by hand stays. A shared spreadsheet belongs on such a log.",
      flags: {
        to: "LOG  the other log",
        fields: "LIST  what is copied: name,company,stage; names always are",
        tag: "TAG  everybody with this label",
        "dry-run": "says what would be copied, and does nothing"
      },
      examples: [
        ['kith share ana --to "Job club" --fields name,company,stage', "one person, three fields"],
        ["kith share --tag club --to club --fields name,company,position", "everybody with a label"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    needsTo: "Into which log? kith share WHO --to LOG --fields name,company",
    needsFields: "What of them? Say it: --fields name,company,stage. Nothing was copied.",
    needsWhom: "Whom? kith share WHO --to LOG --fields name,company, or --tag TAG",
    sameLog: "That is the same log. --to names another one.",
    nobodyTagged: (tags: string) => `Nobody has the label ${tags}. Nothing was copied.`,
    counts: (fresh: number, changed: number, known: number) => `${fresh} new, ${changed} changed, ${known} as before`,
    shared: (count: number, club: string, counts: string) =>
      `${few(count, "contact", "contacts")} shared with ${club}: ${counts}`,
    would: (count: number, club: string, counts: string) =>
      `${few(count, "contact", "contacts")} would be shared with ${club}: ${counts}`,
    fields: (columns: string) => `What was copied: ${columns}`,
    readByYou: (club: string) =>
      `${club} is read by you alone so far. To let others in: kith members invite NAME -w LOG`,
    readBy: (club: string, count: number, names: string) =>
      `${club} is read by ${count} people${names === "" ? "" : ` (${names}, and who began it)`}. It reaches them with the next kith sync.`,
    kept: (count: number) =>
      `${few(count, "value", "values")} that somebody there set otherwise by hand stayed as they are.`,
    maybeSame: (name: string, like: string, contact: string, club: string) =>
      `${name} may be there already. If so: kith merge ${like} ${contact} -w ${club}`
  },
  {
    help: {
      usage: ["QUI… --to JOURNAL --fields LISTE", "--tag ÉTIQUETTE --to JOURNAL --fields LISTE"],
      about: fr`Copie des champs choisis, pour des fiches de ce journal, dans un autre journal de cet ordinateur, celui d'un club par exemple, et rien d'autre : aucune conversation, et les notes seulement si on les nomme. Recommencez pour les mettre à jour ; ce que l'on y a changé à la main reste. C'est à un tel journal qu'une feuille partagée se relie.`,
      flags: {
        to: fr`JOURNAL  l'autre journal`,
        fields: fr`LISTE  ce qui est copié : nom,entreprise,étape ; les noms le sont toujours`,
        tag: fr`ÉTIQUETTE  toutes les personnes qui la portent`,
        "dry-run": fr`dit ce qui serait copié, et ne fait rien`
      },
      examples: [
        ['kith share ana --to "Club emploi" --fields nom,entreprise,étape', fr`une personne, trois champs`],
        ["kith share --tag club --to club --fields nom,entreprise,poste", fr`toutes celles d'une étiquette`]
      ]
    },
    needsTo: fr`Dans quel journal ? kith share QUI --to JOURNAL --fields nom,entreprise`,
    needsFields: fr`Quels champs ? Dites-les : --fields nom,entreprise,étape. Rien n'est copié.`,
    needsWhom: fr`Qui ? kith share QUI --to JOURNAL --fields nom,entreprise, ou --tag ÉTIQUETTE`,
    sameLog: fr`C'est le même journal. --to en nomme un autre.`,
    nobodyTagged: (tags) => fr`Personne ne porte l'étiquette ${tags}. Rien n'est copié.`,
    counts: (fresh, changed, known) =>
      fr`${peu(fresh, fr`nouvelle`, fr`nouvelles`)}, ${peu(changed, fr`modifiée`, fr`modifiées`)}, ${known} sans changement`,
    shared: (count, club, counts) =>
      fr`${peu(count, fr`fiche partagée`, fr`fiches partagées`)} avec ${club} : ${counts}`,
    would: (count, club, counts) =>
      fr`${peu(count, fr`fiche serait partagée`, fr`fiches seraient partagées`)} avec ${club} : ${counts}`,
    fields: (columns) => fr`Copié : ${columns}`,
    readByYou: (club) =>
      fr`Vous êtes encore seul à lire ${club}. Pour faire entrer quelqu'un : kith members invite NOM -w JOURNAL`,
    readBy: (club, count, names) =>
      fr`${count} personnes lisent ${club}${names === "" ? "" : fr` (${names}, et qui l'a commencé)`}. Cela leur parvient au prochain kith sync.`,
    kept: (count) =>
      fr`${peu(count, fr`valeur fixée là-bas à la main reste`, fr`valeurs fixées là-bas à la main restent`)} sans changement.`,
    maybeSame: (name, like, contact, club) =>
      fr`${name} s'y trouve peut-être déjà. Dans ce cas : kith merge ${like} ${contact} -w ${club}`
  }
)
