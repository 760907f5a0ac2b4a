/** Everybody by family name, searched as one types and narrowed down by chips; more rows come as the end comes near. */
import { A } from "@solidjs/router"
import Plus from "lucide-solid/icons/plus"
import Search from "lucide-solid/icons/search"
import X from "lucide-solid/icons/x"
import { createEffect, createMemo, createSignal, For, Match, on, onCleanup, onMount, Show, Switch } from "solid-js"
import { Dynamic } from "solid-js/web"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { Avatar } from "../../components/Avatar.tsx"
import { Button } from "../../components/Button.tsx"
import { EmptyState } from "../../components/EmptyState.tsx"
import { asked, facets, isNarrowed, narrow, PAGE, setShown, showEverybody, shown } from "./peopleFilter.ts"
import { FacetChip } from "./FacetChip.tsx"
import { useListKeys } from "./listKeys.ts"
import { peopleWords } from "./peopleWords.ts"
import "../../components/field.css"
import "../../components/sheet.css"
import "./peopleList.css"

export interface PeopleListProps {
  /** Whose page is open beside it. */
  readonly openId: string | undefined
  /** Beside a person's page it is no page of its own: its title is one level down. */
  readonly isBeside: boolean
  /** Somebody came here to search. */
  readonly isSearch: boolean
}

