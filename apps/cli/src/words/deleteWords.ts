/** What `kith delete` and `kith forget` say. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const deleteWords = inBoth(
  {
    help: {
      usage: ["WHO"],
      about:
        "Takes somebody out of sight: lists, reminders, exports. Nothing is lost; undo brings them back. What should never have been there is for `kith forget`.",
      flags: {},
      examples: [['kith delete "Ana Souza"', "out of sight"]] as ReadonlyArray<readonly [string, string]>
    },
    deleted: (name: string) => `${name} is out of sight, with their reminders; nothing is lost.`,
    already: (name: string) =>
      `${name} is deleted already. To bring them back, undo what deleted them: kith history shows it.`
  },
  {
    help: {
      usage: ["QUI"],
      about: fr`Met une personne hors de vue : listes, rappels, exportations. Rien n'est perdu ; l'annulation la fait revenir. Pour ce qui n'aurait jamais dû être là, voyez « kith forget ».`,
      flags: {},
      examples: [['kith delete "Ana Souza"', fr`hors de vue`]]
    },
    deleted: (name) => fr`${name} est hors de vue, rappels compris ; rien n'est perdu.`,
    already: (name) =>
      fr`${name} est déjà hors de vue. Pour un retour, annulez la suppression : kith history la montre.`
  }
)

export const forgetWords = inBoth(
  {
    help: {
      usage: ["WHO"],
      about:
        "Erases what the log says of somebody: the contact and all that was noted with them alone. The content leaves this log's files for good. It cannot be undone, so it asks, or wants -y. That there were changes, and when, stays, so that the history can still be verified.",
      flags: {},
      examples: [
        ['kith forget "Ana Souza"', "asks first"],
        ["kith forget kf3 -y", "without asking"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    ask: (name: string) => `Forget ${name} for good? This cannot be undone.`,
    needsYes: (name: string) =>
      `Forgetting ${name} cannot be undone, so it has to be said: kith forget … -y. Nothing was changed. To take them out of sight only: kith delete`,
    forgotten: (name: string, entities: number, events: number) =>
      `${name} is forgotten: ${events} ${events === 1 ? "change" : "changes"} to ${entities} ${entities === 1 ? "entry" : "entries"} hold nothing any more.`,
    survives:
      "Copies may be elsewhere: in backups and exports made before, in files that were imported, and on other devices until they next sync. A later import of the same file would bring them in again."
  },
  {
    help: {
      usage: ["QUI"],
      about: fr`Efface ce que le journal dit d'une personne : sa fiche et tout ce qui a été noté avec elle seule. Le contenu quitte pour de bon les fichiers de ce journal. C'est irréversible : une question est posée, ou il faut -y. Qu'il y ait eu des changements, et quand, reste visible, pour que l'historique demeure vérifiable.`,
      flags: {},
      examples: [
        ['kith forget "Ana Souza"', fr`demande d'abord`],
        ["kith forget kf3 -y", fr`sans demander`]
      ]
    },
    ask: (name) => fr`Oublier ${name} pour de bon ? C'est irréversible.`,
    needsYes: (name) =>
      fr`Oublier ${name} est irréversible : il faut le dire, avec kith forget … -y. Rien n'a changé. Pour une simple mise hors de vue : kith delete`,
    forgotten: (name, entities, events) =>
      fr`${name} : tout est oublié. Changements vidés de leur contenu : ${events}, dans ${entities} ${entities === 1 ? "fiche" : "fiches"}.`,
    survives: fr`Des copies peuvent exister ailleurs : dans les sauvegardes et exportations déjà faites, dans les fichiers importés, et sur d'autres appareils jusqu'à leur prochaine synchronisation. Importer de nouveau le même fichier ferait revenir cette personne.`
  }
)
