/** What opens over a person's page: a plan, the history, what sources said, who may be the same, and forgetting. */
import { Match, Switch } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import { Sheet } from "../../components/Sheet.tsx"
import { ForgetPart } from "./ForgetPart.tsx"
import { HistoryPart, SourcesPart } from "./HistoryParts.tsx"
import type { PersonSheet } from "./PersonMenu.tsx"
import { personSheetsWords } from "./personSheetsWords.ts"
import { PlanPart } from "./PlanPart.tsx"
import { AlikePart, SplitPart } from "./SamePersonParts.tsx"
import type { SheetPart } from "./sheetPart.ts"

export interface PersonSheetsProps extends SheetPart {
  readonly sheet: PersonSheet
}

export const PersonSheets = (props: PersonSheetsProps) => {
  const words = useWords(personSheetsWords)
  const titles = (): Readonly<Record<PersonSheet["is"], string>> => ({
    plan: words().planTitle(props.page.name),
    history: words().history,
    sources: words().sources,
    alike: words().alike,
    split: words().split,
    forget: words().forgetTitle(props.page.name)
  })
  const field = () => (props.sheet.is === "history" ? props.sheet.field : undefined)
  const label = () => (props.sheet.is === "history" ? props.sheet.label : undefined)
  return (
    <Sheet isOpen onClose={() => props.onClose()} title={titles()[props.sheet.is]}>
      <Switch>
        <Match when={props.sheet.is === "plan"}>
          <PlanPart page={props.page} onClose={props.onClose} />
        </Match>
        <Match when={props.sheet.is === "history"}>
          <HistoryPart id={props.page.id} field={field()} label={label()} />
        </Match>
        <Match when={props.sheet.is === "sources"}>
          <SourcesPart id={props.page.id} />
        </Match>
        <Match when={props.sheet.is === "alike"}>
          <AlikePart page={props.page} onClose={props.onClose} />
        </Match>
        <Match when={props.sheet.is === "split"}>
          <SplitPart page={props.page} onClose={props.onClose} />
        </Match>
        <Match when={props.sheet.is === "forget"}>
          <ForgetPart page={props.page} onClose={props.onClose} />
        </Match>
      </Switch>
    </Sheet>
  )
}
