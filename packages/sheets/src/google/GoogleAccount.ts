/**
 * Who asks Google, as a source of access tokens: a service account by its key file, or a person who signed in
 * (`googleSignIn.ts`). For `GoogleClient`; the CLI chooses one.
 */
import { readFile } from "node:fs/promises"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { JWT } from "google-auth-library/build/src/auth/jwtclient.js"
import { type AuthTransport, authTransport, tokenFault } from "./authTransport.ts"
import { GoogleFault } from "./GoogleFault.ts"

/** Spreadsheets that this program made or that were opened with it: the narrowest; enough for a spreadsheet that Kith makes. */
export const SCOPE_OWN_FILES = "https://www.googleapis.com/auth/drive.file"
/** Every spreadsheet the account may open: a service account may open those alone that were shared with it. */
export const SCOPE_SPREADSHEETS = "https://www.googleapis.com/auth/spreadsheets"

export interface GoogleAccount {
  readonly kind: "service" | "person"
  /** What a spreadsheet has to be shared with; known of service accounts. */
  readonly email?: string
  readonly scope: string
  /** A token that holds for a while. `fresh`: Google has just refused the last one. */
  readonly token: (options: { readonly fresh: boolean }) => Effect.Effect<string, GoogleFault>
}

/** Why a key file cannot be used. */
export class KeyFileFault extends Schema.TaggedError<KeyFileFault>()("KeyFileFault", {
  path: Schema.String,
  why: Schema.Literals(["missing", "unreadable", "notJson", "notAServiceAccount"]),
  detail: Schema.String
}) {}

/** As Google hands it out (JSON). The private key is a secret. */
export interface ServiceAccountKey {
  readonly email: string
  readonly privateKey: string
  readonly keyId?: string
  readonly project?: string
}

export const readServiceAccountKey = Effect.fn("GoogleAccount.readServiceAccountKey")(function* (path: string) {
  const text = yield* Effect.tryPromise({
    try: async () => readFile(path, "utf8"),
    catch: (error) => {
      const code = (error as NodeJS.ErrnoException).code ?? "unknown"
      const why = code === "ENOENT" ? "missing" : code === "EISDIR" ? "notJson" : "unreadable"
      return new KeyFileFault({ path, why, detail: code })
    }
  })
  const json = parsed(text)
  if (json === undefined) return yield* new KeyFileFault({ path, why: "notJson", detail: "" })
  const { type, client_email: email, private_key: privateKey, private_key_id: keyId, project_id: project } = json
  if (type !== "service_account" || typeof email !== "string" || typeof privateKey !== "string")
    // An OAuth client's file is the one that is mistaken for it: its only member is "installed" or "web".
    return yield* new KeyFileFault({
      path,
      why: "notAServiceAccount",
      detail: Object.keys(json).slice(0, 3).join(", ")
    })
  const key: ServiceAccountKey = {
    email,
    privateKey,
    ...(typeof keyId === "string" ? { keyId } : {}),
    ...(typeof project === "string" ? { project } : {})
  }
  return key
})

const parsed = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** An account of its own for the connector, that spreadsheets are shared with. */
export const serviceAccount = (key: ServiceAccountKey, transport: AuthTransport = {}): GoogleAccount => {
  let client: JWT | undefined
  return {
    kind: "service",
    email: key.email,
    scope: SCOPE_SPREADSHEETS,
    token: ({ fresh }) =>
      Effect.tryPromise({
        try: async () => {
          // The client keeps its token until shortly before it ends; a new one is made to forget it.
          if (client === undefined || fresh)
            client = new JWT({
              email: key.email,
              key: key.privateKey,
              scopes: [SCOPE_SPREADSHEETS],
              transporterOptions: authTransport(transport),
              ...(key.keyId === undefined ? {} : { keyId: key.keyId })
            })
          const { token } = await client.getAccessToken()
          if (!token) throw new GoogleFault({ why: "badCredentials", sent: false, detail: "no token" })
          return token
        },
        catch: tokenFault
      })
  }
}
