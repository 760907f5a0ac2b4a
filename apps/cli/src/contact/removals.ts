/** What `--untag` and `--drop` take away: elements of a contact's sets, by what people call them. */
import type { Person } from "@kith/core/domain/identity/Person"
import { plain } from "@kith/core/domain/words/plain"
import type { ContactPatch } from "@kith/core/workspace/EditingPeople"

/** Adds to `patch` the removal of whatever is called so; `false` where nothing is. */
export const dropFrom = (patch: ContactPatch, { contact }: Person, typed: string): boolean => {
  const wanted = plain(typed)
  const digits = typed.replace(/\D/g, "")
  const called = {
    emails: contact.emails.filter((email) => plain(email) === wanted),
    phones: contact.phones.filter((phone) => digits.length > 3 && phone.replace(/\D/g, "") === digits),
    addresses: contact.addresses.filter((address) => plain(address) === wanted),
    links: contact.links.filter(({ url }) => bareUrl(url) === bareUrl(typed)),
    tags: contact.tags.filter((tag) => plain(tag) === wanted),
    custom: contact.custom.filter(
      ({ label, value }) => plain(label) === wanted || plain(`${label}=${value}`) === wanted
    )
  }
  let found = false
  for (const [field, elements] of Object.entries(called) as ReadonlyArray<
    [keyof typeof called, ReadonlyArray<unknown>]
  >) {
    if (elements.length === 0) continue
    found = true
    const said = patch[field]
    patch[field] = { ...said, remove: [...(said?.remove ?? []), ...elements] } as object
  }
  return found
}

const bareUrl = (url: string): string =>
  plain(url)
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/\/+$/, "")
