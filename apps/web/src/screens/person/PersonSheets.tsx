/** What opens over a person's page: a plan, the history, what sources said, who may be the same, a choice, and forgetting. */
import { Match, Switch } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import { Sheet } from "../../components/Sheet.tsx"
import { ConflictCards } from "./ConflictCards.tsx"
import { conflictWords } from "./conflictWords.ts"
import { ForgetPart } from "./ForgetPart.tsx"
import { HistoryPart, SourcesPart } from "./HistoryParts.tsx"
import type { PersonSheet } from "./PersonMenu.tsx"
import { personSheetsWords } from "./personSheetsWords.ts"
import { PlanPart } from "./PlanPart.tsx"
import { AlikePart, SplitPart } from "./SamePersonParts.tsx"
import type { SheetPart } from "./sheetPart.ts"

/** What stands in a drawer of this page; those with something to fill in are drawers of their own. */
type Part = Exclude<PersonSheet["is"], "plan" | "forget">

export interface PersonSheetsProps extends SheetPart {
  readonly sheet: PersonSheet
}

export const PersonSheets = (props: PersonSheetsProps) => {
  const words = useWords(personSheetsWords)
  const conflicts = useWords(conflictWords)
  const titles = (): Readonly<Record<Part, string>> => ({
    history: words().history,
    sources: words().sources,
    alike: words().alike,
    split: words().split,
    conflicts: conflicts().conflicts
  })
  const part = (): Part | undefined => {
    const { is } = props.sheet
    return is === "plan" || is === "forget" ? undefined : is
  }
  const field = () => (props.sheet.is === "history" ? props.sheet.field : undefined)
  const label = () => (props.sheet.is === "history" ? props.sheet.label : undefined)
  return (
    <Switch>
      <Match when={props.sheet.is === "plan"}>
        <PlanPart page={props.page} onClose={props.onClose} />
      </Match>
      <Match when={props.sheet.is === "forget"}>
        <ForgetPart page={props.page} onClose={props.onClose} />
      </Match>
      <Match when={part()}>
        {(is) => (
          <Sheet isOpen onClose={() => props.onClose()} title={titles()[is()]}>
            <Switch>
              <Match when={is() === "history"}>
                <HistoryPart id={props.page.id} field={field()} label={label()} />
              </Match>
              <Match when={is() === "sources"}>
                <SourcesPart id={props.page.id} />
              </Match>
              <Match when={is() === "alike"}>
                <AlikePart page={props.page} onClose={props.onClose} />
              </Match>
              <Match when={is() === "split"}>
                <SplitPart page={props.page} onClose={props.onClose} />
              </Match>
              <Match when={is() === "conflicts"}>
                <ConflictCards id={props.page.id} onSettled={props.onClose} />
              </Match>
            </Switch>
          </Sheet>
        )}
      </Match>
    </Switch>
  )
}
