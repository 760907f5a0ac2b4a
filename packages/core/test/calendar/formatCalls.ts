/** Counts how often the platform is asked to format a time, which no hot path may do. */
import type { Mock } from "vitest"
import { vi } from "vitest"

/** `format` is a getter on every `Intl.DateTimeFormat`; its reads are the calls. */
export const formatCalls = (): Mock =>
  vi.spyOn(Intl.DateTimeFormat.prototype as unknown as { readonly format: object }, "format", "get")
