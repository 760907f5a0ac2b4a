/**
 * Names of months and weekdays, ours rather than `Intl`'s, which costs the command line its start-up time. French
 * abbreviations are those of Canadian and French style guides alike. For reading and for writing dates.
 */

/** The languages that Kith speaks. */
export type Language = "en" | "fr"

interface CalendarNames {
  /** January first. */
  readonly months: ReadonlyArray<string>
  readonly shortMonths: ReadonlyArray<string>
  /** Monday first. */
  readonly weekdays: ReadonlyArray<string>
  readonly shortWeekdays: ReadonlyArray<string>
}

// prettier-ignore
export const calendarNames: Readonly<Record<Language, CalendarNames>> = {
  en: {
    months: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December"
    ],
    shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    shortWeekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  },
  fr: {
    months: [
      "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
      "décembre"
    ],
    shortMonths: [
      "janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."
    ],
    weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    shortWeekdays: ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."]
  }
}
