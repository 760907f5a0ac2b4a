/** Pairs of contacts that may be one person, side by side, with why; made one, or told apart. */
import { signWords } from "@kith/core/domain/words/likenessWords"
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Avatar } from "../../components/Avatar.tsx"
import { Button } from "../../components/Button.tsx"
import type { AlikePair, AlikeSide } from "../../log/person/samePerson.ts"
import { alikeWords } from "./alikeWords.ts"
import "./alike.css"

export interface AlikePairsProps {
  readonly pairs: ReadonlyArray<AlikePair>
  readonly onMerged?: (id: string) => void
}

export const AlikePairs = (props: AlikePairsProps) => {
  const { tell } = useLog()
  const words = useWords(alikeWords)
  const signs = useWords(signWords)
  const failed = useFailures()
  const merge = ({ one, other }: AlikePair): void => {
    tell.mergePeople({ one: one.id, other: other.id }).then(({ batch, id, name }) => {
      say(words().merged(name), batch)
      props.onMerged?.(id)
    }, failed)
  }
  const apart = ({ one, other }: AlikePair): void => {
    tell
      .tellApart({ one: one.id, other: other.id })
      .then(({ batch }) => say(words().toldApart(one.name, other.name), batch), failed)
  }
  return (
    <ul class="alike">
      <For each={props.pairs}>
        {(pair) => (
          <li class="alike-pair">
            <p class="alike-why">
              {words().why(
                pair.likely,
                pair.by.map((sign) => signs()[sign])
              )}
            </p>
            <div class="alike-sides">
              <Side side={pair.one} />
              <Side side={pair.other} />
            </div>
            <div class="person-steps">
              <Button aria-label={words().mergeThese(pair.one.name, pair.other.name)} onClick={() => merge(pair)}>
                {words().merge}
              </Button>
              <Button
                kind="quiet"
                aria-label={words().tellApartThese(pair.one.name, pair.other.name)}
                onClick={() => apart(pair)}
              >
                {words().tellApart}
              </Button>
            </div>
          </li>
        )}
      </For>
    </ul>
  )
}

const Side = (props: { readonly side: AlikeSide }) => (
  <div class="alike-side">
    <Avatar name={props.side.name} />
    <div class="alike-facts">
      <A class="name" href={`/people/${props.side.id}`} dir="auto">
        {props.side.name}
      </A>
      <Show when={props.side.about !== ""}>
        <p dir="auto">{props.side.about}</p>
      </Show>
      <For each={props.side.reach}>{(way) => <p class="soft">{way}</p>}</For>
    </div>
  </div>
)
