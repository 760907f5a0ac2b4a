/**
 * Takes one line apart into a logged touch: `kith log ana coffee yesterday 15h "CPA bridging"`, and the capture field's
 * "coffee with Ana yesterday, CPA bridging, thank her". Every word typed comes back in one of its parts.
 */
import { lineOf } from "./captureLine.ts"
import type { Captured, CapturedPart, CaptureOptions } from "./captured.ts"
import type { Draft, Said, Step } from "./captureDraft.ts"
import { leave, take } from "./captureDraft.ts"
import { isTitled } from "./isTitled.ts"
import { readersOf, remembered } from "./captureReaders.ts"
import { takeTail } from "./captureTail.ts"
import { takeUnderstood } from "./captureStep.ts"
import { takeName } from "./captureWho.ts"

/**
 * The parts of a line. In the words of a shell, the first is whom it is about, and a quoted piece is understood as a
 * whole or kept as text. Whom, how, when and how long may come in any order; the text begins at the first word that is
 * none of these, and may end in a date.
 *
 * @example
 * ```ts
 * import { dayOf } from "@kith/core/domain/calendar/CivilDay"
 * import { capture } from "@kith/core/domain/words/quickCapture"
 *
 * const now = { today: dayOf("2026-03-03")!, minute: 540, prefer: "past" } as const
 * const { who, channel, text } = capture("coffee with Ana yesterday 15h, CPA bridging", now)
 * // "Ana", "coffee", "CPA bridging"
 * ```
 */
export const capture = (words: ReadonlyArray<string> | string, options: CaptureOptions): Captured => {
  const pieces = typeof words === "string" ? [words] : words
  const line = lineOf(pieces)
  const knows = remembered(options.knows ?? (() => 0))
  const draft: Draft = {
    line,
    read: readersOf(line, options, knows),
    options,
    knows,
    shell: pieces.length > 1,
    roles: line.words.map(() => "text"),
    said: {},
    firm: "faint"
  }
  takeTail(draft, takeHead(draft))
  return captured(draft)
}

/** Takes whom, how, when and how long, and returns the word at which the text begins. */
const takeHead = (draft: Draft): number => {
  const { words } = draft.line
  let at = 0
  let after: Step["after"] = "start"
  while (at < words.length) {
    const step: Step | undefined = words[at]!.quoted
      ? takeQuoted(draft, at, after)
      : (takeUnderstood(draft, at, after) ?? takeName(draft, at, after))
    if (step === undefined) return at
    at = step.next
    after = step.after
  }
  return at
}

/** A quoted piece is a name, or wholly understood, or text; the words after it still belong to the head. */
const takeQuoted = (draft: Draft, at: number, after: Step["after"]): Step => {
  const { line, knows, options } = draft
  const { raw } = line.words[at]!
  const takesName = draft.said.who === undefined
  if (takesName && knows(raw) > 0) return takeWhole(draft, at, { who: raw }, "who")
  const { text: _, left, parts: __, ...says } = capture(raw, { ...options, knows: () => 0 })
  if (left.length === 0 && (says.who === undefined || says.kind !== undefined) && fits(draft, says)) {
    return takeWhole(draft, at, says, says.when !== undefined ? "when" : says.length !== undefined ? "length" : "deed")
  }
  const expected = after === "with" || (after === "start" && says.kind === undefined)
  const named = raw.split(/\s+/).every((part) => isTitled(part))
  return takesName && (expected || named) ? takeWhole(draft, at, { who: raw }, "who") : leave(at + 1)
}

/** Whether nothing of it was said before. */
const fits = ({ said }: Draft, says: Said): boolean =>
  (["who", "channel", "when", "length"] as const).every((key) => says[key] === undefined || said[key] === undefined)

const takeWhole = (draft: Draft, at: number, says: Said, role: CapturedPart["role"]): Step => {
  if (draft.said.kind === undefined && says.kind !== undefined) draft.firm = "said"
  // Of these only a kind may have been said before, and then it stays.
  draft.said = { ...says, ...draft.said }
  return take(draft, at, at + 1, role)
}

const captured = ({ line, roles, said }: Draft): Captured => {
  const parts: Array<CapturedPart> = []
  line.words.forEach(({ raw, quoted }, i) => {
    const role = roles[i]!
    const before = parts.at(-1)
    const joins = before?.role === role && !quoted && !line.words[i - 1]!.quoted
    if (joins) parts[parts.length - 1] = { role, words: `${before.words} ${raw}` }
    else parts.push({ role, words: raw })
  })
  const left = parts
    .flatMap(({ role, words }) => (role === "text" ? [trimmed(words)] : []))
    .filter((words) => words !== "")
  const text = left.reduce(
    (all, words) => (all === "" ? words : `${all}${/[.!?…]$/.test(all) ? " " : ", "}${words}`),
    ""
  )
  return { ...said, ...(text === "" ? undefined : { text }), left, parts }
}

/** Without the punctuation that joined it to the rest of the line. */
const trimmed = (words: string): string => words.replace(/^[\s,;:–—-]+/, "").replace(/[\s,;:–—]+$/, "")
