/** Interactions that set a rule off. Those of one kind on one day are one occasion, be it logged twice. */
import type { CompiledRule } from "../compileRules.ts"
import { type Facts, ownerOf } from "../Facts.ts"
import { matches } from "../InteractionMask.ts"
import { type Occurrence, occurrence } from "../Occurrence.ts"
import { laterBy, type Stamp, stampOf } from "../Stamp.ts"
import type { Touch, Undated } from "../Touch.ts"
import { NO_OCCURRENCES, type Trigger, whyUndatable } from "./Trigger.ts"

export const ofInteractions: Trigger = (rule, facts, skip) => {
  if ((rule.mask.kind & facts.touches.kinds) === 0) return NO_OCCURRENCES
  for (const touch of facts.touches.undated) {
    if (setsOff(rule, touch)) skip(keyOf(touch), whyUndatable(touch.view.happened))
  }
  const out: Array<Occurrence> = []
  for (const own of occasionsOf(rule, facts.touches.dated)) {
    const touch = own.find(hasTime) ?? own[0]!
    const anchor = anchorOf(rule, touch, facts)
    if (anchor !== undefined) {
      const clock = rule.spec.anchor === "call-back" ? facts.subject.contact.zone : undefined
      out.push(ofTouch(touch, own, anchor, facts, clock))
    } else skip(keyOf(touch), "unreadable")
  }
  return out
}

/** @param own the touch and whatever else is the same occasion */
export const ofTouch = (
  touch: Touch,
  own: ReadonlyArray<Touch>,
  anchor: Stamp,
  { subject }: Facts,
  clock?: string
): Occurrence => {
  const { view, at } = touch
  const key = keyOf(touch)
  return occurrence({
    keys: own.length === 1 ? [key] : [key, ...own.filter((other) => other !== touch).map(keyOf)],
    owner: ownerOf(view.contact, subject),
    contact: subject.contact.id,
    kind: view.kind ?? "other",
    channel: view.channel,
    happened: view.happened!,
    what: view.useful,
    at,
    anchor,
    touch,
    own,
    holds: own.some(isReady) ? READY : undefined,
    clock
  })
}

const READY = ["ready"] as const

const isReady = ({ view }: Touch): boolean => view.ready === true
const hasTime = ({ at }: Touch): boolean => at.instant !== undefined
const keyOf = ({ view }: Undated): string => `interaction/${view.id}`

const occasionsOf = (rule: CompiledRule, touches: ReadonlyArray<Touch>): ReadonlyArray<ReadonlyArray<Touch>> => {
  const out: Array<Array<Touch>> = []
  for (const touch of touches) {
    if (!setsOff(rule, touch)) continue
    const same = out.findLast(([other]) => other!.at.day === touch.at.day && other!.bits.kind === touch.bits.kind)
    if (same === undefined) out.push([touch])
    else same.push(touch)
  }
  return out
}

/** An import's interactions set nothing off. */
const setsOff = ({ mask, spec }: CompiledRule, { view, bits }: Undated): boolean =>
  matches(mask, bits) &&
  view.quiet !== true &&
  (spec.where.atGathering === undefined || spec.where.atGathering === (view.gathering !== undefined)) &&
  (spec.anchor !== "call-back" || view.callBackAt !== undefined)

/** How long a meeting takes when nobody said. */
const MEETING_MINUTES = 60

const MS_PER_MINUTE = 60_000

const anchorOf = ({ spec }: CompiledRule, { view, at }: Touch, { calendar }: Facts): Stamp | undefined => {
  switch (spec.anchor) {
    case "start":
      return at
    case "end":
      return laterBy(at, (view.minutes ?? MEETING_MINUTES) * MS_PER_MINUTE, calendar)
    case "call-back":
      return stampOf(view.callBackAt, calendar)
  }
}
