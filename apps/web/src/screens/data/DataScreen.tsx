/** Data and backup: what is stored, a copy of it, everything to leave with, whether all is well, and deleting it here. */
import { A, useNavigate } from "@solidjs/router"
import { Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { Answered } from "../../components/Answered.tsx"
import { FileDrop } from "../../components/FileDrop.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { StoredHere } from "../../log/data/storedHere.ts"
import { useFailures } from "../../components/Toasts.tsx"
import { open } from "../import/importing.ts"
import { Checkup } from "./Checkup.tsx"
import { dataWords } from "./dataWords.ts"
import { DeleteHere } from "./DeleteHere.tsx"
import { KeepIt } from "./KeepIt.tsx"
import { MakeFile } from "./MakeFile.tsx"
import "./data.css"

export const DataScreen = () => {
  const { ask } = useLog()
  const words = useWords(dataWords)
  const stored = liveAnswer(
    () => undefined,
    () => ask.storedHere()
  )
  return (
    <Screen title={words().title} intro={words().intro}>
      <Answered answer={stored}>
        {(stored) => (
          <>
            <Stored stored={stored()} />
            <Files changes={stored().changes} />
            <Checkup />
            <DeleteHere onlyHere={stored().onlyHere} />
          </>
        )}
      </Answered>
    </Screen>
  )
}

const Stored = (props: { readonly stored: StoredHere }) => {
  const words = useWords(dataWords)
  const isElsewhere = (): boolean => props.stored.relay !== undefined || props.stored.devices > 1
  return (
    <section class="data-part" aria-labelledby="data-stored">
      <h2 id="data-stored" dir="auto">
        {props.stored.name || words().stored}
      </h2>
      <ul class="data-facts">
        <li class="figures">{words().changes(props.stored.changes)}</li>
        <KeepIt />
        <Show when={props.stored.relay}>
          {(relay) => (
            <li>
              {words().syncs(relay())}{" "}
              <span class="soft">
                {props.stored.onlyHere === 0 ? words().safeElsewhere : words().waiting(props.stored.onlyHere)}
              </span>
            </li>
          )}
        </Show>
      </ul>
      <Show when={props.stored.devices < 2}>
        <div class="data-warning">
          <p>{words().onlyOne}</p>
          <A class="button button-plain" href="/devices">
            {words().second}
          </A>
        </div>
      </Show>
      <Show when={props.stored.devices > 1 && !isElsewhere()}>
        <p>{words().waiting(props.stored.onlyHere)}</p>
      </Show>
    </section>
  )
}

const Files = (props: { readonly changes: number }) => {
  const link = useLog()
  const words = useWords(dataWords)
  const failed = useFailures()
  const navigate = useNavigate()
  const restore = (file: File): void => {
    void open(link, file).catch(failed)
    navigate("/import")
  }
  return (
    <>
      <section class="data-part" aria-labelledby="data-backup">
        <h2 id="data-backup">{words().backup}</h2>
        <p>{words().backupAbout}</p>
        <MakeFile
          make={words().makeBackup}
          isMain
          name="kith-backup.zip"
          changes={props.changes}
          write={async (place, onProgress) => {
            const { file, name, count } = await link.ask.makeBackup({ place }, onProgress)
            return { file, name, said: words().backedUp(words().changes(count), name) }
          }}
        />
        <h3>{words().restore}</h3>
        <p>{words().restoreAbout}</p>
        <FileDrop label={words().drop} choose={words().choose} accept=".jsonl,.ndjson,.zip" isPlain onFile={restore} />
      </section>
      <section class="data-part" aria-labelledby="data-leave">
        <h2 id="data-leave">{words().leave}</h2>
        <p>{words().leaveAbout}</p>
        <MakeFile
          make={words().leaveWith}
          name="kith.zip"
          changes={props.changes}
          write={async (place, onProgress) => {
            const { file, name, people, count } = await link.ask.leaveFile({ place }, onProgress)
            return { file, name, said: words().left(people, words().changes(count), name) }
          }}
        />
      </section>
    </>
  )
}
