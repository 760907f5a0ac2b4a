/** What was learned, and from which conversation. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { JSX } from "solid-js"
import type { FindingShown } from "../../log/occupations.ts"
import "./occupations.css"

export const Found = (props: {
  readonly findings: ReadonlyArray<FindingShown>
  readonly actions?: (finding: FindingShown) => JSX.Element
}) => (
  <Show
    when={props.findings.length > 0}
    fallback={
      <span class="soft" aria-hidden="true">
        –
      </span>
    }
  >
    <ul class="found">
      <For each={props.findings}>
        {(finding) => (
          <li class="found-row">
            <p class="found-text" dir="auto">
              {finding.text}
            </p>
            <p class="found-from soft">
              <Show when={finding.contact}>
                {(contact) => (
                  <A href={`/people/${contact().id}`} dir="auto">
                    {contact().name}
                  </A>
                )}
              </Show>
              <Show when={finding.when !== ""}>
                <Show when={finding.meeting} fallback={<span class="figures">{finding.when}</span>}>
                  <A class="figures" href={`/meetings/${finding.meeting}`}>
                    {finding.when}
                  </A>
                </Show>
              </Show>
            </p>
            {props.actions?.(finding)}
          </li>
        )}
      </For>
    </ul>
  </Show>
)
