/** Light, dark, or as the device is: a choice of this device alone. */

export type Theme = "device" | "light" | "dark"

const KEY = "kith.theme"

export const themeHere = (): Theme => {
  const kept = localStorage.getItem(KEY)
  return kept === "light" || kept === "dark" ? kept : "device"
}

export const showTheme = (theme: Theme): void => {
  if (theme === "device") {
    localStorage.removeItem(KEY)
    delete document.documentElement.dataset["theme"]
    return
  }
  localStorage.setItem(KEY, theme)
  document.documentElement.dataset["theme"] = theme
}
