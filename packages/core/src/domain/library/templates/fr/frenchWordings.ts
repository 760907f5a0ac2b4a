/** The built-in templates' French words. Loaded with the bank, which is loaded when a draft is first asked for. */
import type { TemplateId } from "../builtInTemplates.ts"
import type { Wording } from "../MessageTemplate.ts"
import { frenchAfterwards } from "./afterwards.ts"
import { frenchCalls } from "./calls.ts"
import { frenchOutreach } from "./outreach.ts"
import { frenchPapers } from "./papers.ts"

export const frenchWordings: Readonly<Record<TemplateId, Wording>> = {
  ...frenchOutreach,
  ...frenchCalls,
  ...frenchAfterwards,
  ...frenchPapers
}
