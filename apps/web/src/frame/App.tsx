/** The frame around all screens: where one can go, the button for a new entry, and the screens themselves. */
import { Route, Router, useLocation } from "@solidjs/router"
import { createEffect, createMemo, createSignal, lazy, Show, Suspense } from "solid-js"
import type { ParentProps } from "solid-js"
import { CallFailed } from "../link/LogLink.ts"
import { liveAnswer } from "../app/liveAnswer.ts"
import { TodayScreen } from "../screens/today/TodayScreen.tsx"
import { appWords } from "../app/appWords.ts"
import { isCaptureOpen } from "../app/captureLine.ts"
import { failureWords } from "../app/failureWords.ts"
import { focusTitle, useFocusOnArrival } from "./focusOnArrival.ts"
import { useLog, useWords } from "../app/LogContext.tsx"
import { Navigation } from "./Navigation.tsx"
import { moreScreens, screens } from "./screens.ts"
import { Shortcuts } from "./Shortcuts.tsx"
import { Toasts } from "../components/Toasts.tsx"
import { UpdateBanner } from "./UpdateBanner.tsx"
import "./app.css"

const FirstRun = lazy(() => import("../screens/first/FirstRun.tsx").then((m) => ({ default: m.FirstRun })))

const ArrivalBar = lazy(() => import("../screens/first/ArrivalBar.tsx").then((m) => ({ default: m.ArrivalBar })))

const loadCapture = () => import("./Capture.tsx").then((m) => ({ default: m.Capture }))
const Capture = lazy(loadCapture)

export const App = () => (
  <Router root={Frame}>
    <Route path="/" component={TodayScreen} />
    {[...screens, ...moreScreens].map(({ path, component }) => (
      <Route path={path} component={component} />
    ))}
    <Route path="*" component={TodayScreen} />
  </Router>
)

const SOON_MS = 1000
/** From so many changes on, their number says more than that the log is being opened. */
const MANY = 2000

const Frame = (props: ParentProps) => {
  const { ask, setLang, lang } = useLog()
  const words = useWords(appWords)
  const failures = useWords(failureWords)
  useFocusOnArrival()
  // The drawer's script comes once the first page is there, and is at hand when somebody asks for it.
  const wasAsked = createMemo<boolean>((before) => before || isCaptureOpen(), false)
  createEffect(() => shell.value !== undefined && setTimeout(() => void loadCapture().catch(() => undefined), SOON_MS))
  const location = useLocation()
  // Whoever joins a log has none here yet, and needs none begun.
  const isJoining = (): boolean => location.pathname === "/join"
  // A log that came from elsewhere is read once, which may take minutes; what takes no longer than a moment says nothing.
  const [isLong, setLong] = createSignal(false)
  const [read, setRead] = createSignal(0)
  const opening = (): string => (read() < MANY ? words().loading : words().reading(read()))
  setTimeout(() => setLong(true), SOON_MS)
  const shell = liveAnswer(
    () => undefined,
    () => ask.shell(undefined, setRead)
  )
  createEffect(() => {
    const { language } = shell.value ?? {}
    if (language !== undefined && language !== lang()) setLang(language)
  })
  return (
    <Show
      when={shell.value}
      fallback={
        <div class="opening" role="status">
          <Show when={shell.failure} fallback={<p classList={{ unseen: !isLong() }}>{opening()}</p>}>
            {(failure) => <p>{failures()[failure() instanceof CallFailed ? failure().code : "unexpected"]}</p>}
          </Show>
        </div>
      }
    >
      <Show
        when={!shell.value!.isNew}
        fallback={
          <Suspense>
            <Show when={isJoining()} fallback={<FirstRun />}>
              <main id="page">{props.children}</main>
            </Show>
          </Suspense>
        }
      >
        <a
          class="skip"
          href="#page"
          onClick={(event) => {
            // The router takes links into the page for its own, and would leave the focus here.
            event.preventDefault()
            focusTitle()
          }}
        >
          {words().skip}
        </a>
        <div class="frame">
          <Navigation />
          <main id="page" class="page">
            <UpdateBanner />
            <Suspense>{props.children}</Suspense>
          </main>
        </div>
        <Show when={shell.value!.isComing}>
          <Suspense>
            <ArrivalBar />
          </Suspense>
        </Show>
        <Show when={wasAsked()}>
          <Suspense>
            <Capture />
          </Suspense>
        </Show>
        <Shortcuts />
      </Show>
      <Toasts />
    </Show>
  )
}
