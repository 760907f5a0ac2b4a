/** The design's tokens, read from the style sheets themselves, so that the styleguide cannot tell of others. */

export interface Token {
  /** `--paper`. */
  readonly name: string
  readonly value: string
}

/** Custom properties that `:root` declares, in their order, each once. */
export const tokensIn = (sheets: Iterable<CSSStyleSheet>): ReadonlyArray<Token> => {
  const found = new Map<string, string>()
  for (const sheet of sheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSStyleRule) || rule.selectorText !== ":root") continue
      for (const name of rule.style) {
        if (name.startsWith("--") && !found.has(name)) found.set(name, rule.style.getPropertyValue(name).trim())
      }
    }
  }
  return [...found].map(([name, value]) => ({ name, value }))
}

export const isColour = ({ value }: Token): boolean => value.startsWith("light-dark(") || value.startsWith("oklch(")
