/** Every workload, in the order in which they are run and printed. */
import { bytes } from "./bytes.ts"
import { due, log, show } from "./commands.ts"
import { duplicates } from "./duplicates.ts"
import { fold } from "./fold.ts"
import { importFormats, importing } from "./importing.ts"
import { memory } from "./memory.ts"
import { rebuild } from "./rebuild.ts"
import { reminders } from "./reminders.ts"
import { sheets } from "./sheets.ts"
import { syncBytes, syncCatchUp } from "./syncBytes.ts"
import { syncFanOut } from "./syncFanOut.ts"
import { syncFirst } from "./syncFirst.ts"
import { syncNothing } from "./syncNothing.ts"
import { syncFlat, syncOne } from "./syncOne.ts"
import { web } from "./web.ts"
import type { Workload } from "./Workload.ts"

export const workloads: ReadonlyArray<Workload> = [
  fold,
  reminders,
  due,
  log,
  show,
  bytes,
  importing,
  importFormats,
  duplicates,
  sheets,
  rebuild,
  memory,
  syncBytes,
  syncCatchUp,
  syncFirst,
  syncNothing,
  syncOne,
  syncFlat,
  syncFanOut,
  web
]
