/** Who led to whom, as trees: everybody stands once, under whoever led to them first. */

/** `from` led to `to`. */
export interface Referral {
  readonly from: string
  readonly to: string
}

export interface ReferralNode {
  readonly id: string
  readonly led: ReadonlyArray<ReferralNode>
  /** How many stand below, however far. */
  readonly below: number
}

/**
 * The trees of whoever leads to somebody and was led to by nobody; the largest first. Of several that led to one person
 * the first given counts, and one that would close a circle is left out, so that every person is in exactly one place.
 */
export const referralForest = (referrals: Iterable<Referral>): ReadonlyArray<ReferralNode> => {
  const by = new Map<string, string>()
  const tops = new Map<string, string>()
  for (const { from, to } of referrals) {
    if (by.has(to) || topOf(tops, from) === to) continue
    by.set(to, from)
    tops.set(to, from)
  }
  const led = Map.groupBy(by.keys(), (to) => by.get(to)!)
  const roots = [...led.keys()].filter((id) => !by.has(id))
  return inOrder(roots.map((root) => grown(root, led)))
}

/** Who stands at the top of somebody's tree. Shortens the ways it goes, so that a long chain is not walked over and over. */
const topOf = (tops: Map<string, string>, id: string): string => {
  const way: Array<string> = []
  let top = id
  for (let next = tops.get(top); next !== undefined; next = tops.get(top)) {
    way.push(top)
    top = next
  }
  for (const each of way) tops.set(each, top)
  return top
}

/** From the leaves up, so that a long chain needs no deep stack. */
const grown = (root: string, led: ReadonlyMap<string, ReadonlyArray<string>>): ReferralNode => {
  const order = [root]
  for (let at = 0; at < order.length; at++) order.push(...(led.get(order[at]!) ?? []))
  const nodes = new Map<string, ReferralNode>()
  for (const id of order.toReversed()) {
    const below = inOrder((led.get(id) ?? []).map((each) => nodes.get(each)!))
    nodes.set(id, { id, led: below, below: below.reduce((sum, each) => sum + 1 + each.below, 0) })
  }
  return nodes.get(root)!
}

const inOrder = (nodes: ReadonlyArray<ReferralNode>): ReadonlyArray<ReferralNode> =>
  nodes.toSorted((a, b) => b.below - a.below || (a.id < b.id ? -1 : 1))
