/**
 * Draws lucide's icons, in place of the component that its package brings (`vite.config.ts`): that one puts each together from
 * a dozen reactive parts, which on a slow phone was half of what showing Today's cards took. Here, an icon is put together
 * once, and copied. They stand beside words, so that nobody hears of them, and are sized by the styles around them.
 */

interface IconData {
  readonly node: ReadonlyArray<readonly [tag: string, attributes: Readonly<Record<string, string>>]>
}

const SVG = "http://www.w3.org/2000/svg"

const attributes = {
  viewBox: "0 0 24 24",
  width: "24",
  height: "24",
  fill: "none",
  stroke: "currentColor",
  "stroke-width": "2",
  "stroke-linecap": "round",
  "stroke-linejoin": "round",
  "aria-hidden": "true"
}

const drawn = new WeakMap<IconData, Element>()

// oxlint-disable-next-line import/no-default-export -- Lucide's icons import it so.
export default ({ icon }: { readonly icon: IconData }): Node => {
  let picture = drawn.get(icon)
  if (picture === undefined) drawn.set(icon, (picture = draw(icon)))
  return picture.cloneNode(true)
}

const draw = ({ node }: IconData): Element => {
  const picture = element("svg", attributes)
  picture.append(...node.map(([tag, { key: _, ...own }]) => element(tag, own)))
  return picture
}

const element = (tag: string, own: Readonly<Record<string, string>>): Element => {
  const made = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(own)) made.setAttribute(name, value)
  return made
}
