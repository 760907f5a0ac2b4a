/** What is done with a message: rehearsed, copied, opened in mail, shared, and noted once it went out. */
import { useNavigate } from "@solidjs/router"
import Copy from "lucide-solid/icons/copy"
import Mail from "lucide-solid/icons/mail"
import Mic from "lucide-solid/icons/mic"
import Send from "lucide-solid/icons/send"
import Share2 from "lucide-solid/icons/share-2"
import { createSignal, lazy, Show, Suspense } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import type { DraftPage, TextRead } from "../../log/person/draft.ts"
import { draftWords } from "./draftWords.ts"
import "./draft.css"

const Rehearsal = lazy(() => import("./Rehearsal.tsx").then((m) => ({ default: m.Rehearsal })))

export interface DraftWaysProps {
  readonly page: DraftPage
  readonly reminder: string | undefined
  /** As they are typed by now. */
  readonly subject: string
  readonly body: string
  readonly read: TextRead | undefined
  /** Where there is something to start over from. */
  readonly onStartOver: (() => void) | undefined
  readonly onSent: () => void
}

export const DraftWays = (props: DraftWaysProps) => {
  const { tell } = useLog()
  const navigate = useNavigate()
  const words = useWords(draftWords)
  const failed = useFailures()
  const [channel, setChannel] = createSignal(props.page.channels[0]!.value)
  const [isRehearsing, setRehearsing] = createSignal(false)

  const draft = () => props.page.draft
  const isSpoken = () => props.read?.length.isSpoken === true
  const hasMail = () =>
    draft().channel === "e-mail" || draft().channel === "letter" || props.page.person.emails.length > 0
  const mail = (): string => {
    const to = encodeURIComponent(props.page.person.emails[0] ?? "").replace("%40", "@")
    return `mailto:${to}?subject=${encodeURIComponent(props.subject)}&body=${encodeURIComponent(props.body.replaceAll("\n", "\r\n"))}`
  }
  const copy = (): void => {
    const gaps = props.read?.gaps.length ?? 0
    navigator.clipboard.writeText(props.body).then(
      () => say(gaps > 0 ? words().copiedWithGaps(gaps) : words().copied),
      () => say(words().notCopied)
    )
  }
  const share = (): void => {
    // Closing the list of apps is no failure.
    navigator
      .share({ text: props.body, ...(props.subject === "" ? {} : { title: props.subject }) })
      .catch(() => undefined)
  }
  const sent = (): void => {
    const { person } = props.page
    tell
      .sent({
        contact: person.id,
        reminder: props.reminder,
        about: props.page.about,
        template: draft().template,
        kind: draft().logs ?? "other",
        channel: channel() as never,
        text: props.body
      })
      .then(({ batch }) => {
        props.onSent()
        say(words().sentSaid(person.name), batch)
        navigate(`/people/${person.id}`)
      }, failed)
  }
  return (
    <>
      <div class="draft-ways no-print">
        <Show when={isSpoken()}>
          <Button kind="main" onClick={() => setRehearsing(true)}>
            <Mic aria-hidden="true" />
            {words().rehearse}
          </Button>
        </Show>
        <Button kind={isSpoken() ? "plain" : "main"} onClick={copy}>
          <Copy aria-hidden="true" />
          {words().copy}
        </Button>
        <Show when={hasMail()}>
          <a class="button button-plain" href={mail()} onClick={() => setChannel("email")}>
            <Mail aria-hidden="true" />
            {words().mail}
          </a>
        </Show>
        <Show when={"share" in navigator}>
          <Button onClick={share}>
            <Share2 aria-hidden="true" />
            {words().share}
          </Button>
        </Show>
        <Show when={props.onStartOver}>
          {(startOver) => (
            <Button kind="quiet" onClick={() => startOver()()}>
              {words().startOver}
            </Button>
          )}
        </Show>
      </div>
      <div class="draft-sent no-print">
        <ChoiceField label={words().how} value={channel()} choices={props.page.channels} onChoose={setChannel} />
        <Button onClick={sent}>
          <Send aria-hidden="true" />
          {isSpoken() ? words().called : words().sent}
        </Button>
      </div>
      <Show when={isRehearsing()}>
        <Suspense>
          <Rehearsal
            text={props.body}
            lang={draft().language}
            seconds={props.read?.length.seconds ?? 0}
            onClose={() => setRehearsing(false)}
          />
        </Suspense>
      </Show>
    </>
  )
}
