/**
 * Signing a person in: the address to open in a browser, the answer that comes back to a port of this computer, the tokens
 * made of it, and an account of them. For the CLI, which opens the browser, listens on 127.0.0.1, and keeps what
 * `StoredSignIn` holds in a file that its owner alone can read (0600).
 *
 * OAuth 2.0 for native apps (RFC 8252) with PKCE (RFC 7636): what passes through the browser is of no use to who overhears it.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { CodeChallengeMethod, OAuth2Client } from "google-auth-library/build/src/auth/oauth2client.js"
import { type AuthTransport, authTransport, tokenFault } from "./authTransport.ts"
import { type GoogleAccount, SCOPE_OWN_FILES } from "./GoogleAccount.ts"
import { GoogleFault } from "./GoogleFault.ts"

/** The program as it is registered with Google (type "Desktop app"); its secret is none, says Google, and is kept like one. */
export const OAuthClient = Schema.Struct({ clientId: Schema.NonEmptyString, clientSecret: Schema.String })
export type OAuthClient = typeof OAuthClient.Type

/** To be kept in a file of mode 0600. The refresh token is a secret. */
export const StoredSignIn = Schema.Struct({
  version: Schema.Literal(1),
  client: OAuthClient,
  scope: Schema.String,
  refreshToken: Schema.NonEmptyString
})
export type StoredSignIn = typeof StoredSignIn.Type

/** The client of the JSON file that Google offers for download; none when it is another file. */
export const oauthClientOf = (text: string): OAuthClient | undefined => {
  try {
    const json = JSON.parse(text) as Record<string, Record<string, unknown> | undefined>
    const { client_id: clientId, client_secret: clientSecret } = json["installed"] ?? {}
    return typeof clientId === "string" && clientId !== "" && typeof clientSecret === "string"
      ? { clientId, clientSecret }
      : undefined
  } catch {
    return undefined
  }
}

export interface SignInAttempt {
  /** To be opened in a browser. */
  readonly url: string
  readonly redirectUri: string
  readonly scope: string
  /** Secret until the tokens are there. */
  readonly state: string
  readonly verifier: string
}

/** Begins signing in. `redirectUri`: `http://127.0.0.1:PORT`, where the caller listens. `random`: fresh bytes. */
export const beginSignIn = async (
  client: OAuthClient,
  redirectUri: string,
  random: (count: number) => Uint8Array,
  options: { readonly scope?: string; readonly authorizeUrl?: string } = {}
): Promise<SignInAttempt> => {
  const scope = options.scope ?? SCOPE_OWN_FILES
  const state = base64Url(random(24))
  const verifier = base64Url(random(48))
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))
  const oauth = new OAuth2Client({
    clientId: client.clientId,
    redirectUri,
    ...(options.authorizeUrl === undefined ? {} : { endpoints: { oauth2AuthBaseUrl: options.authorizeUrl } })
  })
  const url = oauth.generateAuthUrl({
    access_type: "offline",
    // Without it, Google gives a refresh token the first time only.
    prompt: "consent",
    scope,
    state,
    code_challenge_method: CodeChallengeMethod.S256,
    code_challenge: base64Url(new Uint8Array(digest))
  })
  return { url, redirectUri, scope, state, verifier }
}

/** Why an answer is no sign-in. */
export class SignInFault extends Schema.TaggedError<SignInFault>()("SignInFault", {
  why: Schema.Literals([
    /** The person declined. */
    "declined",
    /** The answer to something else than this attempt. */
    "notOurs",
    /** Spreadsheets were not among what the person ticked. */
    "scopeNotGranted",
    "noRefreshToken"
  ])
}) {}

/** Ends signing in with the address that the browser came back to (path and query, as the listener got it). */
export const finishSignIn = Effect.fn("googleSignIn.finishSignIn")(function* (
  client: OAuthClient,
  attempt: SignInAttempt,
  cameBack: string,
  transport: AuthTransport = {}
) {
  const answer = new URL(cameBack, attempt.redirectUri).searchParams
  if (answer.get("state") !== attempt.state) return yield* new SignInFault({ why: "notOurs" })
  const code = answer.get("code")
  if (code === null) return yield* new SignInFault({ why: "declined" })
  const tokens = yield* Effect.tryPromise({
    try: async () => {
      const oauth = clientOf(client, transport, attempt.redirectUri)
      return (await oauth.getToken({ code, codeVerifier: attempt.verifier })).tokens
    },
    catch: tokenFault
  })
  const granted = tokens.scope?.split(" ") ?? []
  if (!granted.includes(attempt.scope)) return yield* new SignInFault({ why: "scopeNotGranted" })
  if (!tokens.refresh_token) return yield* new SignInFault({ why: "noRefreshToken" })
  const stored: StoredSignIn = { version: 1, client, scope: attempt.scope, refreshToken: tokens.refresh_token }
  return stored
})

/** An account of a person who signed in before. */
export const signedIn = (stored: StoredSignIn, transport: AuthTransport = {}): GoogleAccount => {
  let oauth: OAuth2Client | undefined
  return {
    kind: "person",
    scope: stored.scope,
    token: ({ fresh }) =>
      Effect.tryPromise({
        try: async () => {
          if (oauth === undefined || fresh) {
            oauth = clientOf(stored.client, transport)
            oauth.setCredentials({ refresh_token: stored.refreshToken })
          }
          const { token } = await oauth.getAccessToken()
          if (!token) throw new GoogleFault({ why: "badCredentials", sent: false, detail: "no token" })
          return token
        },
        catch: tokenFault
      })
  }
}

/** Takes the sign-in back at Google, so that what is stored is worth nothing any more. */
export const signOut = (stored: StoredSignIn, transport: AuthTransport = {}): Effect.Effect<void, GoogleFault> =>
  Effect.tryPromise({
    try: async () => {
      await clientOf(stored.client, transport).revokeToken(stored.refreshToken)
    },
    catch: tokenFault
  })

const clientOf = (client: OAuthClient, transport: AuthTransport, redirectUri?: string): OAuth2Client =>
  new OAuth2Client({
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    transporterOptions: authTransport(transport),
    ...(redirectUri === undefined ? {} : { redirectUri })
  })

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "")
