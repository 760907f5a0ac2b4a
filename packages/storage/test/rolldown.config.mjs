/** Bundles the programs that are started by the hundred and killed (`bundledProgram` in testkit). */
import { fileURLToPath } from "node:url"

/** Named by their addresses, so that tools see that they are used. */
const programs = {
  cutter: new URL("./children/cutter.ts", import.meta.url),
  racer: new URL("./children/racer.ts", import.meta.url),
  writer: new URL("./children/writer.ts", import.meta.url),
  publisher: new URL("./bundles/children/publisher.ts", import.meta.url),
  pusher: new URL("./bundles/children/pusher.ts", import.meta.url)
}

export default {
  input: Object.fromEntries(Object.entries(programs).map(([name, address]) => [name, fileURLToPath(address)])),
  platform: "node",
  resolve: { conditionNames: ["source", "node", "import", "default"] },
  output: { format: "esm", entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" }
}
