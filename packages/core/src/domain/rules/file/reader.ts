/** How plain data is read with every problem kept, each with its path and what would be allowed there. */

/** Facts for a message; the app makes the words. */
export interface FileProblem {
  /** Where: `rules[0].when.kind`. */
  readonly path: string
  /** `unknown`: no such key. `not-allowed`: no such value. `missing`: nothing there. `twice`: said before. */
  readonly problem: "unknown" | "not-allowed" | "missing" | "twice"
  /** What stands there, as JSON; absent where nothing does. */
  readonly given?: string
  /** What could stand there: words, or a description of a form in angle brackets. */
  readonly allowed: ReadonlyArray<string>
}

/** `undefined` when there was a problem, which is then in the list. */
export type Read<A> = (value: unknown, path: string, problems: Array<FileProblem>) => A | undefined

export const notAllowed = (value: unknown, path: string, allowed: ReadonlyArray<string>): FileProblem => ({
  path,
  problem: "not-allowed",
  given: shownValue(value),
  allowed
})

export const oneOf =
  <const A extends string>(words: ReadonlyArray<A>): Read<A> =>
  (value, path, problems) => {
    const found = words.find((word) => word === value)
    if (found === undefined) problems.push(notAllowed(value, path, words))
    return found
  }

/** A single value stands for a list of one. */
export const listOf =
  <A>(read: Read<A>): Read<ReadonlyArray<A>> =>
  (value, path, problems) => {
    if (!Array.isArray(value)) {
      const only = read(value, path, problems)
      return only === undefined ? undefined : [only]
    }
    const found = value.map((each, index) => read(each, `${path}[${index}]`, problems))
    return found.every((each) => each !== undefined) ? found : undefined
  }

export const isTrue: Read<boolean> = (value, path, problems) => {
  if (typeof value === "boolean") return value
  problems.push(notAllowed(value, path, ["true", "false"]))
  return undefined
}

export const text: Read<string> = (value, path, problems) => {
  if (typeof value === "string" && value.trim() !== "") return value
  problems.push(notAllowed(value, path, ["<text>"]))
  return undefined
}

/** A file's keys, each with the name that it has inside and how its value is read. */
export interface Key {
  readonly part: string
  readonly read: Read<unknown>
}

/** A mapping of these keys and no others. */
export const mapping =
  <A>(keys: { readonly [key: string]: Key }): Read<A> =>
  (value, path, problems) => {
    if (!isMapping(value)) {
      problems.push(notAllowed(value, path, Object.keys(keys)))
      return undefined
    }
    const before = problems.length
    const out: Record<string, unknown> = {}
    for (const [key, given] of Object.entries(value)) {
      const known = Object.hasOwn(keys, key) ? keys[key] : undefined
      if (known === undefined) {
        problems.push({
          path: `${path}.${key}`,
          problem: "unknown",
          given: shownValue(given),
          allowed: Object.keys(keys)
        })
      } else {
        const found = known.read(given, `${path}.${key}`, problems)
        if (found !== undefined) out[known.part] = found
      }
    }
    return problems.length === before ? (out as A) : undefined
  }

export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const LONGEST_SHOWN = 80

const shownValue = (value: unknown): string => {
  let shown: string
  try {
    shown = JSON.stringify(value) ?? String(value)
  } catch {
    shown = Object.prototype.toString.call(value)
  }
  return shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown
}
