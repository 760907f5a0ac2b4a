/** Which kind of page an address is. For exports that have one column for all of them. */
import type { Link } from "@kith/core/domain/entities/Contact"

export const linkOf = (url: string): Link => ({ kind: kindOf(hostOf(url)), url })

const hostOf = (url: string): string =>
  /^\s*(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(?:[^/@\s]*@)?([^/:?#\s]+)/i.exec(url)?.[1]?.toLowerCase() ?? ""

const kindOf = (host: string): Link["kind"] =>
  KINDS.find(([domain]) => host === domain || host.endsWith(`.${domain}`))?.[1] ?? "website"

const KINDS: ReadonlyArray<readonly [string, Link["kind"]]> = [
  ["linkedin.com", "linkedin"],
  ["lnkd.in", "linkedin"],
  ["twitter.com", "twitter"],
  ["x.com", "twitter"],
  ["facebook.com", "facebook"],
  ["fb.com", "facebook"],
  ["fb.me", "facebook"]
]
