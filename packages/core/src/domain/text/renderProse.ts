/** A text as a string. */
import type { Prose } from "../declare/Field.ts"

/** Needs Automerge only where there are edits. */
export const renderProse = async (prose: Prose): Promise<string> =>
  prose.edits.length === 0 ? prose.start : (await import("./ProseDocument.ts")).renderDocument(prose).text
