/** How syncing stands, at the foot of a page on a phone; a laptop has it in its column. */
import { lazy, Show, Suspense } from "solid-js"
import { mediaMatches } from "../app/mediaMatches.ts"

const SyncLine = lazy(() => import("./SyncLine.tsx").then((m) => ({ default: m.SyncLine })))

export const SyncFoot = () => {
  const hasColumn = mediaMatches("(min-width: 60rem)")
  return (
    <Show when={!hasColumn()}>
      <div class="sync-foot no-print">
        <Suspense>
          <SyncLine />
        </Suspense>
      </div>
    </Show>
  )
}
