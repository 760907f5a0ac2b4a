/** A place to drop a file on, and a button to choose one by: the same thing for the mouse, the finger and the keyboard. */
import FileUp from "lucide-solid/icons/file-up"
import { createSignal, createUniqueId } from "solid-js"
import { Button } from "./Button.tsx"
import { describedBy, FieldNotes } from "./FieldNotes.tsx"
import "./fileDrop.css"

export interface FileDropProps {
  /** "Drop a file here". */
  readonly label: string
  /** What may be dropped, in a line. */
  readonly hint?: string
  /** On the button: "Choose a file". */
  readonly choose: string
  /** As of an `input`: extensions and types. Left out: any file. */
  readonly accept?: string
  /** A next step among others, and not the page's. */
  readonly isPlain?: boolean
  readonly onFile: (file: File) => void
}

export const FileDrop = (props: FileDropProps) => {
  const id = createUniqueId()
  const [isOver, setOver] = createSignal(false)
  let input: HTMLInputElement | undefined
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer?.files[0]
    if (file !== undefined) props.onFile(file)
  }
  return (
    <div
      class="file-drop"
      classList={{ "file-drop-over": isOver() }}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileUp aria-hidden="true" />
      <p class="file-drop-label">{props.label}</p>
      <FieldNotes of={id} hint={props.hint} />
      <Button
        kind={props.isPlain === true ? "plain" : "main"}
        aria-describedby={describedBy(id, props)}
        onClick={() => input?.click()}
      >
        {props.choose}
      </Button>
      <input
        ref={(element) => (input = element)}
        type="file"
        accept={props.accept}
        hidden
        aria-label={props.choose}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file !== undefined) props.onFile(file)
          // The same file once more is to be heard, too.
          event.currentTarget.value = ""
        }}
      />
    </div>
  )
}
