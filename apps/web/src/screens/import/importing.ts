/**
 * The import that is going on in this tab, kept beside the screen: whoever looks elsewhere meanwhile finds it as it stands.
 * The file itself is read in the worker, a piece at a time.
 */
import { createSignal } from "solid-js"
import { createStore } from "solid-js/store"
import type { LogLink } from "../../link/LogLink.ts"
import type { Imported, Importing } from "../../log/import/importFile.ts"
import type { LogImported } from "../../log/import/importLog.ts"
import type { FileLook } from "../../log/import/lookAtFile.ts"

export type Step = "choose" | "looking" | "decide" | "importing" | "done" | "logDone"

type Readable = Extract<FileLook, { readonly _tag: "Readable" }>
export type Done = Extract<Imported, { readonly _tag: "Done" }>

export interface Choices {
  /** Paths of the parts that are taken. */
  readonly parts: ReadonlyArray<string>
  /** By part: what its columns hold. */
  readonly columns: Readonly<Record<string, ReadonlyArray<string>>>
  readonly me: string | undefined
  readonly remind: boolean
  readonly addPeople: boolean
  readonly keepText: boolean
}

/** Open to be written part by part. */
interface State {
  step: Step
  /** What could not be done with the last file: a whole sentence. */
  problem: string | undefined
  /** Takes back what had come in of a file that broke off. */
  undo: string | undefined
  look: Readable | undefined
  isLog: boolean
  choices: Choices
  /** What importing would do. */
  preview: Done | undefined
  report: Done | undefined
  taken: Extract<LogImported, { readonly _tag: "Done" }> | undefined
}

/** Made anew each time: a store changes what it is given. */
const noChoices = (): Choices => ({
  parts: [],
  columns: {},
  me: undefined,
  remind: false,
  addPeople: false,
  keepText: false
})

const fresh = (): State => ({
  step: "choose",
  problem: undefined,
  undo: undefined,
  look: undefined,
  isLog: false,
  choices: noChoices(),
  preview: undefined,
  report: undefined,
  taken: undefined
})

const [state, setState] = createStore<State>(fresh())
const [chosenFile, setFile] = createSignal<File>()
const [progress, setProgress] = createSignal<number>()
/** A trial runs, while one decides. */
const [isTrying, setTrying] = createSignal(false)

export { chosenFile, isTrying, progress, state }

let job = ""
const newJob = (): string => (job = crypto.randomUUID())

const onProgress = (done: number, of: number): void => void setProgress(of === 0 ? undefined : done / of)

export const begin = (): void => {
  setState(fresh())
  setFile(undefined)
  setProgress(undefined)
}

export const stop = ({ tell }: Pick<LogLink, "tell">): void => void tell.stopReading({ job })

export const open = async (link: LogLink, file: File): Promise<void> => {
  begin()
  setFile(file)
  setState("step", "looking")
  const mine = newJob()
  const look = await link.ask.lookAtFile({ job: mine, file }, onProgress).catch((cause: unknown) => {
    if (mine === job) begin()
    throw cause
  })
  if (mine !== job) return
  setProgress(undefined)
  if (look._tag === "CannotRead") return setState({ step: "choose", problem: look.why })
  if (look._tag === "Log") return setState({ step: "decide", isLog: true })
  const usual = look.parts.filter(({ isUsual }) => isUsual).map(({ path }) => path)
  setState({ step: "decide", look, choices: { ...noChoices(), parts: usual, me: look.whose[0]?.key } })
  await tryOut(link)
}

/** What the choices as they stand would do. Another choice meanwhile begins it again. */
const tryOut = async (link: LogLink): Promise<void> => {
  const { tell } = link
  if (state.choices.parts.length === 0) return setState("preview", undefined)
  if (isTrying()) stop(link)
  const mine = newJob()
  setTrying(true)
  try {
    const tried = await tell.importFile(asked(true), onProgress)
    if (mine !== job) return
    if (tried._tag === "CannotRead") setState({ step: "choose", problem: tried.why })
    else if (tried._tag === "Done") setState("preview", tried)
  } finally {
    if (mine === job) {
      setTrying(false)
      setProgress(undefined)
    }
  }
}

const asked = (dryRun: boolean): Importing => {
  const { parts, columns, me, remind, addPeople, keepText } = state.choices
  // Plain data: what a store holds cannot be sent to the worker.
  return {
    job,
    file: chosenFile()!,
    dryRun,
    parts: [...parts],
    columns: Object.fromEntries(Object.entries(columns).map(([path, all]) => [path, [...all]])),
    me,
    remind,
    addPeople,
    keepText
  }
}

export const choose = (link: LogLink, choices: Partial<Choices>): Promise<void> => {
  setState("choices", choices)
  return tryOut(link)
}

export const bringIn = async (link: LogLink): Promise<void> => {
  const { tell } = link
  if (isTrying()) stop(link)
  setTrying(false)
  newJob()
  setProgress(undefined)
  setState({ step: "importing", problem: undefined })
  try {
    if (state.isLog) return logCame(await tell.importLog({ job, file: chosenFile()! }, onProgress))
    const done = await tell.importFile(asked(false), onProgress)
    if (done._tag === "Done") setState({ step: "done", report: done })
    else setState({ step: "choose", problem: done._tag === "CannotRead" ? done.why : "", undo: done.undo })
  } catch (cause) {
    setState("step", "decide")
    throw cause
  }
}

const logCame = (done: LogImported): void => {
  if (done._tag === "Done") setState({ step: "logDone", taken: done })
  else setState({ step: "choose", problem: done._tag === "CannotRead" ? done.why : "" })
}
