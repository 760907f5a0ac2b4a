/** Which keys there are, and whether they work. */
import { createSignal, For } from "solid-js"
import { Sheet } from "../components/Sheet.tsx"
import { Toggle } from "../components/Toggle.tsx"
import { useWords } from "../app/LogContext.tsx"
import { paletteWords } from "./paletteWords.ts"
import { hasShortcuts, keepShortcuts } from "../app/shortcutKeys.ts"
import "./palette.css"

type KeyName = keyof (typeof paletteWords)["en"]["key"]

const KEYS: Readonly<Record<"everywhere" | "inPeople", ReadonlyArray<readonly [ReadonlyArray<string>, KeyName]>>> = {
  everywhere: [
    [["Ctrl", "K"], "palette"],
    [["c"], "capture"],
    [["/"], "search"],
    [["?"], "help"]
  ],
  inPeople: [
    [["j", "k"], "move"],
    [["Enter"], "open"],
    [["d"], "draft"],
    [["e"], "done"],
    [["h"], "later"]
  ]
}

const isApple = /Mac|iPhone|iPad/.test(navigator.platform)

export const KeysSheet = (props: { readonly isOpen: boolean; readonly onClose: () => void }) => {
  const words = useWords(paletteWords)
  const [isOn, setOn] = createSignal(hasShortcuts())
  const nameOf = (key: string): string => (key === "Enter" ? words().enter : key === "Ctrl" && isApple ? "⌘" : key)
  const turn = (on: boolean): void => {
    keepShortcuts(on)
    setOn(on)
  }
  return (
    <Sheet isOpen={props.isOpen} onClose={props.onClose} title={words().keysTitle}>
      <p class="soft">{words().keysAbout}</p>
      <Toggle label={words().isOn} isOn={isOn()} onChange={turn} />
      <For each={["everywhere", "inPeople"] as const}>
        {(where) => (
          <section class="keys-part">
            <h3>{words()[where]}</h3>
            <dl class="keys">
              <For each={KEYS[where]}>
                {([keys, name]) => (
                  <>
                    <dt>
                      <For each={keys}>{(key) => <kbd>{nameOf(key)}</kbd>}</For>
                    </dt>
                    <dd>{words().key[name]}</dd>
                  </>
                )}
              </For>
            </dl>
          </section>
        )}
      </For>
    </Sheet>
  )
}
