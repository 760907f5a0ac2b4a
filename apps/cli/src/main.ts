/** `kith`: runs the program on what was typed, and ends with its exit code. */
import { runProgram } from "./program.ts"
import { thisProcess } from "./World.ts"

// Node's own, after `launch.ts` has spared all loading from it.
Error.stackTraceLimit = 10

// Not awaited here: commands bundled into one module with this one could never be loaded while it waits for them.
void runProgram(process.argv.slice(2), thisProcess).then((code) => process.exit(code))
