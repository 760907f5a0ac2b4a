/**
 * The order in which test files run: those that take longest begin first, so that in the end no worker waits for another that
 * has only begun with a long one. Vitest knows how long each took last time, and on a bare clone nothing of it.
 */
import { BaseSequencer, type TestSpecification } from "vitest/node"

/** From ten seconds of processor time on, the longest first. */
export const LONGEST: ReadonlyArray<string> = [
  "packages/storage/test/browser/killed.test.ts",
  "apps/relay/test/network/simulations1.test.ts",
  "apps/relay/test/network/simulations2.test.ts",
  "apps/relay/test/network/simulations3.test.ts",
  "apps/relay/test/network/simulations4.test.ts",
  "packages/sheets/test/crowd/crowd.test.ts",
  "packages/storage/test/crash.test.ts",
  "apps/cli/test/twoDevices.test.ts",
  "apps/cli/test/example.test.ts",
  "packages/formats/test/xlsx/kithXlsx.test.ts",
  "apps/cli/test/passphrase.test.ts",
  "packages/formats/test/xlsx/damage.test.ts",
  "apps/cli/test/calendar.test.ts",
  "packages/core/test/merge/laws.test.ts",
  "packages/formats/test/csv/csvFormat.test.ts",
  "apps/web/test/e2e/screens.test.ts",
  "apps/web/test/e2e/large.test.ts",
  "apps/web/test/e2e/devices.test.ts",
  "apps/web/test/e2e/reminders.test.ts",
  "apps/web/test/e2e/safe.test.ts",
  "apps/web/test/e2e/wayBack.test.ts",
  "apps/web/test/e2e/newDevice.test.ts"
]

export class LongestFirst extends BaseSequencer {
  /** The others follow as Vitest has them. */
  override async sort(files: Array<TestSpecification>): Promise<Array<TestSpecification>> {
    const placeOf = ({ moduleId, project }: TestSpecification): readonly [group: number, place: number] => {
      const place = LONGEST.findIndex((path) => moduleId.endsWith(`/${path}`))
      return [project.config.sequence.groupOrder, place === -1 ? LONGEST.length : place]
    }
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => {
      const [[groupA, placeA], [groupB, placeB]] = [placeOf(a), placeOf(b)]
      return groupA - groupB || placeA - placeB
    })
  }
}
