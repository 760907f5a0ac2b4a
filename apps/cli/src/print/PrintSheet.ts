/** What goes on paper, before anybody knows whether as plain text or as a page. */

export interface PrintItem {
  readonly text: string
  /** Beside it, at the end of the line: a date. */
  readonly aside?: string
  /** Below it, smaller. */
  readonly detail?: string
  /** A box to tick before it, or its number. */
  readonly mark?: "box" | number
  /** Empty lines to write on below it. */
  readonly room?: number
}

export interface PrintSection {
  readonly heading?: string
  readonly items: ReadonlyArray<PrintItem>
}

export interface PrintCard {
  readonly lines: ReadonlyArray<string>
  /** A card as address books read it, for a QR code. */
  readonly vCard: string
}

export interface PrintSheet {
  readonly title: string
  readonly about?: string
  readonly sections: ReadonlyArray<PrintSection>
  readonly card?: PrintCard
}
