/** What `kith calendar` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const calendarWords = inBoth(
  {
    help: {
      usage: ["", "publish", "status", "revoke [ADDRESS…]"],
      about:
        "Reminders and meetings of the next twelve months as a calendar. Without a word: as a file, to import. publish: at an address of your relay that calendar programs look at by themselves. That text is not encrypted: whoever runs the relay, and whoever has the address, can read it. So it shows initials only, unless you say --names.",
      flags: {
        output: "FILE.ics  where to; on the screen unless said",
        todo: "as tasks, for Thunderbird and Nextcloud",
        names: "with names and reasons, instead of initials",
        relay: "URL  which relay publishes it; the one that the log syncs with unless said",
        all: "revoke: every one of them"
      },
      examples: [
        ["kith calendar -o kith.ics", "a file to import into a calendar"],
        ["kith calendar publish --relay https://relay.example", "an address to subscribe to"],
        ["kith calendar status", "what is published, and where"],
        ["kith calendar revoke", "nobody reads it any more"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    jsonNeedsFile: "--json tells what was written, so the calendar needs a file: -o FILE.ics. Nothing was written.",
    onlyFor: (flag: string, form: string) => `${flag} only goes with: kith calendar ${form}`,
    entries: (count: number, file: string) => `${count} ${count === 1 ? "entry" : "entries"} in ${file}`,
    left: (count: number) =>
      `${count} later ${count === 1 ? "entry was" : "entries were"} left out: there is no room for more.`,
    noRelay: "Which relay is to publish it? Say so: kith calendar publish --relay URL. Nothing was published.",
    whoReads: {
      initials: (host: string) =>
        `Whoever runs ${host}, and whoever gets the address, will be able to read this calendar: dates, and whom they are about by initials; no names, reasons or notes. The rest of the log stays encrypted.`,
      names: (host: string) =>
        `Whoever runs ${host}, and whoever gets the address, will be able to read this calendar: dates, names of people, and the reasons for getting back to them. The rest of the log stays encrypted.`
    },
    ask: "Publish it?",
    needsYes: "To publish it, say -y. Nothing was published.",
    notPublished: "Nothing was published.",
    published: (entries: number) => `Published, ${entries} ${entries === 1 ? "entry" : "entries"}. To subscribe:`,
    already: "This calendar is published already, at:",
    how: "Refreshed after each kith sync. Nobody reads it any more after: kith calendar revoke",
    refused: (host: string, why: string) => `${host} does not publish it: ${why}. Nothing was published.`,
    notRefreshed: (host: string, why: string) => `The calendar at ${host} was not refreshed: ${why}.`,
    tooOld: "it is a relay of an older version, which publishes no calendars",
    goesLater: "Your other devices hear of it with the next kith sync.",
    none: "No calendar is published. To publish one: kith calendar publish",
    shows: { initials: "initials", names: "names and reasons" },
    served: { yes: "read there now", no: "not there now; kith sync puts it there", unknown: "relay out of reach" },
    leaked: (id: string) =>
      `A device that was taken out of the log knows the address ${id}. For a new one: kith calendar revoke ${id}, then kith calendar publish`,
    which: "Which of them? Nothing was revoked. For all of them: kith calendar revoke --all",
    unknown: (typed: string) => `No calendar is published at "${typed}". See them: kith calendar status`,
    revoked: (count: number) =>
      count === 1 ? "Revoked: nobody reads it there any more." : `Revoked: nobody reads these ${count} there any more.`,
    revokedLater: (host: string) =>
      `${host} cannot be reached, so it still shows the calendar. The log knows that it is revoked: the next kith sync takes it away.`,
    copies: "What calendar programs have fetched already, they keep until they look again."
  },
  {
    help: {
      usage: ["", "publish", "status", "revoke [ADRESSE…]"],
      about: fr`Les rappels et rendez-vous des douze prochains mois, en calendrier. Sans rien de plus : un fichier à importer. publish : une adresse chez votre relais, que les programmes d'agenda consultent eux-mêmes. Ce texte n'est pas chiffré : qui tient le relais, et qui a l'adresse, peut le lire. Il ne montre donc que des initiales, à moins de --names.`,
      flags: {
        output: fr`FICHIER.ics  où ; à l'écran par défaut`,
        todo: fr`en tâches, pour Thunderbird et Nextcloud`,
        names: fr`avec les noms et les raisons, au lieu des initiales`,
        relay: fr`URL  quel relais le publie ; par défaut, celui avec lequel le journal se synchronise`,
        all: fr`revoke : tous`
      },
      examples: [
        ["kith calendar -o kith.ics", fr`un fichier à importer dans un agenda`],
        ["kith calendar publish --relay https://relais.exemple", fr`une adresse à laquelle s'abonner`],
        ["kith calendar status", fr`ce qui est publié, et où`],
        ["kith calendar revoke", fr`plus personne ne le lit`]
      ]
    },
    jsonNeedsFile: fr`--json dit ce qui a été écrit : il faut un fichier pour le calendrier, avec -o FICHIER.ics. Rien n'est écrit.`,
    onlyFor: (flag, form) => fr`${flag} ne va qu'avec : kith calendar ${form}`,
    entries: (count, file) => fr`${count} ${count < 2 ? fr`entrée` : fr`entrées`} dans ${file}`,
    left: (count) =>
      count < 2
        ? fr`Une entrée plus lointaine est laissée de côté : il n'y a plus de place.`
        : fr`${count} entrées plus lointaines sont laissées de côté : il n'y a plus de place.`,
    noRelay: fr`Quel relais doit le publier ? Dites-le : kith calendar publish --relay URL. Rien n'est publié.`,
    whoReads: {
      initials: (host) =>
        fr`Qui tient ${host}, et qui obtient l'adresse, pourra lire ce calendrier : les dates, et de qui il s'agit par ses initiales ; ni noms, ni raisons, ni notes. Le reste du journal demeure chiffré.`,
      names: (host) =>
        fr`Qui tient ${host}, et qui obtient l'adresse, pourra lire ce calendrier : les dates, le nom des personnes, et pourquoi leur redonner signe. Le reste du journal demeure chiffré.`
    },
    ask: fr`Le publier ?`,
    needsYes: fr`Pour le publier, dites -y. Rien n'est publié.`,
    notPublished: fr`Rien n'est publié.`,
    published: (entries) => fr`Publié, ${entries} ${entries < 2 ? fr`entrée` : fr`entrées`}. Pour s'abonner :`,
    already: fr`Ce calendrier est déjà publié, à l'adresse :`,
    how: fr`Mis à jour après chaque kith sync. Pour que plus personne ne le lise : kith calendar revoke`,
    refused: (host, why) => fr`${host} ne le publie pas : ${why}. Rien n'est publié.`,
    notRefreshed: (host, why) => fr`Le calendrier chez ${host} n'a pas été mis à jour : ${why}.`,
    tooOld: fr`ce relais est d'une version plus ancienne, qui ne publie pas de calendriers`,
    goesLater: fr`Vos autres appareils l'apprendront au prochain kith sync.`,
    none: fr`Aucun calendrier n'est publié. Pour en publier un : kith calendar publish`,
    shows: { initials: fr`initiales`, names: fr`noms et raisons` },
    served: {
      yes: fr`lisible en ce moment`,
      no: fr`n'y est pas en ce moment ; kith sync l'y remet`,
      unknown: fr`relais injoignable`
    },
    leaked: (id) =>
      fr`Un appareil retiré du journal connaît l'adresse ${id}. Pour en changer : kith calendar revoke ${id}, puis kith calendar publish`,
    which: fr`Lequel ? Rien n'est révoqué. Pour tous : kith calendar revoke --all`,
    unknown: (typed) => fr`Aucun calendrier n'est publié à « ${typed} ». Voyez-les : kith calendar status`,
    revoked: (count) =>
      count < 2
        ? fr`Révoqué : plus personne ne le lit à cette adresse.`
        : fr`Révoqués : plus personne ne lit ces ${count} calendriers.`,
    revokedLater: (host) =>
      fr`${host} est injoignable et montre donc encore le calendrier. Le journal le sait révoqué : le prochain kith sync l'en retire.`,
    copies: fr`Ce que les programmes d'agenda ont déjà pris, ils le gardent jusqu'à ce qu'ils consultent de nouveau l'adresse.`
  }
)
