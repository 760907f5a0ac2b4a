/** Buttons, chips, avatars, cards, drawers, dialogs, toasts, tabs: what one presses and reads. */
import { createSignal, For } from "solid-js"
import { Avatar } from "../components/Avatar.tsx"
import { Button } from "../components/Button.tsx"
import { ChangeLines } from "../components/ChangeLines.tsx"
import { Chip } from "../components/Chip.tsx"
import { ConfirmDialog } from "../components/ConfirmDialog.tsx"
import { DatedList, DatedRow } from "../components/DatedList.tsx"
import { EmptyState } from "../components/EmptyState.tsx"
import { ProgressLine } from "../components/ProgressLine.tsx"
import { QrCode } from "../components/QrCode.tsx"
import { Sheet } from "../components/Sheet.tsx"
import { Tabs } from "../components/Tabs.tsx"
import { say, useFailures } from "../components/Toasts.tsx"
import type { ChangeLine } from "../log/changeLine.ts"
import { ReminderCard } from "../screens/today/ReminderCard.tsx"
import { dueCard, lateCard } from "./sampleCards.ts"

const names = ["Ana Souza", "Jörg 't Hart", "Émilie Côté", "李 明", "فاطمة الزهراء", "Kwame Adébáyọ̀", "Prince"]

const tomorrow = { when: "Wed 4 Mar, 10:00", whenInFull: "Wednesday, 4 March 2026, 10:00", near: "tomorrow" }
const past = { when: "Sat 28 Feb, 18:00", whenInFull: "Saturday, 28 February 2026, 18:00", near: undefined }

const changes: ReadonlyArray<ChangeLine> = [
  { field: "company", label: "Company", before: "RBC", after: "Shopify", heldFrom: undefined },
  { field: "city", label: "City", before: undefined, after: "Toronto", heldFrom: undefined },
  { field: "position", label: "Position", before: "Analyst", after: undefined, heldFrom: undefined },
  { field: "relation", label: "Relation", before: undefined, after: "met at a gathering", heldFrom: "linkedin" }
]

export const PieceSections = () => {
  const [isSheetOpen, setSheetOpen] = createSignal(false)
  const [isDialogOpen, setDialogOpen] = createSignal(false)
  const [tab, setTab] = createSignal("tree")
  const [isPressed, setPressed] = createSignal(true)
  const failed = useFailures()
  return (
    <>
      <section class="guide-part">
        <h2>Buttons</h2>
        <div class="guide-row">
          <Button kind="main">Write to Ana</Button>
          <Button>Done</Button>
          <Button kind="quiet">Plan a follow-up</Button>
          <Button kind="main" disabled>
            Not yet
          </Button>
          <Button disabled>Not yet</Button>
        </div>
      </section>
      <section class="guide-part">
        <h2>Chips</h2>
        <div class="guide-row">
          <Chip label="With">Ana Souza</Chip>
          <Chip label="When">yesterday 15:00</Chip>
          <Chip isPressed={isPressed()} onPress={() => setPressed(!isPressed())}>
            Coffee
          </Chip>
        </div>
      </section>
      <section class="guide-part">
        <h2>Avatars</h2>
        <div class="guide-row">
          <For each={names}>{(name) => <Avatar name={name} />}</For>
          <Avatar name="Ana Souza" size="large" />
        </div>
      </section>
      <section class="guide-part">
        <h2>Cards</h2>
        <ul class="cards">
          <ReminderCard card={dueCard} />
          <ReminderCard card={lateCard} />
        </ul>
      </section>
      <section class="guide-part">
        <DatedList title="What is on a day">
          <DatedRow isPerson name="Ana Souza" href="/" about="Coffee, RBC" when={tomorrow} note="To prepare" />
          <DatedRow
            name="Newcomers in finance"
            href="/"
            about="Public library"
            when={past}
            state="whom did you meet?"
          />
        </DatedList>
      </section>
      <section class="guide-part">
        <h2>What changed</h2>
        <ChangeLines changes={changes} canPutBack={({ before }) => before !== undefined} onPutBack={() => undefined} />
      </section>
      <section class="guide-part">
        <h2>Drawer, dialog, toasts</h2>
        <div class="guide-row">
          <Button onClick={() => setSheetOpen(true)}>A drawer</Button>
          <Button onClick={() => setDialogOpen(true)}>A dialog</Button>
          <Button onClick={() => say("Saved: coffee with Ana Souza.", "a batch")}>A toast</Button>
          <Button onClick={() => failed(new Error("sample"))}>A failure</Button>
        </div>
        <Sheet isOpen={isSheetOpen()} onClose={() => setSheetOpen(false)} title="A drawer">
          <p>From below on a phone, in the middle on a laptop.</p>
        </Sheet>
        <ConfirmDialog
          isOpen={isDialogOpen()}
          title="Revoke the phone?"
          confirm="Revoke"
          cancel="Keep it"
          onConfirm={() => setDialogOpen(false)}
          onCancel={() => setDialogOpen(false)}
        >
          <p>It gets nothing new from then on. What it has already stays on it.</p>
        </ConfirmDialog>
      </section>
      <section class="guide-part">
        <h2>Tabs</h2>
        <Tabs
          label="Referrals"
          chosen={tab()}
          onChoose={setTab}
          tabs={[
            { id: "tree", name: "Tree", content: () => <p>What is shown first.</p> },
            { id: "list", name: "List", content: () => <p>What is shown second.</p> }
          ]}
        />
      </section>
      <section class="guide-part">
        <h2>Nothing yet, and something long</h2>
        <EmptyState title="Nobody to get back to today." text="Write down whom you talked to last.">
          <Button kind="main">New entry</Button>
        </EmptyState>
        <ProgressLine label="Reading the file" done={0.4} stop="Stop" onStop={() => undefined} />
      </section>
      <section class="guide-part">
        <h2>QR code</h2>
        <div class="guide-qr">
          <QrCode text="https://relay.example/#join" label="A code that pairs" />
        </div>
      </section>
    </>
  )
}
