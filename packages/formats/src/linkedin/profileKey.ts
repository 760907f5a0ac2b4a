/** What stays the same of a LinkedIn profile's address, however an export writes it. */

/**
 * `/in/<slug>`, lower-cased and decoded, of any address of a profile: `https://ca.linkedin.com/in/Zo%C3%A9-L/fr?x=y` is
 * `/in/zoé-l`. Undefined for an address that is no member's profile.
 */
export const profileKey = (url: string): string | undefined => {
  const match = /^(?:https?:)?(?:\/\/)?(?:[a-z0-9-]+\.)*linkedin\.com\/in\/([^/?#\s]+)/i.exec(url.trim())
  const slug = match?.[1]
  if (slug === undefined) return undefined
  // Most slugs are plain, and a file has many.
  return `/in/${(/[^!-$&-~]/.test(slug) ? decoded(slug).normalize("NFC") : slug).toLowerCase()}`
}

const decoded = (slug: string): string => {
  try {
    return decodeURIComponent(slug)
  } catch {
    return slug
  }
}
