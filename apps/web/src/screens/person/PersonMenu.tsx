/** What else can be done with a person, behind one button. */
import { A, useNavigate } from "@solidjs/router"
import { DropdownMenu } from "@kobalte/core/dropdown-menu"
import Ellipsis from "lucide-solid/icons/ellipsis"
import Pencil from "lucide-solid/icons/pencil"
import { Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import type { PersonPage } from "../../log/person/personPage.ts"
import { personSheetsWords } from "./personSheetsWords.ts"
import { personWords } from "./personWords.ts"
import "../../components/menu.css"

/** What opens over a person's page. */
export type PersonSheet =
  | { readonly is: "plan" | "sources" | "alike" | "split" | "conflicts" | "forget" }
  | { readonly is: "history"; readonly field?: string; readonly label?: string }

export interface PersonMenuProps {
  readonly page: PersonPage
  readonly onSheet: (sheet: PersonSheet) => void
}

export const PersonMenu = (props: PersonMenuProps) => {
  const { tell } = useLog()
  const navigate = useNavigate()
  const words = useWords(personWords)
  const sheets = useWords(personSheetsWords)
  const failed = useFailures()
  const remove = (): void => {
    const { id, name } = props.page
    tell.deletePerson({ id }).then(({ batch }) => {
      say(words().deleted(name), batch)
      navigate("/people")
    }, failed)
  }
  return (
    <>
      <A class="button button-plain" href={`/people/${props.page.id}/edit`} aria-label={words().edit}>
        <Pencil aria-hidden="true" />
        <span class="said-where-room">{words().edit}</span>
      </A>
      <DropdownMenu placement="bottom-end" modal={false}>
        <DropdownMenu.Trigger class="button button-plain" aria-label={words().more}>
          <Ellipsis aria-hidden="true" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content class="menu">
            <DropdownMenu.Item
              class="menu-item"
              onSelect={() => navigate(`/people/${props.page.id}/conversations/new`)}
            >
              {words().logInFull}
            </DropdownMenu.Item>
            <DropdownMenu.Item class="menu-item" onSelect={() => props.onSheet({ is: "plan" })}>
              {words().planFollowUp}
            </DropdownMenu.Item>
            <DropdownMenu.Item class="menu-item" onSelect={() => props.onSheet({ is: "history" })}>
              {sheets().history}
            </DropdownMenu.Item>
            <Show when={props.page.sources > 0}>
              <DropdownMenu.Item class="menu-item" onSelect={() => props.onSheet({ is: "sources" })}>
                {sheets().sources}
              </DropdownMenu.Item>
            </Show>
            <DropdownMenu.Item class="menu-item" onSelect={() => props.onSheet({ is: "alike" })}>
              {sheets().alike}
            </DropdownMenu.Item>
            <Show when={props.page.members > 1}>
              <DropdownMenu.Item class="menu-item" onSelect={() => props.onSheet({ is: "split" })}>
                {sheets().split}
              </DropdownMenu.Item>
            </Show>
            <Show when={!props.page.isDeleted}>
              <DropdownMenu.Item class="menu-item" onSelect={remove}>
                {words().delete}
              </DropdownMenu.Item>
            </Show>
            <DropdownMenu.Item class="menu-item" onSelect={() => props.onSheet({ is: "forget" })}>
              {sheets().forget}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu>
    </>
  )
}
