/** Spans of time in a rule's file: "10 working days", "2 heures avant", "at once", or a mapping; and back. */
import { readSpan } from "../../words/readSpan.ts"
import { LONGEST, Offset, type Unit } from "../RuleSpec.ts"
import * as Schema from "effect/Schema"
import { isMapping, notAllowed, type Read } from "./reader.ts"

const FORMS = ["<10 working days>", "<2 hours before>", "<3 weeks>", "<2 months>", "at once"]

export const span: Read<Offset> = (value, path, problems) => {
  const found = typeof value === "string" ? spanInWords(value) : isMapping(value) && isOffset(value) ? value : undefined
  if (found !== undefined && Math.abs(found.amount) <= LONGEST) return found
  problems.push(notAllowed(value, path, FORMS))
  return undefined
}

/** "30 days", "2 weeks", or a number of days: what has to be whole days and at least one. */
export const days: Read<number> = (value, path, problems) => {
  const found =
    typeof value === "number"
      ? { amount: value, unit: "days" }
      : typeof value === "string"
        ? spanInWords(value)
        : undefined
  if (found?.unit === "days" && Number.isSafeInteger(found.amount) && found.amount > 0 && found.amount <= LONGEST)
    return found.amount
  problems.push(notAllowed(value, path, ["<30 days>", "<2 weeks>"]))
  return undefined
}

/** In words where those are read back as the same span. */
export const spanToPlain = (offset: Offset): string | Offset => {
  const { amount, unit } = offset
  if (amount === 0 && unit === "days") return "at once"
  const count = Math.abs(amount)
  const said = `${count} ${NAMES[unit][count === 1 ? 0 : 1]}${amount < 0 ? " before" : ""}`
  const read = spanInWords(said)
  return read?.amount === amount && read.unit === unit ? said : { amount, unit }
}

export const daysToPlain = (count: number): string | number => {
  const said = spanToPlain({ amount: count, unit: "days" })
  return typeof said === "string" ? said : count
}

const NAMES: Readonly<Record<Unit, readonly [string, string]>> = {
  hours: ["hour", "hours"],
  days: ["day", "days"],
  workingDays: ["working day", "working days"],
  months: ["month", "months"]
}

const isOffset = Schema.is(Offset)

const AT_ONCE = /^(at once|immediately|same day|tout de suite|le jour même|0( days?| jours?)?)$/i
const BEFORE = /^(.*\S)\s+(before|earlier|avant)$/i
const AFTER = /^(.*\S)\s+(after|later|après)$/i

const spanInWords = (words: string): Offset | undefined => {
  const said = words.normalize("NFC").replace(/\s+/g, " ").trim()
  if (AT_ONCE.test(said)) return { amount: 0, unit: "days" }
  const before = BEFORE.exec(said)
  const found = readSpan(before?.[1] ?? AFTER.exec(said)?.[1] ?? said)
  const offset = found === undefined ? undefined : inUnits(found)
  return offset === undefined || before === null ? offset : { ...offset, amount: -offset.amount }
}

/** Minutes only where they are whole hours. */
const inUnits = ({ amount, unit }: NonNullable<ReturnType<typeof readSpan>>): Offset | undefined => {
  switch (unit) {
    case "minutes":
      return amount % 60 === 0 ? { amount: amount / 60, unit: "hours" } : undefined
    case "days":
      return { amount, unit: "days" }
    case "working-days":
      return { amount, unit: "workingDays" }
    case "weeks":
      return { amount: amount * 7, unit: "days" }
    case "months":
      return { amount, unit: "months" }
    case "years":
      return { amount: amount * 12, unit: "months" }
  }
}
