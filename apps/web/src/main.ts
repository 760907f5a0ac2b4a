/**
 * Starts the app: the log's worker at once, and what the first page will ask of it with it, so that it is at work while the
 * page's own script loads (`page.tsx`).
 */
import { currentLog } from "./app/currentLog.ts"
import { isInvitation } from "./app/invitation.ts"
import { languageHere } from "./app/language.ts"
import { linkTo } from "./link/LogLink.ts"

const frozenAt = localStorage.getItem("kith.frozenAt")
const reader = { lang: languageHere() }
const link = linkTo({
  worker: new Worker(new URL("./log/worker.ts", import.meta.url), { type: "module", name: "log" }),
  log: currentLog(),
  frozenAt: frozenAt === null ? undefined : Date.parse(frozenAt),
  language: () => reader.lang
})

// An invitation opens wherever the app is: the link leads to its root.
if (isInvitation(location.hash)) history.replaceState(null, "", `/join${location.hash}`)
link.askAhead(location.pathname === "/" ? { today: { all: false } } : {})

void import("./page.tsx").then(({ showPage }) => showPage(link, reader))
