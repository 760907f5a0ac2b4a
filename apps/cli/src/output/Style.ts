/** Colours, on terminals only, and never the only sign of anything. */

export interface Style {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly good: (text: string) => string
  readonly warn: (text: string) => string
  readonly bad: (text: string) => string
  readonly id: (text: string) => string
}

const plain = (text: string): string => text

export const noStyle: Style = { bold: plain, dim: plain, good: plain, warn: plain, bad: plain, id: plain }

const sgr =
  (on: number, off: number) =>
  (text: string): string =>
    text === "" ? "" : `\u001b[${on}m${text}\u001b[${off}m`

export const ansiStyle: Style = {
  bold: sgr(1, 22),
  dim: sgr(2, 22),
  good: sgr(32, 39),
  warn: sgr(33, 39),
  bad: sgr(31, 39),
  id: sgr(36, 39)
}
