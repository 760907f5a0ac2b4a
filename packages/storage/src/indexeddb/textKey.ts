/**
 * Text as a key. IndexedDB orders strings by UTF-16 unit, every store of ours by code point: the two differ where surrogates
 * stand against units above them, so those two ranges change places. Nearly all text has neither, and is its own key.
 */

const HIGH = /[\ud800-\uffff]/
const EACH_HIGH = /[\ud800-\uffff]/g

/** A lone surrogate becomes U+FFFD. */
export const textToKey = (text: string): string =>
  HIGH.test(text) ? text.toWellFormed().replace(EACH_HIGH, (unit) => shifted(unit, 0xe000, 0x2000, 0x800)) : text

export const keyToText = (key: string): string =>
  HIGH.test(key) ? key.replace(EACH_HIGH, (unit) => shifted(unit, 0xf800, 0x800, 0x2000)) : key

/** Units below `from` move up, the others down. */
const shifted = (unit: string, from: number, up: number, down: number): string => {
  const code = unit.charCodeAt(0)
  return String.fromCharCode(code < from ? code + up : code - down)
}
