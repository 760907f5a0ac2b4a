/** Who may be the same person as this one; and taking apart again what was made one. */
import { For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { AlikePairs } from "./AlikePairs.tsx"
import { personSheetsWords } from "./personSheetsWords.ts"
import type { SheetPart } from "./sheetPart.ts"
import "./personSheets.css"

export const AlikePart = (props: SheetPart) => {
  const { ask } = useLog()
  const words = useWords(personSheetsWords)
  const pairs = liveAnswer(
    () => props.page.id,
    (id) => ask.alikeTo({ id })
  )
  return (
    <Show when={pairs.value} fallback={<p class="sheet-room" />}>
      {(found) => (
        <Show when={found().length > 0} fallback={<p>{words().nobodyAlike(props.page.name)}</p>}>
          <AlikePairs pairs={found()} onMerged={() => props.onClose()} />
        </Show>
      )}
    </Show>
  )
}

export const SplitPart = (props: SheetPart) => {
  const { ask, tell } = useLog()
  const words = useWords(personSheetsWords)
  const failed = useFailures()
  const members = liveAnswer(
    () => props.page.id,
    (id) => ask.members({ id })
  )
  return (
    <>
      <p>{words().splitAbout}</p>
      <ul class="members">
        <For each={members.value}>
          {({ id, name, about }) => (
            <li class="member">
              <span>
                <span class="name">{name}</span>
                <span class="soft"> {about}</span>
              </span>
              <Button
                aria-label={words().splitOff(name)}
                onClick={() =>
                  tell.splitPerson({ id }).then(({ batch }) => {
                    say(words().splitSaid(name), batch)
                    props.onClose()
                  }, failed)
                }
              >
                {words().takeOff}
              </Button>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}
