/** Where one can go: a bar below on a phone, a column on a laptop with all other places below; the button for a new entry in its middle, or on top. */
import { A } from "@solidjs/router"
import CalendarDays from "lucide-solid/icons/calendar-days"
import Ellipsis from "lucide-solid/icons/ellipsis"
import Plus from "lucide-solid/icons/plus"
import Sun from "lucide-solid/icons/sun"
import Users from "lucide-solid/icons/users"
import { lazy, Show, Suspense } from "solid-js"
import { appWords } from "../app/appWords.ts"
import { openCapture } from "../app/captureLine.ts"
import { useWords } from "../app/LogContext.tsx"
import { mediaMatches } from "../app/mediaMatches.ts"
import { usePagesBehind } from "../app/pagesBehind.ts"
import "./navigation.css"

const PlaceLinks = lazy(() => import("./PlaceLinks.tsx").then((m) => ({ default: m.PlaceLinks })))

const SyncLine = lazy(() => import("../components/SyncLine.tsx").then((m) => ({ default: m.SyncLine })))

export const Navigation = () => {
  const words = useWords(appWords)
  const hasRoom = mediaMatches("(min-width: 60rem)")
  usePagesBehind()
  return (
    <nav class="navigation no-print" aria-label={words().places}>
      <span class="brand" aria-hidden="true">
        Kith
      </span>
      <A href="/" end class="place" activeClass="place-here">
        <Sun aria-hidden="true" />
        {words().today}
      </A>
      <A href="/people" class="place" activeClass="place-here">
        <Users aria-hidden="true" />
        {words().people}
      </A>
      <button type="button" class="place-add" onClick={() => openCapture()} aria-label={words().addShort}>
        <Plus aria-hidden="true" />
        <span class="place-add-text" aria-hidden="true">
          {words().addShort}
        </span>
      </button>
      <A href="/meetings" class="place" activeClass="place-here">
        <CalendarDays aria-hidden="true" />
        {words().meetings}
      </A>
      <A href="/more" class="place" activeClass="place-here">
        <Ellipsis aria-hidden="true" />
        {words().more}
      </A>
      <Show when={hasRoom()}>
        <div class="place-links">
          <Suspense>
            <PlaceLinks />
          </Suspense>
        </div>
        <Suspense>
          <SyncLine />
        </Suspense>
      </Show>
    </nav>
  )
}
