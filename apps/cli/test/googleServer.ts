/**
 * The test server for Google's Sheets API that `packages/sheets` is tested with, as far as the CLI's tests use it. Packages
 * do not reach into one another's tests by import, so it is loaded by its place, and its shape is stated here.
 */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import { newFolder } from "./kithProcess.ts"

interface Tab {
  readonly sheetId: number
  readonly title: string
}

export interface Doc {
  readonly id: string
  readonly title: string
  readonly tabs: ReadonlyArray<Tab>
  readonly access: Map<string, "owner" | "editor" | "viewer">
  readonly type: (sheetId: number, row: number, column: number, text: string) => void
  readonly shown: (tab: Tab, row: number, column: number) => string
  readonly endOf: (tab: Tab) => number
}

interface Trouble {
  readonly when: "before" | "after"
  readonly how: { readonly status: number; readonly retryAfter?: string } | "cut"
  readonly of?: "read" | "write" | "token"
}

export interface Google {
  readonly url: string
  readonly docs: Map<string, Doc>
  readonly troubles: Array<Trouble>
  readonly seen: ReadonlyArray<{ readonly kind: "read" | "write" | "token" }>
  readonly ownFaults: ReadonlyArray<string>
  apiDisabled: boolean
  readonly identity: {
    readonly client: { readonly clientId: string; readonly clientSecret: string }
    readonly serviceKey: (email: string) => {
      readonly email: string
      readonly privateKey: string
      readonly keyId?: string
    }
    readonly consent: (url: string, who: string, answer?: "allow" | "deny" | "allowNothing") => string
    readonly removeAccount: (email: string) => void
  }
  readonly makeDoc: (rows: ReadonlyArray<ReadonlyArray<string>>, options?: { readonly title?: string }) => Doc
  readonly listen: () => Promise<Google>
  readonly close: () => Promise<void>
}

export const ROBOT = "kith@club-project.iam.gserviceaccount.com"

/** It is closed when the test is over. */
export const newGoogle = async (): Promise<Google> => {
  const place = new URL("../../../packages/sheets/test/google/GoogleServer.ts", import.meta.url).href
  const { GoogleServer }: { readonly GoogleServer: new () => Google } = await import(place)
  const google = await new GoogleServer().listen()
  onTestFinished(() => google.close())
  return google
}

/** A service account's key as Google hands it out, in a file. */
export const keyFile = (google: Google, email = ROBOT): string => {
  const { privateKey, keyId } = google.identity.serviceKey(email)
  const path = join(newFolder(), "key.json")
  const key = { type: "service_account", client_email: email, private_key: privateKey, private_key_id: keyId }
  writeFileSync(path, JSON.stringify({ ...key, token_uri: "https://oauth2.googleapis.com/token" }))
  return path
}

/** The program that people sign in with, as Google hands it out, in a file. */
export const programFile = ({ identity }: Google): string => {
  const path = join(newFolder(), "client_secret.json")
  const { clientId, clientSecret } = identity.client
  writeFileSync(path, JSON.stringify({ installed: { client_id: clientId, client_secret: clientSecret } }))
  return path
}

/** A spreadsheet that is shared with the service account. */
export const sharedDoc = (google: Google, rows: ReadonlyArray<ReadonlyArray<string>>, title = "Club"): Doc => {
  const doc = google.makeDoc(rows, { title })
  doc.access.set("owner@example.org", "owner").set(ROBOT, "editor")
  return doc
}

/** Rows of the first tab, headings and all, without what is empty at their ends. */
export const rowsOf = (doc: Doc): ReadonlyArray<ReadonlyArray<string>> => {
  const tab = doc.tabs[0]!
  return Array.from({ length: doc.endOf(tab) }, (_, row) => {
    const cells = Array.from({ length: 30 }, (__, column) => doc.shown(tab, row, column))
    return cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1)
  })
}

export const typeInto = (doc: Doc, who: string, heading: string, text: string): void => {
  const rows = rowsOf(doc)
  const [row, column] = [rows.findIndex((cells) => cells.includes(who)), rows[0]!.indexOf(heading)]
  if (row < 0 || column < 0) throw new Error(`no ${who} or no ${heading} in ${JSON.stringify(rows)}`)
  doc.type(doc.tabs[0]!.sheetId, row, column, text)
}
