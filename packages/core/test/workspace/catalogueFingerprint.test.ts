import { expect, it } from "vitest"
import { catalogue } from "@kith/core/domain/Catalogue"
import { builtInFingerprint } from "@kith/core/domain/catalogueFingerprint"

it("the fingerprint written out is the declarations' own: copy the one received into catalogueFingerprint.ts", () => {
  expect(builtInFingerprint).toBe(catalogue.fingerprint)
})
