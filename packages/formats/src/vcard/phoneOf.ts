/** A card's telephone number as people write it. */

/** `tel:+1-416-555-0100;ext=5`, as version 4.0 has it, and what people type. */
export const phoneOf = (text: string): string => {
  const typed = text.trim()
  const uri = /^tel:([^;]*)((?:;[^;]*)*)$/i.exec(typed)
  if (uri === null) return typed
  const extension = /;ext=([^;]+)/i.exec(uri[2]!)?.[1]
  return extension === undefined ? uri[1]! : `${uri[1]}, ext. ${extension}`
}
