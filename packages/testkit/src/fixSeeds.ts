/** Set up before every test file: also a property that says nothing of its runs draws from the seed that was asked for. */
import fc from "fast-check"
import { runsAsked } from "./runsAsked.ts"

const { seed } = runsAsked()
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed })
