/** Tells names from other words by how they are written. */

/** Written with a capital, as names are, and not in capitals only, as abbreviations are: `Ana`, `McKay`, not `CPA`. */
export const isTitled = (bare: string): boolean => {
  const first = bare.charAt(0)
  return first !== first.toLowerCase() && (bare !== bare.toUpperCase() || bare.length === 1)
}
