/** Who can read this log, and how: people and their roles, their devices, and what the sync server sees. */
import { createSignal, For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx"
import { Field } from "../../components/Field.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { MemberRow, WhoReads } from "../../log/sync/devices.ts"
import { devicesWords } from "./devicesWords.ts"
import { InviteSheet } from "./PairDevice.tsx"
import { readersWords } from "./readersWords.ts"
import { refusal } from "./refusal.ts"
import "./devices.css"

type Role = MemberRow["role"]
const ROLES: ReadonlyArray<Role> = ["owner", "editor", "reader"]

export const ReadersScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(readersWords)
  const readers = liveAnswer(lang, () => ask.whoReads(), "sync")
  const sync = liveAnswer(
    () => undefined,
    () => ask.syncState(),
    "sync"
  )
  const present = () => readers.value?.members.filter(({ isRemoved }) => !isRemoved) ?? []
  const devices = () => readers.value?.devices.filter(({ isRevoked }) => !isRevoked) ?? []
  return (
    <Screen title={words().title}>
      <Show when={readers.value}>
        {(value) => (
          <>
            <p>
              {present().length < 2
                ? words().onlyYou(Math.max(1, devices().length))
                : words().everything(present().length, devices().length)}
            </p>
            <Members readers={value()} members={present()} />
            <ul class="readers-facts">
              <li>{sync.value?.relay === undefined ? words().noRelay : words().relay(sync.value.relay)}</li>
              <li>{words().calendar}</li>
              <li>{words().removedReads}</li>
            </ul>
            <Show when={value().role === "owner" && sync.value?.relay !== undefined}>
              <Invite />
            </Show>
          </>
        )}
      </Show>
    </Screen>
  )
}

const Members = (props: { readonly readers: WhoReads; readonly members: ReadonlyArray<MemberRow> }) => {
  const { tell } = useLog()
  const words = useWords(readersWords)
  const devices = useWords(devicesWords)
  const failed = useFailures()
  const [asked, setAsked] = createSignal<MemberRow>()
  const nameOf = (member: MemberRow): string => member.name ?? (member.isThis ? words().you : words().founder)
  const told = (done: string) => (outcome: Awaited<ReturnType<typeof tell.removeMember>>) =>
    say(outcome._tag === "Done" ? done : refusal(devices(), outcome.why))
  const namesOf = (member: MemberRow): string =>
    props.readers.devices
      .filter((device) => device.member === member.id && !device.isRevoked)
      .map((device) => `${device.name ?? devices().unnamed}${device.isThis ? ` (${devices().here})` : ""}`)
      .join(", ")
  const isOwner = (): boolean => props.readers.role === "owner"
  return (
    <ul class="devices">
      <For each={props.members}>
        {(member) => (
          <li class="device">
            <div>
              <p class="device-name" dir="auto">
                {nameOf(member)}
                <Show when={member.isThis && member.name !== undefined}>
                  <span class="device-here">{words().you}</span>
                </Show>
              </p>
              <p class="soft">{words().roles[member.role]}</p>
              <p class="soft" dir="auto">
                {namesOf(member)}
              </p>
            </div>
            <Show when={isOwner() && !member.isThis}>
              <div class="devices-actions">
                <ChoiceField
                  label={words().role}
                  value={member.role}
                  choices={ROLES.map((role) => ({ value: role, said: words().roles[role] }))}
                  onChoose={(role) =>
                    void tell
                      .giveRole({ id: member.id, role: role as Role })
                      .then(told(words().changed(nameOf(member))), failed)
                  }
                />
                <Button kind="quiet" onClick={() => setAsked(member)}>
                  {words().remove}
                </Button>
              </div>
            </Show>
          </li>
        )}
      </For>
      <ConfirmDialog
        isOpen={asked() !== undefined}
        title={words().askRemove(asked() === undefined ? "" : nameOf(asked()!))}
        confirm={words().remove}
        cancel={words().cancel}
        onConfirm={() => {
          const member = asked()!
          setAsked(undefined)
          tell.removeMember({ id: member.id }).then(told(words().removed(nameOf(member))), failed)
        }}
        onCancel={() => setAsked(undefined)}
      >
        <p>{words().aboutRemove}</p>
      </ConfirmDialog>
    </ul>
  )
}

const Invite = () => {
  const words = useWords(readersWords)
  const [name, setName] = createSignal("")
  const [role, setRole] = createSignal<Role>("editor")
  const [isOpen, setOpen] = createSignal(false)
  return (
    <section class="devices-part" aria-labelledby="invite-part">
      <h2 id="invite-part">{words().invite}</h2>
      <p class="soft">{words().inviteAbout}</p>
      <form
        class="devices-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (name().trim() !== "") setOpen(true)
        }}
      >
        <Field label={words().name} value={name()} onInput={setName} />
        <ChoiceField
          label={words().role}
          value={role()}
          choices={ROLES.map((each) => ({ value: each, said: words().roles[each] }))}
          onChoose={(chosen) => setRole(chosen as Role)}
        />
        <Button type="submit">{words().showCode}</Button>
      </form>
      <InviteSheet
        isOpen={isOpen()}
        onClose={() => setOpen(false)}
        as={{ _tag: "Member", label: name().trim(), role: role() }}
        title={words().invite}
      />
    </section>
  )
}
