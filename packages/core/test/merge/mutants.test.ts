/** The laws of the merge are worth something: every way to break the kernel that `mutants.ts` lists breaks a law. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { type Kernel, mergeLaws } from "@kith/testkit/mergeLaws"
import { type MergeSample, mergeSampleArbitrary } from "@kith/testkit/MergeSample"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { catalogue } from "../../src/domain/Catalogue.ts"
import { type Mutant, mutants } from "./mutants.ts"

const SOURCE = fileURLToPath(new URL("../../src", import.meta.url))
const PACKAGES = fileURLToPath(new URL("../../node_modules", import.meta.url))

/** Between them these have registers with and without an order, sets with open and hidden keys, and texts. */
const KINDS = ["contact", "interaction", "disposition", "plan"]
const SAMPLES_A_KIND = 240

describe("the laws of the merge", () => {
  let folder = ""
  let samples: ReadonlyArray<MergeSample> = []

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "kith-mutants-"))
    symlinkSync(PACKAGES, join(folder, "node_modules"))
    const { seed = 20260302 } = propertyRuns(1)
    samples = KINDS.flatMap((kind) =>
      [false, true].flatMap((wild) =>
        fc.sample(mergeSampleArbitrary(catalogue.entities.get(kind)!, { wild }), { numRuns: SAMPLES_A_KIND, seed })
      )
    )
  })

  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it("hold for a copy of the kernel that was not touched", async () => {
    expect(brokenBy(await kernelIn(copied("untouched")), samples)).toBeUndefined()
  })

  it.each(mutants)("notice that $name", async (mutant) => {
    const kernel = await kernelIn(mutated(copied(String(mutants.indexOf(mutant))), mutant))
    expect(brokenBy(kernel, samples), `survivor: ${mutant.name}`).toBeDefined()
  })

  const copied = (name: string): string => {
    const copy = join(folder, name)
    for (const part of ["log", "domain/merge"]) cpSync(join(SOURCE, part), join(copy, part), { recursive: true })
    return copy
  }
})

const mutated = (copy: string, { name, file, replace, by }: Mutant): string => {
  const source = readFileSync(join(copy, file), "utf8")
  if (source.split(replace).length !== 2) throw new Error(`${name}: ${file} does not say once: ${replace}`)
  writeFileSync(
    join(copy, file),
    source.replace(replace, () => by)
  )
  return copy
}

const kernelIn = async (copy: string): Promise<Kernel> => {
  const load = (name: string) => import(/* @vite-ignore */ pathToFileURL(join(copy, "domain/merge", name)).href)
  const [{ apply }, { merge }, record, address] = await Promise.all([
    load("apply.ts"),
    load("merge.ts"),
    load("EntityRecord.ts"),
    load("CellAddress.ts")
  ])
  return { apply, merge, record, address }
}

/** The first law that a kernel breaks. */
const brokenBy = (kernel: Kernel, samples: ReadonlyArray<MergeSample>): string | undefined => {
  for (const sample of samples) {
    for (const { name, check } of mergeLaws) {
      try {
        check(kernel, sample)
      } catch {
        return name
      }
    }
  }
  return undefined
}
