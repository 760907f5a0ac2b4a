/** Lets another device in, of this user's own or a further member's: shows the code, waits, compares the words. */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { invite, type Joining, admitDevice } from "@kith/core/log/Inviting"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import { PairingError } from "@kith/core/log/PairingError"
import { exitCode } from "../exitCode.ts"
import { printable } from "../output/printable.ts"
import { confirm } from "../prompt.ts"
import type { Session } from "../Session.ts"
import { failed, needsDecision, Stopped, usage } from "../Stopped.ts"
import { membersWords } from "../words/devicesWords.ts"
import type { Language } from "../words/inBoth.ts"
import { pairWords } from "../words/pairWords.ts"
import { authoredInWords, chainOver } from "./changeMembers.ts"
import { openPlace, orInWords } from "./openPlace.ts"
import { type Place, relayFor } from "./places.ts"
import { layerRelayMailbox } from "./relayHttp.ts"
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
  if (!out.canAsk && !global.yes) return yield* needsDecision(say.needsYes, { decision: "words" })
  const place: Place = { _tag: "Relay", address }
  // So that the other device finds this one on the list, and everything written so far.
  yield* syncOnce(session, local, place, asked.device)
  const listening: { fiber?: Fiber.Fiber<unknown, unknown> } = {}
  return yield* Effect.scoped(
    Effect.gen(function* () {
      const invitation = yield* invite({
        membership: yield* local.members,
        page: `${address.url}/`,
        relay: address.url,
        language: lang,
        confirm: Effect.fnUntraced(function* (words, label) {
          if (listening.fiber !== undefined) yield* Fiber.interrupt(listening.fiber)
          const text = say.shows(printable(label) || say.unnamed, words.join(" "))
          if (global.yes) out.note(text)
          return global.yes || (yield* confirm(session, text))
        }),
        admit: (device) =>
          Effect.scoped(
            Effect.gen(function* () {
              const remote = yield* openPlace(session, local, place, undefined)
              return yield* admitDevice(chainOver(session, local, remote), asked.as)(device)
            })
          ).pipe(authoredInWords(session), orInWords(session, local, place))
      })
      const code = invitation.code.toUpperCase()
      yield* show(session, invitation.link, code, asked)
      if (out.canAsk) listening.fiber = yield* Effect.forkScoped(extendOnRequest(session, invitation.extend))
      const { label } = yield* invitation.accepted
      const name = printable(label) || say.unnamed
      const { as } = asked
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
