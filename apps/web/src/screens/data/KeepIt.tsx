/** How much room the log takes in this browser, and whether the browser may clear it by itself. */
import { createSignal, onMount, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { Button } from "../../components/Button.tsx"
import { dataWords } from "./dataWords.ts"

const MEGABYTE = 1_000_000

export const KeepIt = () => {
  const { lang } = useLog()
  const words = useWords(dataWords)
  const [used, setUsed] = createSignal<number>()
  const [isKept, setKept] = createSignal<boolean>()
  const [wasAsked, setAsked] = createSignal(false)
  const look = async (): Promise<void> => {
    // Some browsers have neither, and pages over plain http do not either.
    const { storage } = navigator as { readonly storage?: StorageManager }
    setUsed((await storage?.estimate?.())?.usage)
    setKept(await storage?.persisted?.())
  }
  onMount(() => void look().catch(() => undefined))
  const keep = async (): Promise<void> => {
    setKept(await navigator.storage.persist())
    setAsked(true)
  }
  const shown = (bytes: number): string =>
    new Intl.NumberFormat(lang() === "fr" ? "fr-CA" : "en-CA", { maximumFractionDigits: 1 }).format(bytes / MEGABYTE)
  return (
    <>
      <Show when={used()}>{(used) => <li class="figures">{words().size(shown(used()))}</li>}</Show>
      <Show when={isKept() !== undefined}>
        <li class="data-kept">
          <span>{isKept() ? words().kept : wasAsked() ? words().stillNotKept : words().notKept}</span>
          <Show when={isKept() === false && !wasAsked()}>
            <Button onClick={() => void keep()}>{words().keep}</Button>
          </Show>
        </li>
      </Show>
    </>
  )
}
