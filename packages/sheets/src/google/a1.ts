/** Names of columns, cells and tabs as formulas write them: for the layer's lookups, and for telling people where. */

/** 0 is A, 26 is AA. */
export const columnName = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26)

export const quotedTab = (title: string): string => `'${title.replaceAll("'", "''")}'`
