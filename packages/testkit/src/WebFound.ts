/** What measuring the built app in Chromium found (`apps/web/test/bench`), as its process tells the one that reports it. */

/** Bytes, packed as the relay packs, of what loads until Today shows. */
export interface ScriptBytes {
  readonly page: number
  readonly worker: number
  readonly css: number
  readonly files: number
}

export interface WebFound {
  readonly script: ScriptBytes
  readonly people: number
  /** First start after the log came, folding all of it, ms; and reading the stored log alone. */
  readonly firstStart: number
  readonly bareRead: number
  /** From going there to Today's first card, with a quarter of the processor, ms. */
  readonly today: ReadonlyArray<number>
  /** The same with the service worker not running, as after a minute without a page. */
  readonly todayCold: ReadonlyArray<number>
  readonly todayUnslowed: ReadonlyArray<number>
  readonly bareToday: ReadonlyArray<number>
  readonly jsonToday: ReadonlyArray<number>
  readonly tinybaseToday: ReadonlyArray<number>
  readonly slowedBy: ReadonlyArray<number>
  /** From the key to the chip that shows what it was read as; from Save to the sentence that says so, ms. */
  readonly captureRead: ReadonlyArray<number>
  readonly captureSaved: ReadonlyArray<number>
  /** From a key in the search field to the list that it narrows, ms. */
  readonly search: ReadonlyArray<number>
  readonly bareSearch: ReadonlyArray<number>
  /** Bytes of live JavaScript, of page and worker, at the beginning and then at every tenth of the hour. */
  readonly memory: ReadonlyArray<number>
}
