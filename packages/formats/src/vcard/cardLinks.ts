/** What kind of page an address in a card leads to, by itself or by the label beside it. */
import type { Link } from "@kith/core/domain/entities/Contact"
import { linkOf } from "@kith/core/domain/identity/linkOf"

export const kindOfLabel = (label: string | undefined): Link["kind"] | undefined => {
  const word = label?.trim().toLowerCase()
  return word === "linkedin" || word === "twitter" || word === "facebook" ? word : undefined
}

/** The address says best whose it is. */
export const linkNamed = (url: string, named: Link["kind"] | undefined): Link => {
  const link = linkOf(url)
  return link.kind === "website" && named !== undefined ? { kind: named, url } : link
}
