/** What `kith settings` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const settingsWords = inBoth(
  {
    help: {
      usage: [""],
      about: "Shows how this log is kept, and changes what the flags say. Reminders are worked out again.",
      flags: {
        name: "NAME  what the log is called",
        zone: "ZONE  the time zone that dates are worked out in",
        province: "PROVINCE  whose holidays count: ON, QC …, federal, or none",
        language: "en|fr  the language that Kith speaks here",
        hours: "FROM-UNTIL  when you work: 9-17, 8:30-16:30",
        workdays: "DAYS  which days: mon-fri, 1-5, mon,wed,fri",
        "daily-limit": "N  how many new reminders surface a day"
      },
      examples: [
        ["kith settings", "as it is"],
        ["kith settings --province QC --language fr", "moved to Québec"],
        ["kith settings --workdays tue-sat --hours 10-18", "other hours"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    fields: {
      name: "Name",
      zone: "Time zone",
      jurisdiction: "Holidays",
      language: "Language",
      hours: "Hours",
      workdays: "Working days",
      dailyLimit: "New reminders a day",
      folder: "Folder"
    },
    none: "none",
    languages: { en: "English", fr: "French" },
    byEnvironment: "as your system's",
    badHours: (text: string) => `--hours: "${text}" is no span of hours. Try 9-17 or 8:30-16:30.`,
    badDays: (text: string) => `--workdays: "${text}" names no days that I know. Try mon-fri, 1-5 or mon,wed,fri.`,
    noName: "A log needs a name.",
    kept: "kept"
  },
  {
    help: {
      usage: [""],
      about: fr`Montre comment ce journal est tenu, et change ce que disent les options. Les rappels sont recalculés.`,
      flags: {
        name: fr`NOM  comment s'appelle le journal`,
        zone: fr`FUSEAU  le fuseau horaire dans lequel se calculent les dates`,
        province: fr`PROVINCE  celle dont les jours fériés comptent : ON, QC…, federal ou none`,
        language: fr`en|fr  la langue que Kith parle ici`,
        hours: fr`DE-À  quand vous travaillez : 9-17, 8:30-16:30`,
        workdays: fr`JOURS  lesquels : lun-ven, 1-5, lun,mer,ven`,
        "daily-limit": fr`N  combien de nouveaux rappels apparaissent par jour`
      },
      examples: [
        ["kith settings", fr`l'état des choses`],
        ["kith settings --province QC --language fr", fr`installé au Québec`],
        ["kith settings --workdays mar-sam --hours 10-18", fr`d'autres heures`]
      ]
    },
    fields: {
      name: fr`Nom`,
      zone: fr`Fuseau horaire`,
      jurisdiction: fr`Jours fériés`,
      language: fr`Langue`,
      hours: fr`Heures`,
      workdays: fr`Jours ouvrables`,
      dailyLimit: fr`Nouveaux rappels par jour`,
      folder: fr`Dossier`
    },
    none: fr`aucun`,
    languages: { en: fr`anglais`, fr: fr`français` },
    byEnvironment: fr`celle de votre système`,
    badHours: (text) => fr`--hours : « ${text} » n'est pas une plage horaire. Essayez 9-17 ou 8:30-16:30.`,
    badDays: (text) =>
      fr`--workdays : « ${text} » ne nomme aucun jour que je connaisse. Essayez lun-ven, 1-5 ou lun,mer,ven.`,
    noName: fr`Il faut un nom au journal.`,
    kept: fr`noté`
  }
)
