/** One conversation in full: its form as it stands, and as it shall stand, with everything that came of it. */
import * as Effect from "effect/Effect"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { Channel, Interaction, InteractionKind, MeetingState, Outcome } from "@kith/core/domain/entities/Interaction"
import { entityWords } from "@kith/core/domain/words/entityWords"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { type TouchPatch, touchDrafts } from "@kith/core/workspace/EditingTouches"
import { logTouch } from "@kith/core/workspace/Logging"
import { Gone } from "../failureOf.ts"
import { type LogSession, VIA } from "../Method.ts"
import type { Choice, PersonFound } from "../people.ts"
import { foundOf } from "./personPage.ts"

/** Somebody who is here, or a name to be added; `id` is empty then. */
export type Whom = Pick<PersonFound, "id" | "name">

export interface TouchForm {
  readonly kind: InteractionKind
  /** Empty: not said. */
  readonly channel: Channel | ""
  readonly state: MeetingState | ""
  readonly outcome: Outcome | ""
  readonly direction: "out" | "in" | ""
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** `HH:MM`; empty: nobody noted it. */
  readonly time: string
  /** On whose clock, where it was noted: an IANA name. */
  readonly zone: string
  readonly minutes: string
  readonly callBackDay: string
  readonly callBackTime: string
  readonly useful: string
  readonly points: string
  readonly attendees: ReadonlyArray<Whom>
  /** Added to what there is. */
  readonly suggested: ReadonlyArray<string>
  readonly advice: ReadonlyArray<string>
  readonly pledges: ReadonlyArray<{ readonly text: string; readonly due: string }>
  readonly next: { readonly on: string; readonly reason: string }
}

export interface TouchFormPage {
  readonly form: TouchForm
  readonly kinds: ReadonlyArray<Choice>
  readonly channels: ReadonlyArray<Choice>
  readonly states: ReadonlyArray<Choice>
  readonly outcomes: ReadonlyArray<Choice>
  readonly directions: ReadonlyArray<Choice>
}

/** `id`: an interaction's; left out: a new one of today. */
export const touchForm = Effect.fnUntraced(function* (
  { log, lang, today }: LogSession,
  { id }: { readonly id?: string | undefined }
) {
  const touch = id === undefined ? undefined : yield* log.get(Interaction, id)
  if (id !== undefined && touch === undefined) return yield* new Gone()
  const when = momentParts(touch?.happened ?? isoOf(today))
  const back = momentParts(touch?.callBackAt ?? "")
  const attendees = (yield* log.people(touch?.attendees ?? [])).map(foundOf)
  const say = recordWords[lang]
  const choices = <V extends string>(literals: ReadonlyArray<V>, words: Readonly<Record<V, string>>) =>
    literals.map((value): Choice => ({ value, said: words[value] }))
  return {
    form: {
      kind: touch?.kind ?? "meeting",
      channel: touch?.channel ?? "",
      state: touch?.state ?? "",
      outcome: touch?.outcome ?? "",
      direction: touch?.direction ?? "",
      day: when.day,
      time: when.time,
      zone: when.zone,
      minutes: touch?.minutes === undefined ? "" : String(touch.minutes),
      callBackDay: back.day,
      callBackTime: back.time,
      useful: touch?.useful ?? "",
      points: yield* log.readText(touch?.points),
      attendees: attendees.map(({ id, name }) => ({ id, name })),
      suggested: [],
      advice: [],
      pledges: [],
      next: { on: "", reason: "" }
    },
    kinds: choices(InteractionKind.literals, say.kinds),
    channels: choices(Channel.literals, say.by),
    states: choices(MeetingState.literals, say.states),
    outcomes: choices(Outcome.literals, say.outcomes),
    directions: choices(["out", "in"] as const, entityWords[lang].directions)
  } satisfies TouchFormPage
})

/** `2026-03-02T15:00[America/Toronto]` in its parts, each empty where it is not there. */
const momentParts = (text: string) => {
  const [, day = "", time = "", zone = ""] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?(?:\[([^\]]+)\])?$/.exec(text) ?? []
  return { day, time, zone }
}

const momentOf = (day: string, time: string, zone = ""): string =>
  day === "" ? "" : time === "" ? day : `${day}T${time}${zone === "" ? "" : `[${zone}]`}`

export interface TouchSaved {
  readonly id: string
  readonly batch: string | undefined
}

/** `id` left out: a new one with `contact`. What differs from `before` is written, and nothing else. */
export const saveTouch = Effect.fnUntraced(function* (
  { log }: LogSession,
  {
    id,
    contact,
    before,
    after
  }: {
    readonly id?: string | undefined
    readonly contact: string
    readonly before: TouchForm
    readonly after: TouchForm
  }
) {
  const patch = patchBetween(before, after)
  if (id === undefined) {
    const { kind, happened, state, channel, direction, minutes, outcome, callBackAt, useful, ...rest } = readForm(after)
    const set = <V>(value: V | null): V | undefined => value ?? undefined
    const logged = yield* logTouch(
      {
        ...rest,
        contact,
        kind,
        happened,
        state: set(state),
        channel: set(channel),
        direction: set(direction),
        minutes: set(minutes),
        outcome: set(outcome),
        callBackAt: set(callBackAt),
        useful: set(useful)
      },
      VIA
    )
    return { id: logged.id, batch: logged.batch } satisfies TouchSaved
  }
  const touch = yield* log.get(Interaction, id)
  if (touch === undefined) return yield* new Gone()
  const drafts = yield* touchDrafts(touch, patch)
  if (drafts.length === 0) return { id, batch: undefined } satisfies TouchSaved
  const { batch } = yield* log.commit(drafts, { via: VIA })
  return { id, batch } satisfies TouchSaved
})

const readForm = (form: TouchForm) => {
  const text = (value: string): string | null => value.trim() || null
  const lines = (values: ReadonlyArray<string>): ReadonlyArray<string> =>
    values.map((each) => each.trim()).filter(Boolean)
  const minutes = Number.parseInt(form.minutes, 10)
  const { next } = form
  return {
    kind: form.kind,
    happened: momentOf(form.day, form.time, form.zone),
    state: form.kind === "meeting" ? form.state || null : null,
    channel: form.channel || null,
    direction: form.direction || null,
    minutes: minutes > 0 ? minutes : null,
    outcome: form.outcome || null,
    callBackAt: form.outcome === "too-busy" ? momentOf(form.callBackDay, form.callBackTime) || null : null,
    useful: text(form.useful),
    points: form.points,
    attendees: form.attendees.map(({ id, name }) => (id === "" ? { name } : id)),
    suggested: lines(form.suggested),
    advice: lines(form.advice),
    pledges: form.pledges.flatMap(({ text, due }) =>
      text.trim() === "" ? [] : [{ text: text.trim(), due: due || undefined }]
    ),
    next: next.on === "" ? undefined : { on: next.on, reason: next.reason.trim() || undefined }
  }
}

/** Only what the user changed: what somebody else wrote meanwhile stays. */
const patchBetween = (before: TouchForm, after: TouchForm): TouchPatch => {
  const [was, shall] = [readForm(before), readForm(after)]
  return Object.fromEntries(
    Object.entries(shall).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(was[field as keyof typeof was])
    )
  ) as TouchPatch
}
