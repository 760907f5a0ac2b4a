/** How often people answer: in all, by how they were asked, and by template; with how sure that is. */
import * as Effect from "effect/Effect"
import type { Channel } from "@kith/core/domain/entities/Interaction"
import { clearlyBest, ENOUGH, rateOf, type ResponseRate, responseRates } from "@kith/core/domain/views/responseRates"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { allAsks } from "@kith/core/workspace/Responses"
import type { LogSession } from "./Method.ts"

export interface RateRow {
  readonly id: string
  /** "by e-mail", a template's title; `undefined`: nobody noted it. */
  readonly label: string | undefined
  readonly asked: number
  readonly answered: number
  readonly agreed: number
  readonly waiting: number
  /** Shares of 1 between which the true rate lies, 19 times out of 20. */
  readonly likely: { readonly from: number; readonly to: number } | undefined
  /** Of enough cases for a share of a hundred. */
  readonly isEnough: boolean
}

export interface Responses {
  readonly all: RateRow
  readonly byChannel: ReadonlyArray<RateRow>
  readonly byTemplate: ReadonlyArray<RateRow>
  /** Labels of what is answered more often than the rest, beyond chance. */
  readonly best: { readonly channel: string | undefined; readonly template: string | undefined }
}

export const responses = Effect.fnUntraced(function* ({ log, today, lang }: LogSession, _: undefined) {
  const asks = yield* allAsks(today)
  const titles = new Map((yield* log.templatesFor(lang)).map(({ id, title }) => [id, title]))
  const { by } = recordWords[lang]
  const channelLabel = (channel: Channel | undefined) => (channel === undefined ? undefined : by[channel])
  // A template that is gone has no title any more: it stands with those of which nothing is known.
  const templateLabel = (template: string | undefined) => (template === undefined ? undefined : titles.get(template))
  const byChannel = responseRates(asks, ({ channel }) => channelLabel(channel))
  const byTemplate = responseRates(asks, ({ template }) => templateLabel(template))
  return {
    all: rowOf({ of: "", ...rateOf(asks) }),
    byChannel: byChannel.map(rowOf),
    byTemplate: byTemplate.map(rowOf),
    best: { channel: bestNamed(byChannel), template: bestNamed(byTemplate) }
  } satisfies Responses
})

const rowOf = ({ of, ...rate }: ResponseRate<string | undefined>): RateRow => ({
  id: of ?? "unknown",
  label: of,
  ...rate,
  isEnough: rate.asked >= ENOUGH
})

const bestNamed = (rates: ReadonlyArray<ResponseRate<string | undefined>>): string | undefined =>
  clearlyBest(rates.filter(({ of }) => of !== undefined))?.of