export const PeopleList = (props: PeopleListProps) => {
  const { ask, lang } = useLog()
  const words = useWords(peopleWords)
  const [progress, setProgress] = createSignal<string>()
  const page = liveAnswer(
    () => ({ ...asked(), lang: lang() }),
    async ({ lang: _, ...wanted }) => {
      const answer = await ask.people(wanted, (done, of) => setProgress(words().working(done, of)))
      setProgress(undefined)
      return answer
    }
  )
  const choices = liveAnswer(
    () => lang(),
    () => ask.peopleFacets()
  )
  const ids = createMemo(() => (page.value?.rows ?? []).map(({ id }) => id))
  const standing = liveAnswer(
    () => ({ ids: ids(), lang: lang() }),
    ({ ids }) => ask.peopleStages({ ids })
  )
  const stages = createMemo(() => new Map(standing.value?.map(({ id, stage }) => [id, stage])))
  const [isNearEnd, setNearEnd] = createSignal(false)
  // Again with each answer, as long as its rows do not reach past the window.
  createEffect(() => {
    const rows = page.value?.rows.length ?? 0
    if (isNearEnd() && rows >= shown.count && rows < page.value!.total) setShown("count", rows + PAGE)
  })

  let field!: HTMLInputElement
  let list!: HTMLElement
  let end!: HTMLDivElement
  createEffect(() => props.isSearch && field.focus())
  onMount(() => {
    const near = new IntersectionObserver((seen) => setNearEnd(seen.at(-1)!.isIntersecting), {
      root: props.isBeside ? list : null,
      rootMargin: "600px"
    })
    near.observe(end)
    onCleanup(() => near.disconnect())
    const scroller = (): Element => (props.isBeside ? list : document.scrollingElement!)
    const top = shown.top
    // Once the rows are there.
    createEffect(
      on(
        () => page.value !== undefined,
        (isThere) => isThere && top > 0 && scroller().scrollTo({ top })
      )
    )
    const keepPlace = (): void => setShown("top", scroller().scrollTop)
    const target = props.isBeside ? list : document
    target.addEventListener("scroll", keepPlace, { passive: true })
    onCleanup(() => target.removeEventListener("scroll", keepPlace))
  })
  useListKeys(() => list)

  return (
    <section
      class="people"
      classList={{ "people-beside": props.isBeside }}
      ref={list}
      aria-label={words().list}
      data-keeps-focus={props.isBeside ? "" : undefined}
    >
      <header class="people-head no-print">
        <div class="people-title">
          <Dynamic
            component={props.isBeside && props.openId !== undefined ? "h2" : "h1"}
            tabindex="-1"
            class="people-name"
          >
            {words().title}
          </Dynamic>
          <A class="button button-plain" href="/people/new" aria-label={words().add}>
            <Plus aria-hidden="true" />
            <span class="said-where-room">{words().add}</span>
          </A>
        </div>
        {/* Nobody is searched for where nobody is. */}
        <Show when={page.value?.all !== 0}>
          <div class="people-search">
            <Search aria-hidden="true" />
            <input
              ref={field}
              class="field-input"
              type="search"
              dir="auto"
              autocomplete="off"
              spellcheck={false}
              enterkeyhint="search"
              aria-label={words().search}
              placeholder={words().searchHint}
              value={shown.query}
              onInput={(event) => narrow({ query: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key === "Escape") narrow({ query: "" })
                if (event.key === "ArrowDown" || event.key === "Enter") {
                  event.preventDefault()
                  list.querySelector<HTMLAnchorElement>(".people-row")?.[event.key === "Enter" ? "click" : "focus"]()
                }
              }}
            />
            <Show when={shown.query !== ""}>
              <button
                type="button"
                class="icon-button people-clear"
                aria-label={words().clear}
                onClick={() => {
                  narrow({ query: "" })
                  field.focus()
                }}
              >
                <X aria-hidden="true" />
              </button>
            </Show>
          </div>
          <div class="people-facets" role="group" aria-label={words().filters}>
            <For each={facets.filter((facet) => (choices.value?.[facet].length ?? 0) > 0)}>
              {(facet) => (
                <FacetChip
                  label={words().facets[facet]}
                  value={shown[facet]}
                  choices={choices.value![facet]}
                  onChoose={(value) => narrow({ [facet]: value })}
                />
              )}
            </For>
          </div>
          <p class="people-count soft" aria-live="polite">
            <Show when={page.value} fallback={"\u00a0"}>
              {(value) => <span>{progress() ?? words().count(value().total, value().all)}</span>}
            </Show>
            <Show when={isNarrowed()}>
              <Button kind="quiet" class="people-all" onClick={showEverybody}>
                {words().everybody}
              </Button>
            </Show>
          </p>
        </Show>
      </header>
      <Show when={page.value}>
        {(value) => (
          <Switch
            fallback={
              <ul class="people-rows">
                <For each={value().rows}>
                  {(row, index) => {
                    const isFirst = () => row.letter !== undefined && value().rows[index() - 1]?.letter !== row.letter
                    return (
                      <li classList={{ "people-first": isFirst() }}>
                        <Show when={isFirst()}>
                          <p class="people-letter" aria-hidden="true">
                            {row.letter}
                          </p>
                        </Show>
                        <A
                          class="people-row"
                          href={`/people/${row.id}`}
                          aria-current={row.id === props.openId ? "true" : undefined}
                        >
                          <Avatar name={row.name} />
                          <span class="people-who">
                            <span class="name people-called" dir="auto">
                              {row.name || words().unnamed}
                            </span>
                            <span class="people-about soft" dir="auto">
                              {row.about || "\u00a0"}
                            </span>
                          </span>
                          <span class="people-stage soft">{stages().get(row.id) ?? ""}</span>
                        </A>
                      </li>
                    )
                  }}
                </For>
              </ul>
            }
          >
            <Match when={value().all === 0}>
              <Nobody />
            </Match>
            <Match when={value().total === 0}>
              <NobodyLike />
            </Match>
          </Switch>
        )}
      </Show>
      <div ref={end} class="people-end">
        <Show when={page.value !== undefined && page.value.all > 1 && page.value.total <= shown.count && !isNarrowed()}>
          <A href="/duplicates">{words().duplicates}</A>
        </Show>
      </div>
    </section>
  )
}

const Nobody = () => {
  const words = useWords(peopleWords)
  return (
    <EmptyState title={words().nobody} text={words().nobodyStep}>
      <A class="button button-main" href="/people/new">
        {words().add}
      </A>
      <A class="button button-plain" href="/import">
        {words().bring}
      </A>
    </EmptyState>
  )
}

const NobodyLike = () => {
  const words = useWords(peopleWords)
  const query = () => shown.query.trim()
  return (
    <EmptyState title={query() === "" ? words().nobodyLike : words().nobodyCalled(query())}>
      <Show when={/\p{L}/u.test(query())}>
        <A class="button button-plain" href={`/people/new?name=${encodeURIComponent(query())}`}>
          {words().addCalled(query())}
        </A>
      </Show>
    </EmptyState>
  )
}
