/**
 * The statutory holidays of Canada and of its provinces and territories, as data, with the
 * act and section that make each. Read by `statutory.ts`, which also says what counts as
 * statutory; checked there for 2020 to 2040.
 *
 * To change a holiday, end the old line with `until` and add a new one with `from`: reminders
 * of past years must stay what they were.
 */
import type { HolidayDate, HolidayRule } from "./HolidayRule.ts"
import type { Jurisdiction } from "./Jurisdiction.ts"

export interface JurisdictionTable {
  readonly rules: ReadonlyArray<HolidayRule>
  readonly substitute?: Substitute
}

/** The working day that the law gives when a holiday falls on a weekend. */
export interface Substitute {
  /** On a Saturday or a Sunday, or on a Sunday only. */
  readonly falling: "weekend" | "Sunday"
  /** The holidays it is given for, by id; absent: all of them. */
  readonly only?: ReadonlyArray<string>
  readonly statute: string
  /**
   * `law`: the statute names the next working day, if need be beside another choice.
   * `employer`: it obliges the employer to give a working day and leaves open which; the next
   * one is the customary choice, and ours.
   */
  readonly chosenBy: "law" | "employer"
}

// ── The days, each named once ──

type Named = Omit<HolidayRule, "statute" | "from" | "until">

const date = (month: number, day: number): HolidayDate => ({ on: "date", month, day })
const monday = (nth: number, month: number): HolidayDate => ({ on: "nth", nth, weekday: 1, month })
const mondayBefore = (month: number, day: number): HolidayDate => ({ on: "before", weekday: 1, month, day })

const NEW_YEAR: Named = { id: "new-year", en: "New Year’s Day", fr: "Jour de l’An", when: date(1, 1) }
const FAMILY: Named = { id: "family", en: "Family Day", fr: "Jour de la Famille", when: monday(3, 2) }
const GOOD_FRIDAY: Named = {
  id: "good-friday",
  en: "Good Friday",
  fr: "Vendredi saint",
  when: { on: "easter", offset: -2 }
}
const VICTORIA: Named = { id: "victoria", en: "Victoria Day", fr: "Fête de Victoria", when: mondayBefore(5, 25) }
const INDIGENOUS_PEOPLES: Named = {
  id: "indigenous-peoples",
  en: "National Indigenous Peoples Day",
  fr: "Journée nationale des peuples autochtones",
  when: date(6, 21)
}
const CANADA: Named = { id: "canada", en: "Canada Day", fr: "Fête du Canada", when: date(7, 1) }
const FIRST_MONDAY_OF_AUGUST: Named = {
  id: "august",
  en: "First Monday in August",
  fr: "Premier lundi d’août",
  when: monday(1, 8)
}
const LABOUR: Named = { id: "labour", en: "Labour Day", fr: "Fête du Travail", when: monday(1, 9) }
const TRUTH: Named = {
  id: "truth-and-reconciliation",
  en: "National Day for Truth and Reconciliation",
  fr: "Journée nationale de la vérité et de la réconciliation",
  when: date(9, 30)
}
const THANKSGIVING: Named = { id: "thanksgiving", en: "Thanksgiving Day", fr: "Action de grâces", when: monday(2, 10) }
const REMEMBRANCE: Named = { id: "remembrance", en: "Remembrance Day", fr: "Jour du Souvenir", when: date(11, 11) }
const CHRISTMAS: Named = { id: "christmas", en: "Christmas Day", fr: "Noël", when: date(12, 25) }
const BOXING: Named = { id: "boxing", en: "Boxing Day", fr: "Lendemain de Noël", when: date(12, 26) }

// ── The acts ──

const FEDERAL = "Canada Labour Code, RSC 1985, c L-2, s 166"
const AB = "Employment Standards Code, RSA 2000, c E-9, s 25(1)"
const BC = "Employment Standards Act, RSBC 1996, c 113, s 1(1)"
const MB = "The Employment Standards Code, CCSM c E110, s 21(1)"
const NB = "Employment Standards Act, SNB 1982, c E-7.2, s 18"
const NL = "Labour Standards Act, RSNL 1990, c L-2, s 14"
const NS = "Labour Standards Code, RSNS 1989, c 246, s 37"
const NT = "Employment Standards Act, SNWT 2007, c 13, s 22"
const NU = "Labour Standards Act, RSNWT (Nu) 1988, c L-1, s 1"
const ON = "Employment Standards Act, 2000, SO 2000, c 41, s 1(1)"
const PE = "Employment Standards Act, RSPEI 1988, c E-6.2, s 6"
const QC = "Act respecting labour standards, CQLR c N-1.1, s 60"
const QC_NATIONAL = "National Holiday Act, CQLR c F-1.1, s 2"
const SK = "The Saskatchewan Employment Act, SS 2013, c S-15.1, s 2-30"
const YT = "Employment Standards Act, RSY 2002, c 72, s 1"

