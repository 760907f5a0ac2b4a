/** What kind of page an address leads to, for links that people type or paste. */
import type { Link } from "../entities/Contact.ts"

export const linkOf = (url: string): Link => ({ kind: KINDS[hostOf(url)] ?? "website", url })

const KINDS: { readonly [host: string]: Link["kind"] } = {
  "linkedin.com": "linkedin",
  "lnkd.in": "linkedin",
  "twitter.com": "twitter",
  "x.com": "twitter",
  "facebook.com": "facebook",
  "fb.com": "facebook"
}

/** Without the country or the device that sites put before their name: `ca.linkedin.com`, `m.facebook.com`. */
const hostOf = (url: string): string =>
  url
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .split(/[/?#:]/)[0]!
    .replace(/^(?:[a-z]{1,3}\.)(?=[^.]+\.[a-z]+$)/, "")
