/** Ways to reach somebody: call, mail, look at their page, copy. */
import AtSign from "lucide-solid/icons/at-sign"
import Copy from "lucide-solid/icons/copy"
import Globe from "lucide-solid/icons/globe"
import Phone from "lucide-solid/icons/phone"
import { For, Show } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import { say } from "../../components/Toasts.tsx"
import type { Reach } from "../../log/person/personPage.ts"
import { personWords } from "./personWords.ts"
import "../../components/sheet.css"

export const PersonReach = (props: { readonly reach: ReadonlyArray<Reach> }) => {
  const words = useWords(personWords)
  const copy = (value: string): void => {
    navigator.clipboard.writeText(value).then(
      () => say(words().copied(value)),
      () => say(words().notCopied)
    )
  }
  return (
    <Show when={props.reach.length > 0}>
      <ul class="reach">
        <For each={props.reach}>
          {({ kind, said, href, value }) => (
            <li class="reach-way">
              <a
                class="reach-link"
                href={href}
                target={kind === "link" ? "_blank" : undefined}
                rel={kind === "link" ? "noopener noreferrer" : undefined}
              >
                {kind === "phone" ? (
                  <Phone aria-hidden="true" />
                ) : kind === "email" ? (
                  <AtSign aria-hidden="true" />
                ) : (
                  <Globe aria-hidden="true" />
                )}
                <span class="unseen">{words().ways[kind]} </span>
                <span class="reach-said">{said}</span>
              </a>
              <button
                type="button"
                class="icon-button no-print"
                aria-label={words().copy(said)}
                onClick={() => copy(value)}
              >
                <Copy aria-hidden="true" />
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