/** Canada Day itself moves: where a law says "Canada Day", it means 2 July when the first is a Sunday. */
const CANADA_DAY_MOVES: Substitute = {
  falling: "Sunday",
  only: ["canada"],
  statute: "Holidays Act, RSC 1985, c H-5, s 2(2)",
  chosenBy: "law"
}

export const tables: { readonly [J in Jurisdiction]: JurisdictionTable } = {
  federal: {
    rules: [
      { ...NEW_YEAR, statute: FEDERAL },
      { ...GOOD_FRIDAY, statute: FEDERAL },
      { ...VICTORIA, statute: FEDERAL },
      { ...CANADA, statute: FEDERAL },
      { ...LABOUR, statute: FEDERAL },
      { ...TRUTH, statute: FEDERAL, from: 2021 },
      { ...THANKSGIVING, statute: FEDERAL },
      { ...REMEMBRANCE, statute: FEDERAL },
      { ...CHRISTMAS, statute: FEDERAL },
      { ...BOXING, statute: FEDERAL }
    ],
    // "Immediately preceding or following": banks and the public service take the following.
    substitute: { falling: "weekend", statute: "Canada Labour Code, RSC 1985, c L-2, s 193(2)", chosenBy: "law" }
  },
  AB: {
    rules: [
      { ...NEW_YEAR, statute: AB },
      { ...FAMILY, statute: AB, from: 1990 },
      { ...GOOD_FRIDAY, statute: AB },
      { ...VICTORIA, statute: AB },
      { ...CANADA, statute: AB },
      { ...LABOUR, statute: AB },
      { ...THANKSGIVING, statute: AB },
      { ...REMEMBRANCE, statute: AB },
      { ...CHRISTMAS, statute: AB }
    ],
    substitute: CANADA_DAY_MOVES
  },
  BC: {
    rules: [
      { ...NEW_YEAR, statute: BC },
      { ...FAMILY, when: monday(2, 2), statute: BC, from: 2013, until: 2018 },
      { ...FAMILY, statute: BC, from: 2019 },
      { ...GOOD_FRIDAY, statute: BC },
      { ...VICTORIA, statute: BC },
      { ...CANADA, statute: BC },
      {
        ...FIRST_MONDAY_OF_AUGUST,
        id: "british-columbia",
        en: "British Columbia Day",
        fr: "Fête de la Colombie-Britannique",
        statute: BC
      },
      { ...LABOUR, statute: BC },
      { ...TRUTH, statute: BC, from: 2023 },
      { ...THANKSGIVING, statute: BC },
      { ...REMEMBRANCE, statute: BC },
      { ...CHRISTMAS, statute: BC }
    ],
    substitute: CANADA_DAY_MOVES
  },
  MB: {
    rules: [
      { ...NEW_YEAR, statute: MB },
      { ...FAMILY, id: "louis-riel", en: "Louis Riel Day", fr: "Journée Louis Riel", statute: MB, from: 2008 },
      { ...GOOD_FRIDAY, statute: MB },
      { ...VICTORIA, statute: MB },
      { ...CANADA, statute: MB },
      { ...LABOUR, statute: MB },
      {
        ...TRUTH,
        en: "Orange Shirt Day (National Day for Truth and Reconciliation)",
        fr: "Journée du chandail orange (Journée nationale de la vérité et de la réconciliation)",
        statute: MB,
        from: 2024
      },
      { ...THANKSGIVING, statute: MB },
      // No general holiday, but a day on which working is prohibited in most industries.
      { ...REMEMBRANCE, statute: "The Remembrance Day Act, CCSM c R80, s 2", neverSubstituted: true },
      { ...CHRISTMAS, statute: MB }
    ],
    substitute: {
      falling: "weekend",
      statute: "The Employment Standards Code, CCSM c E110, Part 2, Division 4 (ss 21–30)",
      chosenBy: "employer"
    }
  },
  NB: {
    rules: [
      { ...NEW_YEAR, statute: NB },
      { ...FAMILY, statute: NB, from: 2018 },
      { ...GOOD_FRIDAY, statute: NB },
      { ...CANADA, statute: NB },
      {
        ...FIRST_MONDAY_OF_AUGUST,
        id: "new-brunswick",
        en: "New Brunswick Day",
        fr: "Fête du Nouveau-Brunswick",
        statute: NB
      },
      { ...LABOUR, statute: NB },
      { ...REMEMBRANCE, statute: NB },
      { ...CHRISTMAS, statute: NB }
    ],
    substitute: {
      falling: "weekend",
      statute: "Employment Standards Act, SNB 1982, c E-7.2, ss 18–19",
      chosenBy: "employer"
    }
  },
  NL: {
    rules: [
      { ...NEW_YEAR, statute: NL },
      { ...GOOD_FRIDAY, statute: NL },
      {
        ...CANADA,
        id: "memorial",
        en: "Memorial Day (Canada Day)",
        fr: "Jour commémoratif (fête du Canada)",
        statute: NL
      },
      { ...LABOUR, statute: NL },
      { ...REMEMBRANCE, statute: NL },
      { ...CHRISTMAS, statute: NL }
    ],
    substitute: { falling: "weekend", statute: "Labour Standards Act, RSNL 1990, c L-2, ss 14–19", chosenBy: "law" }
  },
  NS: {
    rules: [
      { ...NEW_YEAR, statute: NS },
      {
        ...FAMILY,
        id: "nova-scotia-heritage",
        en: "Nova Scotia Heritage Day",
        fr: "Jour du patrimoine de la Nouvelle-Écosse",
        statute: NS,
        from: 2015
      },
      { ...GOOD_FRIDAY, statute: NS },
      { ...CANADA, statute: NS },
      { ...LABOUR, statute: NS },
      // No holiday of the Code, but a day on which most businesses must stay closed.
      { ...REMEMBRANCE, statute: "Remembrance Day Act, RSNS 1989, c 396, s 3", neverSubstituted: true },
      { ...CHRISTMAS, statute: NS }
    ],
    substitute: { falling: "weekend", statute: "Labour Standards Code, RSNS 1989, c 246, ss 37–42", chosenBy: "law" }
  },
  NT: {
    rules: [
      { ...NEW_YEAR, statute: NT },
      { ...GOOD_FRIDAY, statute: NT },
      { ...VICTORIA, statute: NT },
      { ...INDIGENOUS_PEOPLES, statute: NT, from: 2001 },
      { ...CANADA, statute: NT },
      { ...FIRST_MONDAY_OF_AUGUST, statute: NT },
      { ...LABOUR, statute: NT },
      { ...TRUTH, statute: NT, from: 2022 },
      { ...THANKSGIVING, statute: NT },
      { ...REMEMBRANCE, statute: NT },
      { ...CHRISTMAS, statute: NT }
    ],
    substitute: CANADA_DAY_MOVES
  },
  NU: {
    rules: [
      { ...NEW_YEAR, statute: NU },
      { ...GOOD_FRIDAY, statute: NU },
      { ...VICTORIA, statute: NU },
      { ...CANADA, statute: NU },
      { id: "nunavut", en: "Nunavut Day", fr: "Jour du Nunavut", when: date(7, 9), statute: NU, from: 2020 },
      { ...FIRST_MONDAY_OF_AUGUST, statute: NU },
      { ...LABOUR, statute: NU },
      { ...TRUTH, statute: NU, from: 2022 },
      { ...THANKSGIVING, statute: NU },
      { ...REMEMBRANCE, statute: NU },
      { ...CHRISTMAS, statute: NU }
    ],
    substitute: CANADA_DAY_MOVES
  },
  ON: {
    rules: [
      { ...NEW_YEAR, statute: ON },
      {
        ...FAMILY,
        statute: "Exemptions, Special Rules and Establishment of Minimum Wage, O Reg 285/01, s 1.1",
        from: 2008
      },
      { ...GOOD_FRIDAY, statute: ON },
      { ...VICTORIA, statute: ON },
      { ...CANADA, statute: ON },
      { ...LABOUR, statute: ON },
      { ...THANKSGIVING, statute: ON },
      { ...CHRISTMAS, statute: ON },
      { ...BOXING, statute: ON }
    ],
    substitute: {
      falling: "weekend",
      statute: "Employment Standards Act, 2000, SO 2000, c 41, s 29(1)",
      chosenBy: "employer"
    }
  },
  PE: {
    rules: [
      { ...NEW_YEAR, statute: PE },
      {
        ...FAMILY,
        id: "islander",
        en: "Islander Day",
        fr: "Jour des Insulaires",
        when: monday(2, 2),
        statute: PE,
        from: 2009,
        until: 2009
      },
      { ...FAMILY, id: "islander", en: "Islander Day", fr: "Jour des Insulaires", statute: PE, from: 2010 },
      { ...GOOD_FRIDAY, statute: PE },
      { ...CANADA, statute: PE },
      { ...LABOUR, statute: PE },
      {
        id: "state-funeral",
        en: "State funeral of Queen Elizabeth II",
        fr: "Funérailles d’État de la reine Elizabeth II",
        when: date(9, 19),
        // The only jurisdiction that made it a holiday beyond its own public service.
        statute: `${PE}, as declared by the province on 13 September 2022`,
        from: 2022,
        until: 2022
      },
      { ...TRUTH, statute: PE, from: 2022 },
      { ...REMEMBRANCE, statute: PE },
      { ...CHRISTMAS, statute: PE }
    ],
    substitute: {
      falling: "weekend",
      statute: "Employment Standards Act, RSPEI 1988, c E-6.2, ss 6–10",
      chosenBy: "law"
    }
  },
  QC: {
    rules: [
      { ...NEW_YEAR, statute: QC },
      // Or Easter Monday, as the employer chooses; Good Friday is the usual choice.
      { ...GOOD_FRIDAY, statute: QC },
      { ...VICTORIA, id: "patriots", en: "National Patriots’ Day", fr: "Journée nationale des patriotes", statute: QC },
      {
        id: "quebec-national",
        en: "Quebec’s National Holiday",
        fr: "Fête nationale du Québec",
        when: date(6, 24),
        statute: QC_NATIONAL
      },
      { ...CANADA, statute: QC },
      { ...LABOUR, statute: QC },
      { ...THANKSGIVING, fr: "Action de grâce", statute: QC },
      { ...CHRISTMAS, statute: QC }
    ],
    // For the others, and on a Saturday, the employer may pay instead of giving a day.
    substitute: {
      falling: "Sunday",
      only: ["quebec-national", "canada"],
      statute: `${QC}; ${QC_NATIONAL}`,
      chosenBy: "law"
    }
  },
  SK: {
    rules: [
      { ...NEW_YEAR, statute: SK },
      { ...FAMILY, statute: SK, from: 2007 },
      { ...GOOD_FRIDAY, statute: SK },
      { ...VICTORIA, statute: SK },
      { ...CANADA, statute: SK },
      {
        ...FIRST_MONDAY_OF_AUGUST,
        id: "saskatchewan",
        en: "Saskatchewan Day",
        fr: "Fête de la Saskatchewan",
        statute: SK
      },
      { ...LABOUR, statute: SK },
      { ...THANKSGIVING, statute: SK },
      { ...REMEMBRANCE, statute: SK },
      { ...CHRISTMAS, statute: SK }
    ],
    substitute: { falling: "Sunday", statute: SK, chosenBy: "law" }
  },
  YT: {
    rules: [
      { ...NEW_YEAR, statute: YT },
      { ...GOOD_FRIDAY, statute: YT },
      { ...VICTORIA, statute: YT },
      { ...INDIGENOUS_PEOPLES, statute: YT, from: 2017 },
      { ...CANADA, statute: YT },
      { id: "discovery", en: "Discovery Day", fr: "Jour de la Découverte", when: monday(3, 8), statute: YT },
      { ...LABOUR, statute: YT },
      { ...TRUTH, statute: YT, from: 2023 },
      { ...THANKSGIVING, statute: YT },
      { ...REMEMBRANCE, statute: YT },
      { ...CHRISTMAS, statute: YT }
    ],
    substitute: { falling: "weekend", statute: "Employment Standards Act, RSY 2002, c 72, Part 5", chosenBy: "law" }
  }
}
