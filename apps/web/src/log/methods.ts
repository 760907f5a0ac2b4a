/** Everything a page can ask, by name. Questions change nothing; commands are done one after another. */
import type { Method } from "./Method.ts"
import { later } from "./Method.ts"
import { shell } from "./shell.ts"
import { today } from "./today.ts"

export const questions = {
  shell,
  today,
  readCapture: later(() => import("./capture.ts").then(({ readCapture }) => readCapture))
}

export const commands = {
  capture: later(() => import("./capture.ts").then(({ capture }) => capture)),
  settle: later(() => import("./settle.ts").then(({ settle }) => settle)),
  undo: later(() => import("./undo.ts").then(({ undo }) => undo)),
  begin: later(() => import("./begin.ts").then(({ begin }) => begin))
}

type Answers<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends Method<infer Args, infer A> ? (args: Args) => Promise<A> : never
}

export type Questions = Answers<typeof questions>
export type Commands = Answers<typeof commands>
