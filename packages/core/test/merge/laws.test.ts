/** The merge, in its reference form and in place, under one set of laws over the whole catalogue. */
import { mergeLaws, type Kernel } from "@kith/testkit/mergeLaws"
import { mergeSampleArbitrary } from "@kith/testkit/MergeSample"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as fc from "fast-check"
import { describe, it } from "vitest"
import { catalogue } from "../../src/domain/Catalogue.ts"
import { apply } from "../../src/domain/merge/apply.ts"
import * as address from "../../src/domain/merge/CellAddress.ts"
import * as record from "../../src/domain/merge/EntityRecord.ts"
import { merge } from "../../src/domain/merge/merge.ts"

const kernel: Kernel = { apply, merge, record, address }

describe.each([...catalogue.entities.values()])("merging events of $name", (entity) => {
  describe.each([
    { of: "devices that write properly", wild: false },
    { of: "devices that claim to replace what they never saw", wild: true }
  ])("by $of", ({ wild }) => {
    it.each(mergeLaws)("$name", ({ check }) => {
      fc.assert(
        fc.property(mergeSampleArbitrary(entity, { wild }), (sample) => check(kernel, sample)),
        propertyRuns(60)
      )
    })
  })
})
