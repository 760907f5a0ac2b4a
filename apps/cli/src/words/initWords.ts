/** What `kith init` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const initWords = inBoth(
  {
    help: {
      usage: [""],
      about:
        "Makes a log: a folder with the log itself, an index beside it, and this device's keys. On a terminal it asks for what you leave out.",
      flags: {
        name: "NAME  what the log is called",
        zone: "ZONE  the time zone that dates are worked out in: America/Toronto",
        province: "PROVINCE  whose holidays count: ON, QC …, federal, or none",
        passphrase: "puts this device's keys under a passphrase, which every command then asks for"
      },
      examples: [
        ["kith init", "asks"],
        [`kith init --name "Job search" --zone America/Toronto --province ON`, "asks nothing"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    defaultName: "My network",
    askName: "What shall the log be called?",
    askZone: "Your time zone?",
    askProvince: "Whose holidays count? A province or territory (ON, QC …), federal, or none:",
    noSuchZone: (typed: string, nearest: string | undefined) =>
      `"${typed}" is no time zone.${nearest === undefined ? " One looks like America/Toronto." : ` Did you mean ${nearest}?`}`,
    noSuchProvince: (typed: string, known: string) =>
      `"${typed}" is no province or territory. There are: ${known}, federal, none.`,
    exists: (folder: string) =>
      `There is a log already: ${folder}. It was not touched. To make another one, give it another name.`,
    inTheWay: (folder: string) =>
      `${folder} holds something else already. Nothing was changed. Give the log another name.`,
    unwritable: (folder: string, why: string) =>
      `No log can be made in ${folder} (${why}). Nothing was changed. Choose another place with KITH_HOME.`,
    made: (name: string, folder: string) => `${name}: ${folder}`,
    kept: (zone: string, holidays: string) => `  ${zone}, ${holidays}`,
    holidays: (place: string) => `holidays of ${place}`,
    noHolidays: "no holidays (kith settings --province ON counts Ontario's)",
    first: `Whom did you talk to last?   kith log "Ana Souza" coffee yesterday --add`,
    other: (slug: string) => `It is not the log meant by default: kith -w ${slug} …`
  },
  {
    help: {
      usage: [""],
      about: fr`Crée un journal : un dossier avec le journal lui-même, un index à côté, et les clés de cet appareil. Sur un terminal, il demande ce que vous ne dites pas.`,
      flags: {
        name: fr`NOM  comment s'appelle le journal`,
        zone: fr`FUSEAU  le fuseau horaire dans lequel se calculent les dates : America/Toronto`,
        province: fr`PROVINCE  celle dont les jours fériés comptent : ON, QC…, federal ou none`,
        passphrase: fr`met les clés de cet appareil sous un mot de passe, que chaque commande demande ensuite`
      },
      examples: [
        ["kith init", fr`pose des questions`],
        [`kith init --name "Recherche d'emploi" --zone America/Montreal --province QC`, fr`n'en pose pas`]
      ]
    },
    defaultName: fr`Mon réseau`,
    askName: fr`Comment s'appellera le journal ?`,
    askZone: fr`Votre fuseau horaire ?`,
    askProvince: fr`Quels jours fériés comptent ? Une province ou un territoire (ON, QC…), federal ou none :`,
    noSuchZone: (typed, nearest) =>
      fr`« ${typed} » n'est pas un fuseau horaire.${nearest === undefined ? fr` La forme est America/Toronto.` : fr` Vouliez-vous dire ${nearest} ?`}`,
    noSuchProvince: (typed, known) =>
      fr`« ${typed} » n'est ni une province ni un territoire. Il y a : ${known}, federal, none.`,
    exists: (folder) =>
      fr`Il y a déjà un journal : ${folder}. Il n'a pas été touché. Pour en créer un autre, donnez-lui un autre nom.`,
    inTheWay: (folder) => fr`${folder} contient déjà autre chose. Rien n'a changé. Donnez un autre nom au journal.`,
    unwritable: (folder, why) =>
      fr`Aucun journal ne peut être créé dans ${folder} (${why}). Rien n'a changé. Choisissez un autre endroit avec KITH_HOME.`,
    made: (name, folder) => fr`${name} : ${folder}`,
    kept: (zone, holidays) => fr`  ${zone}, ${holidays}`,
    holidays: (place) => fr`jours fériés : ${place}`,
    noHolidays: fr`sans jours fériés (kith settings --province QC compte ceux du Québec)`,
    first: fr`À qui avez-vous parlé en dernier ?   kith log "Ana Souza" café hier --add`,
    other: (slug) => fr`Ce n'est pas le journal choisi d'office : kith -w ${slug} …`
  }
)
