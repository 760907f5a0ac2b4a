/** The connector's own notes on cells, known again by their beginning. */
import type { Language } from "@kith/core/domain/words/calendarNames"

const MARK = "Kith"

/** Whether a note is ours to change. */
export const isOurNote = (note: string | undefined): boolean =>
  note === undefined || note === "" || note.startsWith(`${MARK}: `) || note.startsWith(`${MARK}\u00a0: `)

export const conflictNote = (others: ReadonlyArray<string>, language: Language): string =>
  language === "fr"
    ? `${MARK}\u00a0: quelqu’un d’autre a écrit ${others.map((text) => `«\u00a0${text}\u00a0»`).join(", ")}. Écrivez ici la valeur à garder.`
    : `${MARK}: somebody else wrote ${others.map((text) => `“${text}”`).join(", ")}. Type the value to keep.`

export const deletedNote = (language: Language): string =>
  language === "fr"
    ? `${MARK}\u00a0: cette personne a été supprimée du journal. Sa ligne reste là jusqu’à ce que quelqu’un en confirme le retrait.`
    : `${MARK}: this person was deleted from the log. The row stays until somebody confirms that it may go.`
