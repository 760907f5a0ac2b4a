/** Asks the browser to keep what is stored here even when the device runs out of room. */

/**
 * For right after the first thing worth keeping was saved: some browsers ask their user, and by then it is plain what for.
 * Whether it was granted stands on Data and backup.
 */
export const keepStorage = async (): Promise<void> => {
  const { storage } = navigator
  if (storage?.persist === undefined || wasAsked) return
  wasAsked = true
  try {
    if (!(await storage.persisted())) await storage.persist()
  } catch {
    // The browser decides; nothing is lost by its no.
  }
}

/** Once a visit is enough. */
let wasAsked = false
