/** The way back, by its name: to the page one came from, where it was read, or to the place that this one belongs to. */
import { A, useLocation } from "@solidjs/router"
import ArrowLeft from "lucide-solid/icons/arrow-left"
import { createMemo, Show } from "solid-js"
import { appWords } from "../app/appWords.ts"
import { useWords } from "../app/LogContext.tsx"
import { pageBehind } from "../app/pagesBehind.ts"
import { isPlace, parentPlace, type ParentPlace } from "../app/parentPlace.ts"
import { placesWords } from "../app/placesWords.ts"
import "./button.css"
import "./backLink.css"

export interface BackLinkProps {
  /** The page that this one belongs to, where it is no place: a person's. Without its name until that is known. */
  readonly parent?: { readonly path: string; readonly name: string | undefined }
}

export const BackLink = (props: BackLinkProps) => {
  const location = useLocation()
  const app = useWords(appWords)
  const places = useWords(placesWords)
  const back = createMemo(() => {
    const { pathname } = location
    const place = parentPlace(pathname)
    if (place === undefined) return undefined
    const behind = pageBehind()
    const isWayBack = behind !== undefined && !FORMS.test(behind.path) && !isBelow(behind.path, pathname)
    return { place, behind: isWayBack ? behind : undefined }
  })
  const placeName = ({ name }: ParentPlace): string =>
    name in app() ? app()[name as "more"] : places().names[name as "week"]
  return (
    <Show when={back()}>
      {(to) => (
        <A
          class="button button-quiet back-link no-print"
          classList={{ "back-to-places": isPlace(location.pathname) }}
          href={to().behind?.path ?? props.parent?.path ?? to().place.path}
          onClick={(event) => {
            if (to().behind === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            history.back()
          }}
        >
          <ArrowLeft aria-hidden="true" />
          <span class="back-name" dir="auto">
            {to().behind?.title ?? (props.parent === undefined ? placeName(to().place) : props.parent.name)}
          </span>
        </A>
      )}
    </Show>
  )
}

/** Pages to fill in: whoever leaves one by saving does not mean to come back to it. */
const FORMS = /\/(new|edit|mode|draft|conversations)(\/|\?|#|$)/

/** The page itself, or one that lies behind it: back from there is back to here. */
const isBelow = (path: string, place: string): boolean => {
  const bare = path.replace(/[?#].*$/, "")
  return bare === place || bare.startsWith(`${place}/`)
}
