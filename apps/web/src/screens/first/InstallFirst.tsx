/** On an iPhone, in a tab of Safari: how to install the app, before anything is kept in a place that Safari clears. */
import { For } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import { Button } from "../../components/Button.tsx"
import { installWords } from "./installWords.ts"

/** Whether this is a tab on an iPhone or iPad, and not the app on its home screen. An iPad says that it is a Mac. */
export const isTabOfIphone = (): boolean => {
  const { userAgent, platform, maxTouchPoints, standalone } = navigator as Navigator & { readonly standalone?: boolean }
  const isApple = /iPhone|iPad|iPod/.test(userAgent) || (platform === "MacIntel" && maxTouchPoints > 1)
  return isApple && standalone !== true && !matchMedia("(display-mode: standalone)").matches
}

export const InstallFirst = (props: { readonly onAnyway: () => void }) => {
  const words = useWords(installWords)
  return (
    <>
      <h1 tabindex="-1">{words().title}</h1>
      <p>{words().why}</p>
      <ol class="install-steps" aria-label={words().stepsLabel}>
        <For each={words().steps}>{(step) => <li>{step}</li>}</For>
      </ol>
      <div class="install-anyway">
        <Button onClick={() => props.onAnyway()}>{words().anyway}</Button>
        <p class="soft">{words().anywayAbout}</p>
      </div>
    </>
  )
}
