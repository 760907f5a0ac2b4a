/** Where and when a run takes place. */
import { cpus, loadavg, release, totalmem, type } from "node:os"
import type { Occasion } from "./toPage.ts"

export const occasionOf = (quick: boolean): Occasion => {
  const cores = cpus()
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cores.length} cores of ${cores[0]?.model.trim() || "an unnamed processor"}, ${memory} GiB, ${type()} ${release().split(".").slice(0, 2).join(".")}, Node ${process.versions.node}`,
    load: loadavg()[0]! / Math.max(1, cores.length),
    quick
  }
}
