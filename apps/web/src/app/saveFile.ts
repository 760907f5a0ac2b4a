/** Hands somebody a file that was made here: straight onto the disk where the browser lets them choose a place, else as a download. */
import type { PlaceOnDisk } from "../log/export/FileSink.ts"

interface WithPicker {
  readonly showSaveFilePicker?: (options: { readonly suggestedName: string }) => Promise<PlaceOnDisk>
}

/** Below this a download does: it takes no question. */
const LARGE_CHANGES = 50_000

/**
 * A place for a file of a log with so many changes. To be asked for in the tap itself. `undefined`: as a download;
 * `"canceled"`: they thought better of it.
 */
export const placeFor = async (name: string, changes: number): Promise<PlaceOnDisk | "canceled" | undefined> => {
  const { showSaveFilePicker } = window as WithPicker
  if (showSaveFilePicker === undefined || changes < LARGE_CHANGES) return undefined
  try {
    return await showSaveFilePicker.call(window, { suggestedName: name })
  } catch (cause) {
    return cause instanceof DOMException && cause.name === "AbortError" ? "canceled" : undefined
  }
}

/** How long a download may take to begin, ms; what it is made of stays in memory until then. */
const BEGINS_MS = 60_000

export const download = (file: Blob, name: string): void => {
  const url = URL.createObjectURL(file)
  const link = document.createElement("a")
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), BEGINS_MS)
}
