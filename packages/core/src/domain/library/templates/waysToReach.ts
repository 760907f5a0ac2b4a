/** The ways to reach somebody that a plan holds, told apart: for cards, letters and address books. */

export type WayKind = "email" | "phone" | "page"

/** An address has an @; a page a dot with letters around; a number neither. */
export const kindOfWay = (text: string): WayKind =>
  text.includes("@") ? "email" : /^https?:|\p{L}{2,}[^.]*\.|\.\p{L}{2,}/iu.test(text) ? "page" : "phone"

const ORDER: ReadonlyArray<WayKind> = ["email", "phone", "page"]

/** As they stand on a card, whatever order they were noted in. */
export const waysInOrder = (ways: ReadonlyArray<string>): ReadonlyArray<string> =>
  ways.toSorted((a, b) => ORDER.indexOf(kindOfWay(a)) - ORDER.indexOf(kindOfWay(b)))
