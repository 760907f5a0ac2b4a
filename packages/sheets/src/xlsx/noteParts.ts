/** Notes put on a sheet's cells: in the parts that it has for them, or in new ones. */
import { type Place, placeName, placeOf } from "@kith/formats/xlsx/cellReference"
import { attributeOf, relationOf } from "@kith/formats/xlsx/xmlAttributes"
import { changedBoxes, changedComments, noBoxes, noComments, type NoteChanges } from "./cellNotes.ts"
import { boxesReferred } from "./sheetElements.ts"
import type { SheetPart } from "./SheetPart.ts"
import { XML, type WorkbookDraft } from "./WorkbookDraft.ts"
import { childOf, namespaceOf, type Splice, xmlTree } from "./XmlTree.ts"

const COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
const VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"

/** Changes the parts, and gives what has to change in the sheet's own. */
export const noteSplices = (
  draft: WorkbookDraft,
  path: string,
  part: SheetPart,
  notes: ReadonlyArray<readonly [place: Place, text: string]>
): ReadonlyArray<Splice> => {
  const relations = draft.relations(path)
  const discussed = discussedCells(
    draft,
    relations.filter(({ kind }) => kind === "threadedComment")
  )
  // A discussion's first words are kept as a note too; it is its people's.
  const changes: NoteChanges = new Map(
    notes.flatMap(([place, text]) => (discussed.has(placeName(place)) ? [] : [[placeName(place), text] as const]))
  )
  const comments = relations.find(({ kind, target }) => kind === "comments" && draft.has(target))?.target
  if (changes.size === 0) return []
  if (comments === undefined) {
    if ([...changes.values()].every((text) => text === "")) return []
    const text = changedComments(XML + noComments(namespaceOf(part.root)), changes)
    draft.add(path, "comments", draft.freeName("xl/comments", ".xml"), text, COMMENTS)
  } else draft.set(comments, changedComments(draft.text(comments), changes))
  const drawing = childOf(part.root, "legacyDrawing")
  const id = drawing === undefined ? undefined : relationOf(drawing.attributes)
  const boxes = relations.find((relation) => relation.id === id)?.target
  if (boxes !== undefined && draft.has(boxes)) {
    draft.set(boxes, changedBoxes(draft.text(boxes), changes))
    return []
  }
  draft.addDefaultType("vml", VML)
  const vml = changedBoxes(noBoxes, changes)
  const relation = draft.add(path, "vmlDrawing", draft.freeName("xl/drawings/vmlDrawing", ".vml"), vml, VML)
  return [boxesReferred(part, relation, draft.relationNamespace)]
}

const discussedCells = (
  draft: WorkbookDraft,
  relations: ReadonlyArray<{ readonly target: string }>
): ReadonlySet<string> =>
  new Set(
    relations.flatMap(({ target }) =>
      draft.has(target)
        ? xmlTree(draft.text(target)).children.flatMap(({ attributes }) => {
            const place = placeOf(attributeOf(attributes, "ref") ?? "")
            return place === undefined ? [] : placeName(place)
          })
        : []
    )
  )
