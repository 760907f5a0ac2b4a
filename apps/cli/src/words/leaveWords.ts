/** What `kith leave` says, and what is in the file that it writes. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const leaveWords = inBoth(
  {
    help: {
      usage: [""],
      about:
        "Writes everything into one zip file: everybody as a sheet and as cards, a calendar, the whole log as JSON Lines, and a page that opens in any browser, offline. The log here stays as it is. The file is not encrypted.",
      flags: {
        output: "FILE  where to; kith-DATE.zip here unless said",
        "delete-at-relay": "then has the relay forget the log, for all devices; they keep what they hold"
      },
      examples: [
        ["kith leave -o everything.zip", "all of it, to open anywhere"],
        ["kith leave --delete-at-relay", "and nothing stays at the relay"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    writing: "Writing",
    done: (people: number, events: number, file: string) =>
      `${people} ${people === 1 ? "person" : "people"} and ${events} ${events === 1 ? "change" : "changes"} in ${file}`,
    notEncrypted: "The file is not encrypted: whoever has it can read it.",
    written: (file: string) => `Everything is in ${file}.`,
    stillThere: (host: string) => `But ${host} has not forgotten the log yet.`,
    noRelay: "This log syncs with no relay, so there is nothing to delete there. Nothing was written.",
    ask: (host: string) =>
      `Have ${host} forget this log, for all its devices? What they hold they keep, but they can no longer exchange anything there.`,
    needsYes: (host: string, file: string) =>
      `Everything is in ${file}. To have ${host} forget this log too, say -y. Nothing was deleted.`,
    deleted: (host: string) => `${host} has forgotten this log; what the devices hold stays there`,
    notAnOwner: (host: string, file: string) =>
      `Everything is in ${file}. Only an owner of the log can have ${host} forget it. Nothing was deleted.`,
    notDeleted: (host: string, why: string, file: string) =>
      `Everything is in ${file}. But ${host} did not forget the log (${why}). Nothing was deleted.`
  },
  {
    help: {
      usage: [""],
      about: fr`Écrit tout dans un seul fichier zip : tout le monde sur une feuille et en fiches, un calendrier, le journal entier en JSON Lines, et une page qui s'ouvre dans tout navigateur, hors ligne. Le journal d'ici reste tel quel. Le fichier n'est pas chiffré.`,
      flags: {
        output: fr`FICHIER  où ; kith-DATE.zip ici par défaut`,
        "delete-at-relay": fr`puis fait oublier le journal au relais, pour tous les appareils ; ils gardent ce qu'ils ont`
      },
      examples: [
        ["kith leave -o tout.zip", fr`tout, à ouvrir n'importe où`],
        ["kith leave --delete-at-relay", fr`et il ne reste rien au relais`]
      ]
    },
    writing: fr`Écriture`,
    done: (people, events, file) =>
      fr`${people} ${people < 2 ? fr`personne` : fr`personnes`} et ${events} ${events < 2 ? fr`changement` : fr`changements`} dans ${file}`,
    notEncrypted: fr`Le fichier n'est pas chiffré : qui l'a peut le lire.`,
    written: (file) => fr`Tout est dans ${file}.`,
    stillThere: (host) => fr`Mais ${host} n'a pas encore oublié le journal.`,
    noRelay: fr`Ce journal ne se synchronise avec aucun relais : il n'y a rien à y effacer. Rien n'a été écrit.`,
    ask: (host) =>
      fr`Faire oublier ce journal à ${host}, pour tous ses appareils ? Ils gardent ce qu'ils ont, mais ne pourront plus rien y échanger.`,
    needsYes: (host, file) =>
      fr`Tout est dans ${file}. Pour que ${host} oublie aussi ce journal, dites -y. Rien n'a été effacé.`,
    deleted: (host) => fr`${host} a oublié ce journal ; ce que les appareils contiennent y reste`,
    notAnOwner: (host, file) =>
      fr`Tout est dans ${file}. Seul un propriétaire du journal peut le faire oublier à ${host}. Rien n'a été effacé.`,
    notDeleted: (host, why, file) =>
      fr`Tout est dans ${file}. Mais ${host} n'a pas oublié le journal (${why}). Rien n'a été effacé.`
  }
)
