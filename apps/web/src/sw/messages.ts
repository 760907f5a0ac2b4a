/** What a page says to the service worker. */
export type FromPage =
  /** Take over from the version before. */
  | { readonly _tag: "Update" }
  /** Show what there is to tell as of `now`, ms. */
  | { readonly _tag: "ShowNotices"; readonly now: number }
