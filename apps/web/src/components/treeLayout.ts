/** Where the people of a tree stand in its picture. Loaded with the layout it uses, only where a tree is drawn. */
import { hierarchy, tree } from "d3-hierarchy"

export interface TreeNode {
  readonly id: string
  readonly name: string
  /** Below the name. */
  readonly about: string
  readonly children: ReadonlyArray<TreeNode>
}

export interface PlacedNode {
  readonly id: string
  readonly name: string
  readonly about: string
  /** 1 is the root. */
  readonly level: number
  /** Of its left edge and middle, px. */
  readonly x: number
  readonly y: number
  /** Of its box: as wide as the longest name needs, within bounds. */
  readonly width: number
  /** The place in the list of whoever led there, and of the first led to; -1: nobody. */
  readonly parent: number
  readonly child: number
  /** Its place among those of one parent, from 1, and how many these are. */
  readonly position: number
  readonly size: number
}

export interface PlacedTree {
  /** A parent stands before its children. */
  readonly nodes: ReadonlyArray<PlacedNode>
  readonly width: number
  readonly height: number
}

/** How far apart people stand, px. */
const BETWEEN = 40
const DOWN = 56
const MARGIN = 8
/** A letter of a name, about, and of the line below it; a letter of a wide script takes twice as much. */
const LETTER = 9.2
const SMALL_LETTER = 7.4
const PADDING = 24
const NARROWEST = 72
const WIDEST = 248

/** From left to right, one column a generation; the root's is as narrow as its own name. */
export const placeTree = (root: TreeNode): PlacedTree => {
  const rooted = hierarchy(root, ({ children }) => children as Array<TreeNode>)
  const boxWidth = widthFor(rooted.descendants().map(({ data }) => needed(data)))
  const rootWidth = widthFor([needed(root)])
  const placed = tree<TreeNode>()
    .nodeSize([DOWN, boxWidth + BETWEEN])
    .separation(() => 1)(rooted)
  const all = placed.descendants()
  const places = new Map(all.map((node, index) => [node, index]))
  const top = all.reduce((least, { x }) => Math.min(least, x), 0)
  const bottom = all.reduce((most, { x }) => Math.max(most, x), 0)
  const nodes = all.map((node) => ({
    id: node.data.id,
    name: node.data.name,
    about: node.data.about,
    level: node.depth + 1,
    x: MARGIN + (node.parent === null ? 0 : node.y - boxWidth + rootWidth),
    y: node.x - top + DOWN / 2,
    width: node.parent === null ? rootWidth : boxWidth,
    parent: node.parent === null ? -1 : places.get(node.parent)!,
    child: node.children?.[0] === undefined ? -1 : places.get(node.children[0])!,
    position: node.parent === null ? 1 : node.parent.children!.indexOf(node) + 1,
    size: node.parent?.children?.length ?? 1
  }))
  return {
    nodes,
    width: nodes.reduce((most, { x, width }) => Math.max(most, x + width), 0) + MARGIN,
    height: bottom - top + DOWN
  }
}

/** The room that a box's texts take, px. */
const needed = ({ name, about }: TreeNode): number => Math.max(wide(name) * LETTER, wide(about) * SMALL_LETTER)

const widthFor = (texts: ReadonlyArray<number>): number =>
  Math.round(Math.min(WIDEST, Math.max(NARROWEST, PADDING + texts.reduce((a, b) => Math.max(a, b), 0))))

/** How many letters of an alphabet stand in the same room. */
const wide = (text: string): number => {
  let letters = 0
  for (const letter of text)
    letters += /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(letter) ? 2 : 1
  return letters
}
