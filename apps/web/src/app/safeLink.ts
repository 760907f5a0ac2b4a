/** An address that somebody typed, as one that may be opened: never a script. */

/** `undefined` for what is no address of a page; one without a scheme is taken for https. */
export const safeLink = (typed: string): string | undefined => {
  const text = typed.trim()
  if (text === "") return undefined
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`)
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : undefined
  } catch {
    return undefined
  }
}
