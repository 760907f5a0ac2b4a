/** Gives the focus back to what opened a dialog when it closes; the dialogs' library does so only for a button of its own. */

export interface FocusBack {
  readonly onOpenAutoFocus: () => void
  readonly onCloseAutoFocus: () => void
}

export const focusBack = (): FocusBack => {
  let opener: Element | null = null
  let path = ""
  return {
    onOpenAutoFocus: () => {
      opener = document.activeElement
      path = location.pathname
    },
    onCloseAutoFocus: () => {
      // Another one that this one opened has it.
      if (document.querySelector("[role=dialog], [role=alertdialog]") !== null) return
      const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body
      // What opened it is gone, or the page is another one: its title is the next best place.
      const next = isThere && path === location.pathname ? opener : document.querySelector("#page h1")
      if (next instanceof HTMLElement) next.focus({ preventScroll: true })
      opener = null
    }
  }
}
