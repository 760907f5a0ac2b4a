/** Adds a device of one's own: a code to scan or type there, and three words to compare on both screens. */
import { createSignal, For, Match, Show, Switch } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { QrCode } from "../../components/QrCode.tsx"
import { Sheet } from "../../components/Sheet.tsx"
import type { InviteAs } from "../../log/sync/PairingDesk.ts"
import { devicesWords } from "./devicesWords.ts"
import { pairingWords } from "./pairingWords.ts"

export const PairDevice = () => {
  const words = useWords(devicesWords)
  const { ask } = useLog()
  const state = liveAnswer(
    () => undefined,
    () => ask.syncState(),
    "sync"
  )
  const [isOpen, setOpen] = createSignal(false)
  const hasServer = () => state.value?.relay !== undefined
  return (
    <section class="devices-part" aria-labelledby="pair-part">
      <h2 id="pair-part">{words().pair}</h2>
      <p class="soft">{hasServer() ? words().pairAbout : words().needsServer}</p>
      <Show when={hasServer()}>
        <Button kind="main" onClick={() => setOpen(true)}>
          {words().showCode}
        </Button>
      </Show>
      <InviteSheet isOpen={isOpen()} onClose={() => setOpen(false)} as={{ _tag: "OwnDevice" }} title={words().pair} />
    </section>
  )
}

export interface InviteSheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly as: InviteAs
  readonly title: string
}

export const InviteSheet = (props: InviteSheetProps) => {
  const { tell } = useLog()
  const failed = useFailures()
  const close = (): void => {
    void tell.stopPairing().catch(failed)
    props.onClose()
  }
  return (
    <Sheet isOpen={props.isOpen} onClose={close} title={props.title}>
      <Invitation as={props.as} onDone={close} />
    </Sheet>
  )
}

const Invitation = (props: { readonly as: InviteAs; readonly onDone: () => void }) => {
  const { ask, tell, lang } = useLog()
  const words = useWords(devicesWords)
  const faults = useWords(pairingWords)
  const failed = useFailures()
  const pairing = liveAnswer(
    () => undefined,
    () => ask.pairingState(),
    "sync"
  )
  const sync = liveAnswer(
    () => undefined,
    () => ask.syncState(),
    "sync"
  )
  const begin = (): void => void tell.invite({ as: props.as, page: `${location.origin}/` }).catch(failed)
  begin()
  const now = () => pairing.value
  const as = <Tag extends string>(tag: Tag) => {
    const state = now()
    return state?._tag === tag ? (state as Extract<typeof state, { readonly _tag: Tag }>) : undefined
  }
  const time = (at: number): string =>
    new Intl.DateTimeFormat(lang() === "fr" ? "fr-CA" : "en-CA", { timeStyle: "short", hourCycle: "h23" }).format(at)
  const copy = (link: string): void => void navigator.clipboard.writeText(link).then(() => say(words().copied), failed)
  return (
    <div class="invitation" aria-live="polite">
      <Switch fallback={<p>{words().working}</p>}>
        <Match when={as("Showing")}>
          {(showing) => (
            <>
              <p>{words().scan}</p>
              <QrCode text={showing().link} label={words().qr} />
              <p>
                <span class="soft">{words().code}</span>
                <br />
                <strong class="invitation-code">{showing().code}</strong>
                <br />
                <span class="soft">{words().atServer(sync.value?.relay ?? "")}</span>
              </p>
              <p class="soft">{words().until(time(showing().expiresAt))}</p>
              <div class="devices-actions">
                <Button onClick={() => copy(showing().link)}>{words().copyLink}</Button>
                <Button kind="quiet" onClick={() => void tell.extendInvitation().catch(failed)}>
                  {words().extend}
                </Button>
              </div>
            </>
          )}
        </Match>
        <Match when={as("Comparing")}>
          {(comparing) => (
            <CompareWords
              words={comparing().words}
              question={(comparing().label ?? "") === "" ? words().compareOther : words().compare(comparing().label!)}
            />
          )}
        </Match>
        <Match when={as("LetIn")}>
          {(letIn) => (
            <>
              <p>{words().letIn(letIn().label === "" ? words().theOther : letIn().label)}</p>
              <div class="devices-actions">
                <Button kind="main" onClick={() => props.onDone()}>
                  {words().close}
                </Button>
              </div>
            </>
          )}
        </Match>
        <Match when={as("Failed")}>
          {(state) => (
            <>
              <p class="devices-note">{faults()[state().why]}</p>
              <div class="devices-actions">
                <Button kind="main" onClick={begin}>
                  {words().again}
                </Button>
              </div>
            </>
          )}
        </Match>
      </Switch>
    </div>
  )
}

/** On both sides of a pairing: what the other screen has to show. */
export const CompareWords = (props: { readonly words: ReadonlyArray<string>; readonly question: string }) => {
  const { tell } = useLog()
  const words = useWords(devicesWords)
  const failed = useFailures()
  const answer = (isSame: boolean): void => void tell.compareWords({ isSame }).catch(failed)
  return (
    <div class="invitation">
      <p>{props.question}</p>
      <ul class="three-words">
        <For each={props.words}>{(word) => <li>{word}</li>}</For>
      </ul>
      <div class="devices-actions">
        <Button kind="main" onClick={() => answer(true)}>
          {words().same}
        </Button>
        <Button onClick={() => answer(false)}>{words().different}</Button>
      </div>
    </div>
  )
}
