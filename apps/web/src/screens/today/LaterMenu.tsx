/** When a reminder is to come again, or that it is left out this time: opened by the press that loads it. */
import { DropdownMenu } from "@kobalte/core/dropdown-menu"
import Clock from "lucide-solid/icons/clock"
import { useWords } from "../../app/LogContext.tsx"
import type { Settling } from "../../log/settle.ts"
import { todayWords } from "./todayWords.ts"
import "../../components/menu.css"

export interface LaterMenuProps {
  /** Names the button for who hears the page: "Later: Thank Ana Souza". */
  readonly label: string
  readonly onChoose: (as: Settling["as"]) => void
}

export const LaterMenu = (props: LaterMenuProps) => {
  const words = useWords(todayWords)
  return (
    <DropdownMenu defaultOpen modal={false}>
      <DropdownMenu.Trigger class="button button-plain" aria-label={props.label}>
        <Clock aria-hidden="true" />
        {words().later}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class="menu">
          <DropdownMenu.Item class="menu-item" onSelect={() => props.onChoose("tomorrow")}>
            {words().tomorrow}
          </DropdownMenu.Item>
          <DropdownMenu.Item class="menu-item" onSelect={() => props.onChoose("nextWeek")}>
            {words().nextWeek}
          </DropdownMenu.Item>
          <DropdownMenu.Item class="menu-item" onSelect={() => props.onChoose("dismissed")}>
            {words().skip}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  )
}
