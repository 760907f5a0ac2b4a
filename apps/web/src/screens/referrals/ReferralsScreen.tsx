/** Who led to whom: a tree, the same as a list, and who deserves thanks. */
import { A, useNavigate } from "@solidjs/router"
import Printer from "lucide-solid/icons/printer"
import { createMemo, createSignal, For, Show } from "solid-js"
import { openCapture } from "../../app/captureLine.ts"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { mediaMatches } from "../../app/mediaMatches.ts"
import { Answered } from "../../components/Answered.tsx"
import { Avatar } from "../../components/Avatar.tsx"
import { Button } from "../../components/Button.tsx"
import { chartWords } from "../../components/chartWords.ts"
import { EmptyState } from "../../components/EmptyState.tsx"
import { Screen } from "../../components/Screen.tsx"
import { Tabs } from "../../components/Tabs.tsx"
import { TreeChart } from "../../components/TreeChart.tsx"
import type { TreeNode } from "../../components/treeLayout.ts"
import type { ReferralPage, ReferralPerson, ThanksRow } from "../../log/referrals.ts"
import { referralsWords } from "./referralsWords.ts"
import "./referrals.css"

export const ReferralsScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(referralsWords)
  const found = liveAnswer(lang, () => ask.referralPage())
  const isEmpty = () => found.value === undefined || found.value.trees.length === 0
  return (
    <Screen
      title={words().title}
      intro={isEmpty() ? words().about : words().intro(found.value!.led)}
      isWide
      actions={
        <Show when={!isEmpty()}>
          <Button onClick={() => window.print()}>
            <Printer aria-hidden="true" />
            {words().print}
          </Button>
        </Show>
      }
    >
      <Answered answer={found}>
        {(value) => (
          <Show
            when={value().trees.length > 0}
            fallback={
              <EmptyState title={words().none} text={words().noneStep}>
                <Button kind="main" onClick={() => openCapture()}>
                  {words().add}
                </Button>
              </EmptyState>
            }
          >
            <Found page={value()} />
          </Show>
        )}
      </Answered>
    </Screen>
  )
}

const Found = (props: { readonly page: ReferralPage }) => {
  const words = useWords(referralsWords)
  // On a phone the tree is wider than the page: there the list comes first.
  const [view, setView] = createSignal(mediaMatches("(min-width: 45rem)")() ? "tree" : "list")
  return (
    <>
      <Tabs
        label={words().views}
        chosen={view()}
        onChoose={setView}
        tabs={[
          { id: "tree", name: words().tree, content: () => <Drawn trees={props.page.trees} /> },
          {
            id: "list",
            name: words().list,
            content: () => (
              <div class="referral-list">
                <People people={props.page.trees} />
              </div>
            )
          }
        ]}
      />
      <Thanks rows={props.page.thanks} />
    </>
  )
}

/** More than these nobody takes in at a glance, and browsers draw slowly. */
const DRAWN = 400

const Drawn = (props: { readonly trees: ReadonlyArray<ReferralPerson> }) => {
  const words = useWords(referralsWords)
  const chart = useWords(chartWords)
  const navigate = useNavigate()
  const drawn = createMemo(() => {
    let left = DRAWN
    return props.trees.filter(({ below }, index) => {
      left -= below + 1
      return left >= 0 || index === 0
    })
  })
  const root = (): TreeNode => ({ id: "", name: chart().you, about: "", children: drawn().map(nodeOf) })
  return (
    <>
      <TreeChart root={root()} label={words().treeLabel} onOpen={(id) => navigate(`/people/${id}`)} />
      <Show when={drawn().length < props.trees.length}>
        <p class="soft">{words().largest(drawn().reduce((sum, { below }) => sum + 1 + below, 0))}</p>
      </Show>
    </>
  )
}

const nodeOf = ({ id, name, company, stage, led }: ReferralPerson): TreeNode => ({
  id,
  name,
  about: company ?? stage,
  children: led.map(nodeOf)
})

const People = (props: { readonly people: ReadonlyArray<ReferralPerson> }) => {
  const words = useWords(referralsWords)
  return (
    <ul class="referral-people">
      <For each={props.people}>
        {(one) => (
          <li>
            <p class="referral-person">
              <A class="name" href={`/people/${one.id}`} dir="auto">
                {one.name}
              </A>
              <span class="soft">
                {[one.company, one.stage, ...(one.led.length > 0 ? [words().ledTo(one.led.length)] : [])]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </p>
            <Show when={one.led.length > 0}>
              <People people={one.led} />
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

/** Those that are due stand first: more than these wait behind a button. */
const THANKS = 12

const Thanks = (props: { readonly rows: ReadonlyArray<ThanksRow> }) => {
  const words = useWords(referralsWords)
  const [all, setAll] = createSignal(false)
  return (
    <section class="thanks" aria-labelledby="thanks">
      <h2 id="thanks">{words().thanks}</h2>
      <ul class="thanks-rows">
        <For each={all() ? props.rows : props.rows.slice(0, THANKS)}>
          {(row) => (
            <li class="thanks-row">
              <Avatar name={row.name} />
              <div>
                <p>
                  <A class="name" href={`/people/${row.id}`} dir="auto">
                    {row.name}
                  </A>{" "}
                  <span class="soft">{words().ledTo(row.ledTo)}</span>
                </p>
                <p class="soft">{words()[row.thanks]}</p>
              </div>
              <Show when={row.thanks === "due"}>
                <A
                  class="button button-plain no-print"
                  href={`/people/${row.id}/draft${row.reminder === undefined ? "" : `/${row.reminder}`}`}
                  aria-label={words().writeTo(row.name)}
                >
                  {words().write}
                </A>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.rows.length > THANKS && !all()}>
        <Button kind="quiet" class="thanks-more no-print" onClick={() => setAll(true)}>
          {words().all(props.rows.length)}
        </Button>
      </Show>
    </section>
  )
}
