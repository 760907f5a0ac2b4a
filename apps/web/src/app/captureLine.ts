/**
 * The line that is being typed as a new entry, and whether its drawer is open. It outlives a load of this page: taking a new
 * version of the app into use loads it anew.
 */
import { createSignal } from "solid-js"

const KEPT = "kith.capture"

const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? `{"line":"","isOpen":false}`) as {
  readonly line: string
  readonly isOpen: boolean
}

export const [isCaptureOpen, setCaptureOpen] = createSignal(kept.isOpen)
export const [capturedLine, setCapturedLine] = createSignal(kept.line)

/** `start`: what the line begins with, as "coffee with Ana Souza". */
export const openCapture = (start?: string): void => {
  if (start !== undefined) setCapturedLine(start)
  setCaptureOpen(true)
}

/** For an effect. */
export const keepCaptured = (): void => {
  if (capturedLine() === "") sessionStorage.removeItem(KEPT)
  else sessionStorage.setItem(KEPT, JSON.stringify({ line: capturedLine(), isOpen: isCaptureOpen() }))
}
