/** The week: its goals, what there is to do until Sunday, the first milestone, and the weeks before it as a picture. Prints as a list. */
import Printer from "lucide-solid/icons/printer"
import { createSignal, For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Button } from "../../components/Button.tsx"
import { Chart, LegendEntry } from "../../components/Chart.tsx"
import { Screen } from "../../components/Screen.tsx"
import { Table } from "../../components/Table.tsx"
import { WeeksChart } from "../../components/WeeksChart.tsx"
import type { GoalShown, Week } from "../../log/week.ts"
import { GoalSheet } from "./GoalSheet.tsx"
import { ToDo } from "./ToDo.tsx"
import { weekWords } from "./weekWords.ts"
import "./week.css"

const FEW = 12
const YEAR = 52

export const WeekScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(weekWords)
  const [weeks, setWeeks] = createSignal(FEW)
  const [edited, setEdited] = createSignal<GoalShown | "new">()
  const week = liveAnswer(
    () => ({ weeks: weeks(), lang: lang() }),
    ({ weeks: count }) => ask.week({ weeks: count })
  )
  const intro = () => (week.value === undefined ? "\u00a0" : words().intro(week.value.week.label))
  return (
    <Screen
      title={words().title}
      intro={intro()}
      actions={
        <Button onClick={() => print()}>
          <Printer aria-hidden="true" />
          {words().print}
        </Button>
      }
    >
      <Answered answer={week}>
        {(value) => (
          <>
            <section class="week-part" aria-labelledby="goals">
              <div class="week-head">
                <h2 id="goals">{words().goals}</h2>
                <Button class="no-print" onClick={() => setEdited("new")}>
                  {words().set}
                </Button>
              </div>
              <Goals goals={value().goals} onEdit={setEdited} />
            </section>
            <SoFar week={value()} />
            <ToDo toDo={value().toDo} />
            <Milestone week={value()} />
            <div id="by-week">
              <ByWeek week={value()} isLong={weeks() === YEAR} onLong={(long) => setWeeks(long ? YEAR : FEW)} />
            </div>
            <div class="week-notes" aria-hidden="true">
              <p>{words().notes}</p>
            </div>
          </>
        )}
      </Answered>
      <GoalSheet goal={edited()} onClose={() => setEdited(undefined)} />
    </Screen>
  )
}

const Goals = (props: { readonly goals: ReadonlyArray<GoalShown>; readonly onEdit: (goal: GoalShown) => void }) => {
  const words = useWords(weekWords)
  return (
    <ul class="week-goals">
      <For each={props.goals}>
        {(goal) => (
          <li class="week-goal">
            <span>{goal.said}</span>
            <Show when={goal.isOwn}>
              <Button
                kind="quiet"
                class="no-print"
                aria-label={words().changeNamed(goal.said)}
                onClick={() => props.onEdit(goal)}
              >
                {words().change}
              </Button>
            </Show>
            <progress max={goal.target} value={Math.min(goal.done, goal.target)} aria-hidden="true" />
            <Show when={goal.done >= goal.target || !goal.isOwn}>
              <p class="soft">{goal.done >= goal.target ? words().reached : words().noGoal}</p>
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

const SoFar = (props: { readonly week: Week }) => {
  const words = useWords(weekWords)
  const counts = ({ newPeople, conversations }: { readonly newPeople: number; readonly conversations: number }) =>
    `${words().conversations(conversations)} · ${words().newPeople(newPeople)}`
  return (
    <section class="week-part" aria-labelledby="so-far">
      <h2 id="so-far">{words().soFar}</h2>
      <dl class="week-counts">
        <dt class="soft">{words().thisWeek}</dt>
        <dd>{counts(props.week.week)}</dd>
        <dt class="soft">{words().thisMonth}</dt>
        <dd>{counts(props.week.month)}</dd>
      </dl>
    </section>
  )
}

const Milestone = (props: { readonly week: Week }) => {
  const words = useWords(weekWords)
  const { of } = props.week.milestone
  const steps = () => Array.from({ length: of }, (_, index) => index < props.week.milestone.held)
  const said = () =>
    props.week.milestone.held >= of ? words().milestoneDone(of) : words().milestoneSo(props.week.milestone.held, of)
  return (
    <section class="week-part no-print" aria-labelledby="milestone">
      <h2 id="milestone">{words().milestone}</h2>
      <svg class="milestone" viewBox={`0 0 ${of * 36} 32`} width={of * 36} height="32" aria-hidden="true">
        <line class="milestone-way" x1="16" x2={of * 36 - 20} y1="16" y2="16" />
        <For each={steps()}>
          {(isDone, index) => (
            <circle
              class={`bar bar-${isDone ? "full" : "hollow"}`}
              cx={index() * 36 + 16}
              cy="16"
              r={isDone ? 11 : 10}
            />
          )}
        </For>
      </svg>
      <p>{said()}</p>
    </section>
  )
}

const ByWeek = (props: { readonly week: Week; readonly isLong: boolean; readonly onLong: (long: boolean) => void }) => {
  const words = useWords(weekWords)
  const inWords = () =>
    props.week.weeks
      .filter(({ conversations, newPeople }) => conversations + newPeople > 0)
      .map(
        ({ label, conversations, newPeople }) =>
          `${words().week} ${label}: ${words().conversations(conversations)}, ${words().newPeople(newPeople)}`
      )
      .join("; ")
  return (
    <Chart
      title={words().byWeek}
      summary={
        props.week.inARow > 1 ? words().inARow(props.week.inARow) : props.week.inARow === 0 ? words().quiet : undefined
      }
      legend={
        <div class="legend">
          <LegendEntry look="full">{words().held}</LegendEntry>
          <LegendEntry look="hollow">{words().asked}</LegendEntry>
          <Button kind="quiet" class="week-long no-print" onClick={() => props.onLong(!props.isLong)}>
            {props.isLong ? words().later : words().earlier}
          </Button>
        </div>
      }
      table={
        <Table
          caption={words().byWeek}
          columns={[
            {
              header: words().week,
              cell: ({ label, labelInFull, off }) => (
                <>
                  <span title={labelInFull}>{label}</span>
                  <Show when={off}>
                    <span class="soft" title={words().offFull}>
                      {" "}
                      ({words().off})
                    </span>
                  </Show>
                </>
              )
            },
            { header: words().held, isFigure: true, cell: ({ conversations }) => conversations },
            { header: words().asked, isFigure: true, cell: ({ newPeople }) => newPeople }
          ]}
          rows={props.week.weeks.toReversed()}
        />
      }
    >
      <WeeksChart
        label={`${words().byWeek}. ${inWords()}`}
        weeks={props.week.weeks.map(({ id, label, conversations, newPeople }) => ({
          id,
          label,
          full: conversations,
          hollow: newPeople
        }))}
      />
    </Chart>
  )
}
