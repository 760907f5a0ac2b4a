/** The files in what somebody takes along who leaves: their names and what they are, in both languages. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"
import type { PeopleFormat } from "../peopleFile.ts"

export const leaveFiles = inBoth(
  {
    readmeName: "README.txt",
    files: [
      ["people.csv", "kith-csv"],
      ["people.xlsx", "xlsx"],
      ["contacts.vcf", "vcard"]
    ] as ReadonlyArray<readonly [name: string, format: PeopleFormat]>,
    calendarName: "calendar.ics",
    readme: (title: string) =>
      `${title}\n\nindex.html     everybody, in any browser, without a network\npeople.csv     everybody as a sheet; any spreadsheet opens it, and Kith imports it\npeople.xlsx    the same as a workbook\ncontacts.vcf   everybody as cards, for phones and address books\ncalendar.ics   what is due and arranged in the next twelve months, for calendars\nlog.jsonl      every change ever made, one a line (JSON), with hashes that show that nothing is missing\n`,
    pageIntro: "Everybody in this log, with what there was and what was planned. Click on a name."
  },
  {
    readmeName: "LISEZMOI.txt",
    files: [
      ["contacts.csv", "kith-csv"],
      ["contacts.xlsx", "xlsx"],
      ["contacts.vcf", "vcard"]
    ],
    calendarName: "calendar.ics",
    readme: (title) =>
      fr`${title}\n\nindex.html     tout le monde, dans n'importe quel navigateur, sans réseau\ncontacts.csv   tout le monde sur une feuille ; tout tableur l'ouvre, et Kith l'importe\ncontacts.xlsx  la même feuille en classeur\ncontacts.vcf   tout le monde en fiches, pour téléphones et carnets d'adresses\ncalendar.ics   ce qui est à faire et fixé dans les douze prochains mois, pour agendas\nlog.jsonl      chaque changement jamais fait, un par ligne (JSON), avec des empreintes qui montrent que rien ne manque\n`,
    pageIntro: fr`Toutes les personnes de ce journal, avec ce qu'il y a eu et ce qui était prévu. Cliquez sur un nom.`
  }
)
