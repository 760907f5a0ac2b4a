/** Where this machine has a Chromium, and how it is started for tests: without sandbox, network chatter or first-run pages. */
import { existsSync } from "node:fs"

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable"
]

/** `CHROMIUM` names another one. `undefined`: there is none. */
export const findChromium = (
  environment: Readonly<Record<string, string | undefined>> = process.env
): string | undefined =>
  [environment["CHROMIUM"], ...PLACES].find((path) => path !== undefined && path !== "" && existsSync(path))

/** For whoever finds none. */
export const CHROMIUM_MISSING =
  "There is no Chromium here (apt-get install -y chromium, or set CHROMIUM to the path of one)"

export const chromiumArguments: ReadonlyArray<string> = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
]
