/** The places beside the tabs as links in the laptop's column; a group that is closed stays so. */
import { A } from "@solidjs/router"
import { For } from "solid-js"
import { useWords } from "../app/LogContext.tsx"
import { placeGroups } from "../app/places.ts"
import { placesWords } from "../app/placesWords.ts"
import "./placeLinks.css"

const KEY = "kith.closedGroups"

const closedHere = (): ReadonlyArray<string> => (localStorage.getItem(KEY) ?? "").split(",")

const keepClosed = (name: string, isOpen: boolean): void => {
  const others = closedHere().filter((each) => each !== name && each !== "")
  localStorage.setItem(KEY, (isOpen ? others : [...others, name]).join(","))
}

export const PlaceLinks = () => {
  const words = useWords(placesWords)
  const closed = closedHere()
  return (
    <For each={placeGroups}>
      {(group) => (
        <details
          class="place-group"
          open={!closed.includes(group.name)}
          onToggle={(event) => keepClosed(group.name, event.currentTarget.open)}
        >
          <summary>{words().groups[group.name]}</summary>
          <ul>
            <For each={group.places.filter(({ isPart }) => isPart !== true)}>
              {({ path, name }) => (
                <li>
                  <A href={path} end={path === "/questions"} class="place-link" activeClass="place-here">
                    {words().names[name]}
                  </A>
                </li>
              )}
            </For>
          </ul>
        </details>
      )}
    </For>
  )
}
