/** What each part of the sheet over a person's page is given. */
import type { PersonPage } from "../../log/person/personPage.ts"

export interface SheetPart {
  readonly page: PersonPage
  readonly onClose: () => void
}
