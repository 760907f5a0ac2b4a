/** What somebody typed into a draft, kept for this tab until it is sent: a reload or a look elsewhere loses no word. */

export interface TypedDraft {
  readonly subject: string
  readonly body: string
}

const keyOf = (draft: string): string => `kith.draft.${draft}`

export const typedBefore = (draft: string): TypedDraft | undefined => {
  const kept = sessionStorage.getItem(keyOf(draft))
  return kept === null ? undefined : (JSON.parse(kept) as TypedDraft)
}

export const keepTyped = (draft: string, typed: TypedDraft): void =>
  sessionStorage.setItem(keyOf(draft), JSON.stringify(typed))

export const forgetTyped = (draft: string): void => sessionStorage.removeItem(keyOf(draft))
