/** The shape of `data/story.json`: a few weeks of a job search, told relative to today. */
import type { View } from "@kith/core/domain/declare/Entity"
import type { Contact } from "@kith/core/domain/entities/Contact"
import type { Advice, Finding } from "@kith/core/domain/entities/FromConversations"
import type { Gathering } from "@kith/core/domain/entities/Gathering"
import type { Interaction } from "@kith/core/domain/entities/Interaction"
import type { Opening } from "@kith/core/domain/entities/Opening"
import type { InBoth } from "@kith/core/domain/words/inBoth"

type Of<F, K extends keyof F> = NonNullable<F[K]>

export interface StoryMoment {
  /** Days from today. */
  readonly day: number
  /** `15:00`; a date alone without it. */
  readonly time?: string
  /** That very day, worked or not. */
  readonly exact?: boolean
}

/** A person by their key in `people`, or by their name in the import. */
type Who = string

interface Told {
  readonly key: string
  readonly who: Who
  /** The key of the interaction in which it was said. */
  readonly interaction: string
}

export interface Story {
  readonly people: ReadonlyArray<{
    readonly key: string
    readonly name: string
    readonly company: string
    readonly position: string
    readonly relation: Of<View<typeof Contact>, "relation">
    readonly referredBy?: Who
    readonly metAt?: string
  }>
  readonly gatherings: ReadonlyArray<{
    readonly key: string
    readonly name: InBoth<string>
    readonly type: Of<View<typeof Gathering>, "type">
    readonly host: string
    readonly place: string
    readonly starts: StoryMoment
    readonly ends: StoryMoment
    readonly state: Of<View<typeof Gathering>, "state">
    readonly people: ReadonlyArray<Who>
  }>
  readonly interactions: ReadonlyArray<{
    readonly key: string
    readonly who: Who
    readonly kind: Of<View<typeof Interaction>, "kind">
    readonly state?: Of<View<typeof Interaction>, "state">
    readonly channel: Of<View<typeof Interaction>, "channel">
    readonly happened: StoryMoment
    readonly minutes?: number
    readonly outcome?: Of<View<typeof Interaction>, "outcome">
    readonly callBackAt?: StoryMoment
    readonly suggested?: ReadonlyArray<Who>
    readonly useful?: InBoth<string>
    readonly points?: InBoth<string>
  }>
  readonly followUps: ReadonlyArray<Told & { readonly on: StoryMoment; readonly reason: InBoth<string> }>
  readonly pledges: ReadonlyArray<Told & { readonly text: InBoth<string>; readonly due: StoryMoment }>
  readonly advice: ReadonlyArray<
    Told & {
      readonly text: InBoth<string>
      readonly state: Of<View<typeof Advice>, "state">
      readonly done: StoryMoment
    }
  >
  readonly openings: ReadonlyArray<{
    readonly key: string
    readonly role: InBoth<string>
    readonly company: string
    readonly seen: StoryMoment
    readonly state: Of<View<typeof Opening>, "state">
  }>
  readonly occupations: ReadonlyArray<{
    readonly key: string
    readonly name: InBoth<string>
    readonly findings: ReadonlyArray<
      Told & { readonly topic: Of<View<typeof Finding>, "topic">; readonly text: InBoth<string> }
    >
  }>
  readonly answers: ReadonlyArray<Told & { readonly question: string; readonly text: InBoth<string> }>
}
