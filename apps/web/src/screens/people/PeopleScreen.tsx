/**
 * People: the list, one person, a message to them. One at a time on a phone, by the address; side by side where there is
 * room. It stays while one moves between them, so that the list keeps its place.
 */
import { useLocation, useParams } from "@solidjs/router"
import { createEffect, createSignal, lazy, Match, on, Show, Suspense, Switch } from "solid-js"
import { mediaMatches } from "../../app/mediaMatches.ts"
import { useWords } from "../../app/LogContext.tsx"
import { usePageTitle } from "../../app/pageTitle.ts"
import { PeopleList } from "./PeopleList.tsx"
import { peopleWords } from "./peopleWords.ts"
import "./peopleScreen.css"

const PersonView = lazy(() => import("../person/PersonView.tsx").then((m) => ({ default: m.PersonView })))
const DraftView = lazy(() => import("../person/DraftView.tsx").then((m) => ({ default: m.DraftView })))

export const PeopleScreen = () => {
  const params = useParams<{ id?: string; reminder?: string }>()
  const location = useLocation()
  const words = useWords(peopleWords)
  const isWide = mediaMatches("(min-width: 72rem)")
  const isDrafting = () => /^\/people\/[^/]+\/draft(\/|$)/.test(location.pathname)
  const isSearch = () => location.query["search"] !== undefined
  // What is due with whom is open, for the column of its message.
  const [due, setDue] = createSignal<{ readonly person: string; readonly reminder: string | undefined }>()
  usePageTitle(() => (params.id === undefined ? words().title : undefined))
  createEffect(
    on(
      () => params.id,
      () => (isWide() ? document.querySelector(".person")?.scrollTo({ top: 0 }) : window.scrollTo({ top: 0 })),
      { defer: true }
    )
  )
  const list = () => <PeopleList openId={params.id} isBeside={isWide()} isSearch={isSearch()} />
  const draft = () => (isDrafting() ? params.reminder : due()?.person === params.id ? due()?.reminder : undefined)
  return (
    <Show
      when={isWide()}
      fallback={
        <Suspense>
          <Switch fallback={list()}>
            <Match when={params.id !== undefined && isDrafting()}>
              <DraftView id={params.id!} reminder={params.reminder} isBeside={false} />
            </Match>
            <Match when={params.id !== undefined}>
              <PersonView id={params.id!} isBeside={false} onDue={() => undefined} />
            </Match>
          </Switch>
        </Suspense>
      }
    >
      <div class="columns">
        {list()}
        <Suspense fallback={<div />}>
          <Show
            when={params.id}
            fallback={
              <div class="columns-empty">
                <p class="empty-title">{words().choose}</p>
              </div>
            }
          >
            {(id) => (
              <>
                <PersonView id={id()} isBeside onDue={(reminder) => setDue({ person: id(), reminder })} />
                <Show when={isDrafting() || draft() !== undefined}>
                  <DraftView id={id()} reminder={draft()} isBeside />
                </Show>
              </>
            )}
          </Show>
        </Suspense>
      </div>
    </Show>
  )
}
