/** Where a rule comes from, and whose figure its span is: what a reminder names as its source. See docs/guide/sources.md. */
import type { Language } from "../../words/calendarNames.ts"
import type { Source, Span } from "../RuleSpec.ts"
import { fr } from "../../words/french.ts"

export const sourceWords = (source: Source, lang: Language): string => SOURCES[lang][source]

/** "from a guide", for the explanation beside a figure. */
export const spanWords = (span: Span, lang: Language): string => SPANS[lang][span]

const SOURCES: Readonly<Record<Language, Readonly<Record<Source, string>>>> = {
  en: {
    S0: "a newsletter on the hidden job market, 2026",
    S1: "Moving2Canada’s guide to the informational interview, 2026",
    S2: "Service Canada’s page on information interviews",
    S3: "a settlement agency’s introduction to networking",
    kith: "Kith",
    user: "you"
  },
  fr: {
    S0: fr`une infolettre sur le marché caché de l'emploi, 2026`,
    S1: fr`le guide de Moving2Canada sur l'entrevue d'information, 2026`,
    S2: fr`la page de Service Canada sur les entrevues d'information`,
    S3: fr`l'introduction au réseautage d'un organisme d'établissement`,
    kith: "Kith",
    user: "vous"
  }
}

const SPANS: Readonly<Record<Language, Readonly<Record<Span, string>>>> = {
  en: { guide: "the guides’ figure", kith: "Kith’s default", user: "your own figure" },
  fr: { guide: "le délai des guides", kith: "le délai par défaut de Kith", user: "votre propre délai" }
}
