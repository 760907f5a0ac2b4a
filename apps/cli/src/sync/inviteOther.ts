/** Lets another device in, of this user's own or a further member's: shows the code, waits, compares the words. */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { chainOver } from "@kith/core/log/ChangingMembers"
import { invite, type Joining, admitDevice } from "@kith/core/log/Inviting"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import { PairingError } from "@kith/core/log/PairingError"
import { exitCode } from "../exitCode.ts"
import { printable } from "../output/printable.ts"
import { confirm } from "../prompt.ts"
import type { Session } from "../Session.ts"
import { failed, needsDecision, Stopped, usage } from "../Stopped.ts"
import { membersWords } from "../words/devicesWords.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { layerRelayMailbox } from "@kith/storage/web/RelayHttp"
import { pairWords } from "../words/pairWords.ts"
import { authoredInWords } from "./changeMembers.ts"
import { openPlace, orInWords } from "./openPlace.ts"
import { readHere } from "./hereRelay.ts"
import { type Place, relayFor } from "./places.ts"
import { syncOnce } from "./syncOnce.ts"

export interface InviteAsked {
  readonly as: Joining
  readonly relay?: string | undefined
  /** Only a code to type. */
  readonly code: boolean
  readonly device?: string | undefined
}

export const inviteOther = Effect.fnUntraced(function* (session: Session, local: LocalBundles, asked: InviteAsked) {
  const { out, lang, global } = session
  const say = pairWords[lang]
  const address = yield* relayFor(session, asked.relay)
  if (address === undefined) return yield* usage(say.needsRelay)
  if (asked.relay === undefined && readHere(session.home)?.url === address.url) return yield* usage(say.onlyHere)
  if (!out.canAsk && !global.yes) return yield* needsDecision(say.needsYes, { decision: "words" })
  const place = { _tag: "Relay", address } satisfies Place
  // So that the other device finds this one on the list, and everything written so far.
  yield* syncOnce(session, local, place, asked.device)
  return yield* inviteAt(session, local, place, {
    as: asked.as,
    page: `${address.url}/`,
    show: (link, code) => show(session, link, code, asked)
  })
})

export interface InviteAt {
  readonly as: Joining
  /** What opens the link. */
  readonly page: string
  /** Shows the invitation to whoever is at this device. */
  readonly show: (link: string, code: string) => Effect.Effect<void>
}

/** The same at a place that this device is in step with. */
export const inviteAt = Effect.fnUntraced(function* (
  session: Session,
  local: LocalBundles,
  place: Extract<Place, { readonly _tag: "Relay" }>,
  { as, page, show }: InviteAt
) {
  const { out, lang, global } = session
  const say = pairWords[lang]
  const { address } = place
  const listening: { fiber?: Fiber.Fiber<unknown, unknown> } = {}
  return yield* Effect.scoped(
    Effect.gen(function* () {
      const invitation = yield* invite({
        membership: yield* local.members,
        page,
        relay: address.url,
        language: lang,
        confirm: Effect.fnUntraced(function* (words, label) {
          if (listening.fiber !== undefined) yield* Fiber.interrupt(listening.fiber)
          const text = say.shows(printable(label) || say.unnamed, words.join(" "))
          if (global.yes) out.note(text)
          return global.yes || (yield* confirm(session, `${text} ${say.theSame}`))
        }),
        admit: (device) =>
          Effect.scoped(
            Effect.gen(function* () {
              const remote = yield* openPlace(session, local, place, undefined)
              return yield* admitDevice(chainOver(local, remote), as)(device)
            })
          ).pipe(authoredInWords(session), orInWords(session, local, place))
      })
      const code = invitation.code.toUpperCase()
      yield* show(invitation.link, code)
      if (out.canAsk) listening.fiber = yield* Effect.forkScoped(extendOnRequest(session, invitation.extend))
      const { label } = yield* invitation.accepted
      const name = printable(label) || say.unnamed
      if (out.isJson) return
      out.echo(
        `${out.style.good("✓")} ${as._tag === "OwnDevice" ? say.joined(name) : say.joinedAs(name, printable(as.label), membersWords[lang].roles[as.role])}`
      )
    })
  ).pipe(pairingInWords(lang), Effect.provide(layerRelayMailbox(address)))
})

const MINUTES = 10

const show = Effect.fnUntraced(function* (
  { out, lang, world }: Session,
  link: string,
  code: string,
  asked: InviteAsked
) {
  const say = pairWords[lang]
  if (out.isJson) out.line(JSON.stringify({ link, code }))
  else {
    if (!asked.code && world.isTerminal(1)) {
      const { qrLines } = yield* Effect.promise(() => import("./qrCode.ts"))
      for (const line of qrLines(link, out)) out.line(line)
    }
    out.line(say.scanOrType(out.style.bold(code), MINUTES))
    if (!asked.code) out.line(say.typeThere(`kith join ${link}`))
    out.note(say.waiting)
  }
  // Whoever reads this on the other side of a pipe waits for it.
  out.flush()
})

/** `e` and Enter, as often as it is typed. */
const extendOnRequest = Effect.fnUntraced(function* <E, R>({ out, lang }: Session, extend: Effect.Effect<void, E, R>) {
  const say = pairWords[lang]
  for (;;) {
    const typed = yield* Effect.callback<string>((resume) => {
      const hear = (chunk: Buffer): void => resume(Effect.succeed(chunk.toString("utf8")))
      process.stdin.once("data", hear)
      process.stdin.resume()
      return Effect.sync(() => {
        process.stdin.removeListener("data", hear)
        process.stdin.pause()
      })
    })
    if (typed.trim().toLowerCase() !== "e") continue
    out.note((yield* Effect.isSuccess(extend)) ? say.extended : say.cannotExtend)
  }
})

/** What came of a pairing that came to nothing; exit 5 where the relay was out of reach. */
export const pairingInWords =
  (lang: Language) =>
  <A, E, R>(work: Effect.Effect<A, E, R>) =>
    work.pipe(
      Effect.catchIf(
        (error): error is E & PairingError => error instanceof PairingError,
        ({ reason }) => {
          const text = pairWords[lang].faults[reason]
          return reason === "Unavailable"
            ? Effect.fail(new Stopped({ exit: exitCode.offline, text }))
            : Effect.fail(failed(text))
        }
      )
    )
