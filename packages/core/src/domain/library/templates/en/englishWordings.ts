/** The built-in templates' English words. Loaded with the bank, which is loaded when a draft is first asked for. */
import type { TemplateId } from "../builtInTemplates.ts"
import type { Wording } from "../MessageTemplate.ts"
import { englishAfterwards } from "./afterwards.ts"
import { englishCalls } from "./calls.ts"
import { englishOutreach } from "./outreach.ts"
import { englishPapers } from "./papers.ts"

export const englishWordings: Readonly<Record<TemplateId, Wording>> = {
  ...englishOutreach,
  ...englishCalls,
  ...englishAfterwards,
  ...englishPapers
}
