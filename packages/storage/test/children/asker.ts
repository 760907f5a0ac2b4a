/** What `kith due` asks of the stores. `asker.ts FOLDER`. Prints the answers, and what it loaded that it should not. */
import { readdirSync } from "node:fs"
import { registerHooks } from "node:module"

const asked: Array<string> = []
const before = new Set(loadedModules())
registerHooks({
  resolve: (specifier, context, next) => {
    asked.push(specifier)
    return next(specifier, context)
  }
})

const [folder = ""] = process.argv.slice(2)
const { openLog } = await import("@kith/storage/sqlite/LogFile")
const { openEntities } = await import("@kith/storage/sqlite/EntityFile")
const { countReminders, readReminders } = await import("@kith/storage/sqlite/reminderQueries")

const log = openLog(folder, { create: false })
const entities = openEntities(folder)
const answers = {
  seqs: [...log.heads().values()].map(({ seq }) => seq),
  folded: [...entities.folded()!.version.values()],
  reminders: readReminders(entities, { until: 10, now: 10 }, { fixed: 5, others: 5 }).map(
    ({ reminder }) => reminder.id
  ),
  waiting: countReminders(entities, { until: 10, now: 10 }, 100)
}
log.close()
entities.close()

const loaded = [
  ...asked.filter((specifier) => specifier.startsWith("effect")),
  ...loadedModules().filter((name) => !before.has(name) && /(zlib|crypto)$/.test(name))
]
process.stdout.write(JSON.stringify({ ...answers, loaded, files: readdirSync(folder).sort() }))

/** Node's own modules, by its private list, which is the only one. */
function loadedModules(): ReadonlyArray<string> {
  return (process as unknown as { readonly moduleLoadList: ReadonlyArray<string> }).moduleLoadList
}
