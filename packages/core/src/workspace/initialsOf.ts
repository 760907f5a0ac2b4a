/** A name by its initials, for what others may come to see: a published calendar. */

/** "Ana Souza" is "A. S.", "Jean-Luc Roy" "J. L. R."; a name without letters is "?". */
export const initialsOf = (name: string): string =>
  (name.normalize("NFC").match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? ["?"])
    .map((word) => (word === "?" ? word : `${[...word][0]!.toUpperCase()}.`))
    .join(" ")
