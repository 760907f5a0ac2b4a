/** How google-auth-library reaches Google's token endpoint, and what its failures mean: for the two kinds of account. */
import { faultOfAnswer, faultOfConnection, GoogleFault, withoutSecrets } from "./GoogleFault.ts"

export interface AuthTransport {
  readonly fetch?: typeof globalThis.fetch
  /** In the place of `https://oauth2.googleapis.com`: of a test server. */
  readonly endpoint?: string
  readonly timeoutMs?: number
}

const TOKEN_TIMEOUT_MS = 30_000

/** Options of the library's HTTP client. Its own retries are switched off: the caller's schedule decides. */
export const authTransport = ({ fetch = globalThis.fetch, endpoint, timeoutMs }: AuthTransport) => ({
  retry: false,
  retryConfig: { retry: 0, noResponseRetries: 0 },
  timeout: timeoutMs ?? TOKEN_TIMEOUT_MS,
  // The library fixes the address of a service account's token endpoint, so that another one can only stand in here.
  fetchImplementation: async (input: Parameters<typeof globalThis.fetch>[0], init?: RequestInit): Promise<Response> => {
    const asked = new URL(input instanceof Request ? input.url : input)
    const url = endpoint === undefined ? asked : new URL(asked.pathname + asked.search, endpoint)
    return fetch(url, init)
  }
})

interface AuthError {
  readonly status?: number
  readonly response?: {
    readonly status?: number
    readonly headers?: Headers
    readonly data?: { readonly error?: unknown; readonly error_description?: unknown }
  }
}

/** Why no token came. The error itself quotes the request, key and all: nothing of it but Google's words is passed on. */
export const tokenFault = (error: unknown): GoogleFault => {
  if (error instanceof GoogleFault) return error
  const { response } = error as AuthError
  if (response === undefined) {
    if (isKeyError(error))
      return new GoogleFault({ why: "badCredentials", sent: false, detail: "the private key cannot be read" })
    // Asking for a token changes nothing, so that it may always be asked again.
    const { detail } = faultOfConnection(error)
    return new GoogleFault({ why: isTimeout(error) ? "timeout" : "unreachable", sent: false, detail })
  }
  const status = response.status ?? 0
  const date = response.headers?.get("date") ?? undefined
  if (status >= 500 || status === 429) {
    const retryAfter = response.headers?.get("retry-after") ?? undefined
    const fault = faultOfAnswer({ status, retryAfter, date, body: "" }, Date.parse(date ?? ""))
    return new GoogleFault({ ...fault, sent: false })
  }
  const code = text(response.data?.error)
  const detail = withoutSecrets([code, text(response.data?.error_description)].filter((part) => part !== "").join(": "))
  const serverTime = Date.parse(date ?? "")
  return new GoogleFault({
    why: /short-lived token|reasonable timeframe|iat and exp/i.test(detail)
      ? "clockSkew"
      : code === "invalid_scope"
        ? "scope"
        : "badCredentials",
    sent: false,
    status,
    detail,
    ...(Number.isNaN(serverTime) ? {} : { serverTime })
  })
}

const text = (value: unknown): string => (typeof value === "string" ? value : "")

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && /timeout|aborted/i.test(`${error.name} ${error.message}`)

/** Node's crypto says so with codes of OpenSSL's. */
const isKeyError = (error: unknown): boolean => {
  const code = (error as { readonly code?: unknown }).code
  return typeof code === "string" && /^ERR_OSSL|^ERR_CRYPTO|PEM/i.test(code)
}
