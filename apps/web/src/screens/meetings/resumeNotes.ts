/** Saves what was typed in a meeting and never reached the log: the tab was closed, or the phone gave out, within a moment. */
import type { Kept } from "../../app/savedText.ts"
import { dropUnsaved, unsavedUnder } from "../../app/unsaved.ts"
import type { LogLink } from "../../link/LogLink.ts"
import type { MeetingNotes } from "../../log/meetingMode.ts"

export const resumeNotes = async ({ tell }: Pick<LogLink, "tell">): Promise<void> => {
  for (const [what, kept] of unsavedUnder("meeting/")) {
    const notes = notesFrom(what, kept as Kept)
    if (notes === undefined) continue
    try {
      await tell.noteMeeting(notes)
      dropUnsaved(what)
    } catch {
      // Kept for the next time; meeting mode says so, too.
    }
  }
}

/** `undefined`: what is kept for the meeting's end, which nobody has said is over. */
const notesFrom = (what: string, { base, text }: Kept): MeetingNotes | undefined => {
  const [, id = "", part, question] = what.split("/")
  const nothing = { id, answers: [], notes: undefined, useful: undefined }
  if (part === "answer" && question !== undefined) return { ...nothing, answers: [{ question, text }] }
  if (part === "notes") return { ...nothing, notes: { base, text } }
  return part === "useful" ? { ...nothing, useful: text } : undefined
}
