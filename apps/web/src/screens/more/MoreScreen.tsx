/** Everything that is not a tab, in groups. */
import { A } from "@solidjs/router"
import { For } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import { placeGroups } from "../../app/places.ts"
import { placesWords } from "../../app/placesWords.ts"
import { SyncFoot } from "../../components/SyncFoot.tsx"
import { Screen } from "../../components/Screen.tsx"
import { moreWords } from "./moreWords.ts"
import "./more.css"

export const MoreScreen = () => {
  const words = useWords(moreWords)
  const places = useWords(placesWords)
  return (
    <Screen title={words().title} isWide>
      <div class="more-groups">
        <For each={placeGroups}>
          {(group) => (
            <section class="more-group" aria-labelledby={`more-${group.name}`}>
              <h2 id={`more-${group.name}`}>{places().groups[group.name]}</h2>
              <ul>
                <For each={group.places}>
                  {({ path, name }) => (
                    <li>
                      <A class="more-place" href={path}>
                        <span class="more-name">{places().names[name]}</span>
                        <span class="soft more-about">{places().abouts[name]}</span>
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            </section>
          )}
        </For>
      </div>
      <SyncFoot />
    </Screen>
  )
}
