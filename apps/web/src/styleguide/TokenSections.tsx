/** Colours, type and space, each as it looks. */
import type { JSX } from "solid-js"
import { createSignal, For, onMount } from "solid-js"
import { isColour, type Token, tokensIn } from "./tokensIn.ts"

export const TokenSections = () => {
  // Once the style sheets of the whole page are there.
  const [tokens, setTokens] = createSignal<ReadonlyArray<Token>>([])
  onMount(() => setTokens(tokensIn(document.styleSheets)))
  const named = (start: string) => tokens().filter(({ name }) => name.startsWith(start))
  return (
    <>
      <section class="guide-part">
        <h2>Colour</h2>
        <ul class="guide-colours">
          <For each={tokens().filter(isColour)}>
            {({ name, value }) => (
              <li>
                <Looks class="guide-colour" property="background" name={name} />
                <code title={value}>{name}</code>
              </li>
            )}
          </For>
        </ul>
      </section>
      <section class="guide-part">
        <h2>Type</h2>
        <For each={named("--text-")}>
          {({ name, value }) => (
            <p class="guide-line">
              <code>
                {name} {value}
              </code>
              <Looks property="font-size" name={name}>
                <span class="name">Nadia Haddad</span>, whom you met on Tuesday
              </Looks>
            </p>
          )}
        </For>
      </section>
      <section class="guide-part">
        <h2>Space</h2>
        <For each={named("--space-")}>
          {({ name, value }) => (
            <p class="guide-line">
              <code>
                {name} {value}
              </code>
              <Looks class="guide-space" property="inline-size" name={name} />
            </p>
          )}
        </For>
      </section>
    </>
  )
}

interface LooksProps {
  readonly class?: string
  readonly property: string
  readonly name: string
  readonly children?: JSX.Element
}

/** Something that has a property from a token. */
const Looks = (props: LooksProps) => (
  <span class={props.class} ref={(element) => element.style.setProperty(props.property, `var(${props.name})`)}>
    {props.children}
  </span>
)
