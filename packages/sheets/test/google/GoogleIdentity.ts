/** Google's accounts, as far as the connector meets them: keys of service accounts, consent, tokens that end. For `GoogleServer`. */
import { createHash, createVerify, generateKeyPairSync, type KeyObject } from "node:crypto"
import type { ServiceAccountKey } from "../../src/google/GoogleAccount.ts"

export class IdentityRefusal extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

interface Grant {
  readonly who: string
  readonly scope: string
  readonly client?: string
}

const TOKEN_SECONDS = 3599
const CLOCK_LEEWAY_S = 300
const newKeys = () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  return { privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(), publicKey }
}
let keys: { readonly privateKey: string; readonly publicKey: KeyObject } | undefined

export class GoogleIdentity {
  readonly client = { clientId: "1234.apps.googleusercontent.com", clientSecret: "GOCSPX-secret-of-the-client" }
  private readonly now: () => number
  private readonly tokens = new Map<string, Grant & { readonly until: number }>()
  private readonly refreshTokens = new Map<string, Grant>()
  private readonly codes = new Map<string, Grant & { readonly challenge: string; readonly redirect: string }>()
  private readonly accounts = new Map<string, KeyObject>()
  private count = 0

  constructor(now: () => number) {
    this.now = now
  }

  /** A service account's key, as its file holds it. */
  serviceKey(email: string): ServiceAccountKey {
    // Making one takes a tenth of a second; one will do for every account of a test run.
    keys ??= newKeys()
    this.accounts.set(email, keys.publicKey)
    return { email, privateKey: keys.privateKey, keyId: "key-1", project: "club-project" }
  }

  removeAccount(email: string): void {
    this.accounts.delete(email)
  }

  /** A token without further ado. */
  grant(who: string, scope: string, client?: string): string {
    const token = `ya29.token-${++this.count}-${"x".repeat(40)}`
    this.tokens.set(token, {
      who,
      scope,
      until: this.now() + TOKEN_SECONDS * 1000,
      ...(client === undefined ? {} : { client })
    })
    return token
  }

  endTokens(): void {
    this.tokens.clear()
  }

  endSignIns(): void {
    this.refreshTokens.clear()
  }

  whose(authorization: string | undefined): Grant | undefined {
    const grant = this.tokens.get(authorization?.replace(/^Bearer /, "") ?? "")
    return grant === undefined || grant.until <= this.now() ? undefined : grant
  }

  /** What a person's browser does with the address of a sign-in: where it is sent back to. */
  consent(url: string, who: string, answer: "allow" | "deny" | "allowNothing" = "allow"): string {
    const asked = new URL(url).searchParams
    const redirect = asked.get("redirect_uri") ?? ""
    const state = asked.get("state") ?? ""
    if (answer === "deny") return `${redirect}/?${new URLSearchParams({ error: "access_denied", state }).toString()}`
    if (asked.get("code_challenge_method") !== "S256") throw new Error("no PKCE")
    const code = `4/code-${++this.count}`
    this.codes.set(code, {
      who,
      scope: answer === "allow" ? (asked.get("scope") ?? "") : "openid",
      client: asked.get("client_id") ?? "",
      challenge: asked.get("code_challenge") ?? "",
      redirect
    })
    return `${redirect}/?${new URLSearchParams({ code, state, scope: asked.get("scope") ?? "" }).toString()}`
  }

  handle(path: string, body: unknown): unknown {
    const form = body as Readonly<Record<string, string | undefined>>
    if (path === "/revoke") {
      this.refreshTokens.delete(form["token"] ?? "")
      return {}
    }
    if (path !== "/token") throw new IdentityRefusal("not_found", path)
    switch (form["grant_type"]) {
      case "urn:ietf:params:oauth:grant-type:jwt-bearer":
        return this.byKey(form["assertion"] ?? "")
      case "authorization_code":
        return this.byCode(form)
      case "refresh_token":
        return this.byRefreshToken(form)
      default:
        throw new IdentityRefusal("unsupported_grant_type", `Invalid grant_type: ${form["grant_type"]}`)
    }
  }

  private byKey(assertion: string): unknown {
    const [header = "", claims = "", signature = ""] = assertion.split(".")
    const { iss, scope, aud, iat, exp } = JSON.parse(Buffer.from(claims, "base64url").toString()) as Record<
      string,
      string & number
    >
    const key = this.accounts.get(iss ?? "")
    if (key === undefined) throw new IdentityRefusal("invalid_grant", "Invalid grant: account not found")
    const now = this.now() / 1000
    if ((iat ?? 0) > now + CLOCK_LEEWAY_S || (exp ?? 0) < now || (exp ?? 0) - (iat ?? 0) > 3600)
      throw new IdentityRefusal(
        "invalid_grant",
        "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim."
      )
    const verify = createVerify("RSA-SHA256").update(`${header}.${claims}`)
    if (!verify.verify(key, signature, "base64url"))
      throw new IdentityRefusal("invalid_grant", "Invalid JWT Signature.")
    if (aud !== "https://oauth2.googleapis.com/token")
      throw new IdentityRefusal("invalid_grant", "Invalid JWT: audience")
    return this.tokenFor({ who: iss!, scope: scope! })
  }

  private byCode(form: Readonly<Record<string, string | undefined>>): unknown {
    this.checkClient(form)
    const code = this.codes.get(form["code"] ?? "")
    this.codes.delete(form["code"] ?? "")
    const challenge = createHash("sha256")
      .update(form["code_verifier"] ?? "")
      .digest("base64url")
    if (code === undefined || code.challenge !== challenge || code.redirect !== form["redirect_uri"])
      throw new IdentityRefusal("invalid_grant", "Malformed auth code.")
    const refresh = `1//refresh-${++this.count}`
    const grant = { who: code.who, scope: code.scope, ...(code.client === undefined ? {} : { client: code.client }) }
    this.refreshTokens.set(refresh, grant)
    return { ...this.tokenFor(grant), refresh_token: refresh, scope: code.scope }
  }

  private byRefreshToken(form: Readonly<Record<string, string | undefined>>): unknown {
    this.checkClient(form)
    const grant = this.refreshTokens.get(form["refresh_token"] ?? "")
    if (grant === undefined) throw new IdentityRefusal("invalid_grant", "Token has been expired or revoked.")
    return this.tokenFor(grant)
  }

  private checkClient(form: Readonly<Record<string, string | undefined>>): void {
    const { clientId, clientSecret } = this.client
    if (form["client_id"] !== clientId || form["client_secret"] !== clientSecret)
      throw new IdentityRefusal("invalid_client", "Unauthorized")
  }

  private tokenFor({ who, scope, client }: Grant) {
    return { access_token: this.grant(who, scope, client), expires_in: TOKEN_SECONDS, token_type: "Bearer" }
  }
}
