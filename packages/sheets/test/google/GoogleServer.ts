/**
 * Google, as far as the connector sees it, over real HTTP: the Sheets API v4 and the token endpoint, with their quotas, refusals and
 * bad days. Tests open its spreadsheets to edit them as people do, and tell it how to fail.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { applyBatch } from "./applyBatch.ts"
import { GoogleIdentity, IdentityRefusal } from "./GoogleIdentity.ts"
import { type Mask, maskFaults, parseMask, pick, shapeFaults } from "./publishedShapes.ts"
import { renderSpreadsheet, WHOLE } from "./renderSpreadsheet.ts"
import { type Range, Refusal, SpreadsheetDoc } from "./SpreadsheetDoc.ts"
import { readValues, writeValues } from "./valuesApi.ts"

/** How one request goes wrong, before or after it was done. */
export interface Trouble {
  readonly when: "before" | "after"
  readonly how:
    | { readonly status: number; readonly retryAfter?: string; readonly body?: unknown }
    /** The connection ends without an answer. */
    | "cut"
    /** No answer ever. */
    | "hang"
    /** Half an answer. */
    | "half"
    /** An answer of another server's. */
    | "page"
    /** The right answer, in pieces. */
    | "slow"
  /** Which requests it is meant for; the next of any kind unless said. */
  readonly of?: "read" | "write" | "token"
}

export interface SeenRequest {
  readonly kind: "read" | "write" | "token"
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly bytes: number
  status: number | undefined
  answerBytes: number
}

const OWN_FILES = "https://www.googleapis.com/auth/drive.file"
const SPREADSHEETS = "https://www.googleapis.com/auth/spreadsheets"

export class GoogleServer {
  readonly docs = new Map<string, SpreadsheetDoc>()
  readonly identity: GoogleIdentity
  readonly seen: Array<SeenRequest> = []
  readonly troubles: Array<Trouble> = []
  /** Runs before each request of the Sheets API is looked at, and again before its answer leaves: people at work. */
  crowd: ((moment: "before" | "after", request: SeenRequest) => void) | undefined
  /** Of each kind, a user and minute. */
  quota = 60
  retryAfterOnQuota: string | undefined
  /** What the API's project has been refused, such as `SERVICE_DISABLED`. */
  apiDisabled = false
  /** Server's clock, ms. */
  now: () => number = Date.now
  /** Told when a request is left without an answer. */
  onHang: () => void = () => {}
  /** What was not as published: answers of this server's own. */
  readonly ownFaults: Array<string> = []
  url = ""

  constructor() {
    this.identity = new GoogleIdentity(() => this.now())
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve))
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
    return this
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /** A spreadsheet with one tab of these cells, typed in as they are. */
  makeDoc(
    rows: ReadonlyArray<ReadonlyArray<string>>,
    options: { readonly title?: string; readonly tab?: string; readonly locale?: string } = {}
  ): SpreadsheetDoc {
    const doc = new SpreadsheetDoc(`sheet-${this.docs.size + 1}`, options.title ?? "Club", options.locale)
    const tab = doc.addTab(options.tab ?? "Contacts", { frozenRowCount: 1 })
    doc.grow(tab, rows.length, 0)
    rows.forEach((cells, row) =>
      cells.forEach((text, column) => {
        if (text !== "") doc.put(tab, row, column, { value: text })
      })
    )
    this.docs.set(doc.id, doc)
    return doc
  }

  private readonly used = new Map<string, { minute: number; count: number }>()
  private readonly server: Server = createServer((request, response) => {
    void this.handle(request, response).catch((error: unknown) => {
      this.ownFaults.push(String(error instanceof Error ? error.stack : error))
      send(response, 500, problem(500, "INTERNAL", "Internal error encountered."))
    })
  })

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    const url = new URL(request.url ?? "/", this.url)
    const seen: SeenRequest = {
      kind: url.pathname.startsWith("/v4/") ? kindOf(request.method ?? "GET", url.pathname) : "token",
      method: request.method ?? "GET",
      path: url.pathname,
      body: parseBody(body, request.headers["content-type"]),
      bytes: body.length,
      status: undefined,
      answerBytes: 0
    }
    this.seen.push(seen)
    response.setHeader("date", new Date(this.now()).toUTCString())
    if (seen.kind !== "token") this.crowd?.("before", seen)
    const trouble = this.takeTrouble(seen.kind)
    if (trouble?.when === "before") return this.fail(trouble, response, seen, undefined)
    const answer = this.answer(seen, url, request.headers.authorization)
    if (seen.kind !== "token") this.crowd?.("after", seen)
    if (trouble !== undefined) return this.fail(trouble, response, seen, answer)
    seen.answerBytes = send(response, answer.status, answer.body, answer.headers)
    seen.status = answer.status
  }

  private takeTrouble(kind: SeenRequest["kind"]): Trouble | undefined {
    const index = this.troubles.findIndex(({ of }) => of === undefined || of === kind)
    return index < 0 ? undefined : this.troubles.splice(index, 1)[0]
  }

  private fail(trouble: Trouble, response: ServerResponse, seen: SeenRequest, answer: Answer | undefined): void {
    const { how } = trouble
    if (how === "cut") response.destroy()
    else if (how === "hang") this.onHang()
    else if (how === "half") {
      response.writeHead(200, { "content-type": "application/json" })
      response.end('{"spreadsheetId": "sh')
    } else if (how === "page") {
      response.writeHead(502, { "content-type": "text/html" })
      response.end("<html><body>Bad Gateway</body></html>")
    } else if (how === "slow") {
      const { status, body } = answer ?? {
        status: 503,
        body: problem(503, "UNAVAILABLE", "The service is currently unavailable.")
      }
      const text = JSON.stringify(body)
      response.writeHead(status, { "content-type": "application/json" })
      response.write(text.slice(0, 1))
      setImmediate(() => response.end(text.slice(1)))
      seen.status = status
    } else {
      const headers = how.retryAfter === undefined ? {} : { "retry-after": how.retryAfter }
      seen.status = how.status
      send(
        response,
        how.status,
        how.body ?? problem(how.status, statusWords[how.status] ?? "UNKNOWN", "It is a bad day."),
        headers
      )
    }
  }

  private answer(seen: SeenRequest, url: URL, authorization: string | undefined): Answer {
    try {
      if (seen.kind === "token")
        return {
          status: 200,
          body: this.identity.handle(url.pathname, {
            ...Object.fromEntries(url.searchParams),
            ...(seen.body as object)
          })
        }
      const asking = this.identity.whose(authorization)
      if (asking === undefined)
        return refuse(
          401,
          "UNAUTHENTICATED",
          "Request had invalid authentication credentials. Expected OAuth 2 access token."
        )
      const over = this.overQuota(asking.who, seen.kind)
      if (over) {
        const headers = this.retryAfterOnQuota === undefined ? {} : { "retry-after": this.retryAfterOnQuota }
        const metric = seen.kind === "read" ? "Read requests" : "Write requests"
        return {
          ...refuse(
            429,
            "RESOURCE_EXHAUSTED",
            `Quota exceeded for quota metric '${metric}' and limit '${metric} per minute per user' of service 'sheets.googleapis.com'.`
          ),
          headers
        }
      }
      if (this.apiDisabled)
        return refuse(
          403,
          "PERMISSION_DENIED",
          "Google Sheets API has not been used in project 1234 before or it is disabled.",
          {
            reason: "SERVICE_DISABLED",
            metadata: {
              activationUrl:
                "https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=1234"
            }
          }
        )
      if (asking.scope !== SPREADSHEETS && asking.scope !== OWN_FILES)
        return refuse(403, "PERMISSION_DENIED", "Request had insufficient authentication scopes.", {
          reason: "ACCESS_TOKEN_SCOPE_INSUFFICIENT"
        })
      return this.sheets(seen, url, asking)
    } catch (error) {
      if (error instanceof Refusal)
        return refuse(error.status, error.status === 404 ? "NOT_FOUND" : "INVALID_ARGUMENT", error.message)
      if (error instanceof IdentityRefusal)
        return { status: 400, body: { error: error.code, error_description: error.message } }
      throw error
    }
  }

  private overQuota(who: string, kind: "read" | "write"): boolean {
    const minute = Math.floor(this.now() / 60_000)
    const key = `${who} ${kind}`
    const used = this.used.get(key)
    const count = used?.minute === minute ? used.count + 1 : 1
    this.used.set(key, { minute, count })
    return count > this.quota
  }

  private sheets(
    seen: SeenRequest,
    url: URL,
    { who, scope, client }: { readonly who: string; readonly scope: string; readonly client?: string }
  ): Answer {
    const rest = decodeURIComponent(url.pathname.slice("/v4/spreadsheets".length))
    const fields = url.searchParams.get("fields") ?? ""
    if (rest === "" && seen.method === "POST") return this.create(seen.body, fields, who, client)
    const [, id = "", action = ""] = /^\/([^/:]+)(.*)$/.exec(rest) ?? []
    const doc = this.docs.get(id)
    if (doc === undefined) throw new Refusal("Requested entity was not found.", 404)
    const access = doc.access.get(who)
    // A narrow sign-in sees what was made or opened with its program alone.
    if (scope === OWN_FILES && !this.madeWith.get(client ?? "")?.has(id))
      throw new Refusal("Requested entity was not found.", 404)
    if (access === undefined || (access === "viewer" && seen.kind === "write"))
      return refuse(403, "PERMISSION_DENIED", "The caller does not have permission")
    if (doc.isOfficeFile) return refuse(400, "FAILED_PRECONDITION", "This operation is not supported for this document")
    const type = {
      "": undefined,
      ":getByDataFilter": "GetSpreadsheetByDataFilterRequest",
      ":batchUpdate": "BatchUpdateSpreadsheetRequest"
    }[action]
    if (type !== undefined) checkShape(seen.body, type)
    if (action === "" && seen.method === "GET")
      return this.give(doc, fields, undefined, url.searchParams.get("includeGridData") === "true", who)
    if (action === ":getByDataFilter") {
      const { dataFilters = [], includeGridData = false } =
        seen.body as gapi.client.sheets.GetSpreadsheetByDataFilterRequest
      return this.give(doc, fields, selectTabs(doc, dataFilters), includeGridData, who)
    }
    if (action === ":batchUpdate") {
      const { requests = [] } = seen.body as gapi.client.sheets.BatchUpdateSpreadsheetRequest
      if (requests.length === 0) throw new Refusal("Must specify at least one request.")
      const fork = doc.fork()
      const replies = applyBatch(fork, requests, who)
      doc.become(fork)
      const body: gapi.client.sheets.BatchUpdateSpreadsheetResponse = { spreadsheetId: doc.id, replies: [...replies] }
      return { status: 200, body: this.masked(body, fields, "BatchUpdateSpreadsheetResponse") }
    }
    const values = /^\/values\/(.+?)(:append)?$/.exec(action)
    if (values !== null) {
      const [, range = "", append] = values
      if (seen.method === "GET")
        return { status: 200, body: readValues(doc, range, url.searchParams.get("valueRenderOption")) }
      checkShape(seen.body, "ValueRange")
      return {
        status: 200,
        body: writeValues(
          doc,
          range,
          seen.body as gapi.client.sheets.ValueRange,
          url.searchParams.get("valueInputOption"),
          append !== undefined
        )
      }
    }
    throw new Refusal("Requested entity was not found.", 404)
  }

  /** Which spreadsheets were made with which program. */
  readonly madeWith = new Map<string, Set<string>>()

  private create(body: unknown, fields: string, who: string, client: string | undefined): Answer {
    checkShape(body, "Spreadsheet")
    const { properties = {}, sheets = [{}] } = body as gapi.client.sheets.Spreadsheet
    const doc = new SpreadsheetDoc(
      `made-${this.docs.size + 1}`,
      properties.title ?? "Untitled spreadsheet",
      properties.locale
    )
    sheets.forEach(({ properties: tab = {} }, index) => {
      const { rowCount, columnCount, frozenRowCount } = tab.gridProperties ?? {}
      doc.addTab(tab.title ?? `Sheet${index + 1}`, {
        ...(tab.sheetId === undefined ? {} : { sheetId: tab.sheetId }),
        ...(rowCount === undefined ? {} : { rowCount }),
        ...(columnCount === undefined ? {} : { columnCount }),
        ...(frozenRowCount === undefined ? {} : { frozenRowCount })
      })
    })
    doc.access.set(who, "owner")
    this.docs.set(doc.id, doc)
    if (client !== undefined) this.madeWith.set(client, new Set([...(this.madeWith.get(client) ?? []), doc.id]))
    return this.give(doc, fields, undefined, false, who)
  }

  private give(
    doc: SpreadsheetDoc,
    fields: string,
    tabs: ReadonlyMap<number, ReadonlyArray<Range>> | undefined,
    grid: boolean,
    who: string
  ): Answer {
    const mask = readMask(fields, "Spreadsheet")
    // Asking for parts of the grid by name asks for the grid.
    const asksGrid = mask.get("sheets")?.has("data") ?? false
    const body = renderSpreadsheet(doc, {
      grid: mask.size === 0 ? grid : asksGrid,
      mask,
      who,
      ...(tabs === undefined ? {} : { tabs })
    })
    return { status: 200, body: this.masked(body, fields, "Spreadsheet") }
  }

  private masked(body: unknown, fields: string, type: string): unknown {
    // Ten thousand rows are alike: a look at the smaller answers will do.
    if (this.seen.length < 200) this.ownFaults.push(...shapeFaults(body, type, "").slice(0, 5))
    return pick(body, readMask(fields, type))
  }
}

interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const kindOf = (method: string, path: string): "read" | "write" =>
  method === "GET" || path.endsWith(":getByDataFilter") ? "read" : "write"

const readMask = (fields: string, type: string): Mask => {
  if (fields === "") return new Map()
  try {
    const mask = parseMask(fields)
    const [fault] = maskFaults(mask, type)
    if (fault !== undefined) throw new Refusal(fault)
    return mask
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal((error as Error).message)
  }
}

const checkShape = (body: unknown, type: string): void => {
  const [fault] = shapeFaults(body, type, "")
  if (fault !== undefined) throw new Refusal(fault)
}

const selectTabs = (doc: SpreadsheetDoc, filters: ReadonlyArray<gapi.client.sheets.DataFilter>) => {
  const tabs = new Map<number, Array<Range>>()
  for (const { gridRange } of filters) {
    if (gridRange === undefined) throw new Refusal("The test server filters by grid range.")
    const {
      sheetId = 0,
      startRowIndex = 0,
      endRowIndex = Infinity,
      startColumnIndex = 0,
      endColumnIndex = Infinity
    } = gridRange
    doc.tab(sheetId)
    const range = {
      startRow: startRowIndex,
      endRow: endRowIndex,
      startColumn: startColumnIndex,
      endColumn: endColumnIndex
    }
    tabs.set(sheetId, [...(tabs.get(sheetId) ?? []), range])
  }
  return filters.length === 0 ? new Map(doc.tabs.map(({ sheetId }) => [sheetId, [WHOLE]])) : tabs
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Array<Buffer> = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString("utf8")
}

const parseBody = (body: string, type: string | undefined): unknown => {
  if (body === "") return {}
  if (type?.startsWith("application/x-www-form-urlencoded")) return Object.fromEntries(new URLSearchParams(body))
  return JSON.parse(body) as unknown
}

const send = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {}
): number => {
  const text = JSON.stringify(body)
  response.writeHead(status, { "content-type": "application/json; charset=UTF-8", ...headers })
  response.end(text)
  return text.length
}

interface ErrorInfo {
  readonly reason: string
  readonly metadata?: Readonly<Record<string, string>>
}

const problem = (code: number, status: string, message: string, info?: ErrorInfo) => ({
  error: {
    code,
    message,
    status,
    ...(info === undefined
      ? {}
      : { details: [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", domain: "googleapis.com", ...info }] })
  }
})

const refuse = (code: number, status: string, message: string, info?: ErrorInfo): Answer => ({
  status: code,
  body: problem(code, status, message, info)
})

const statusWords: Readonly<Record<number, string>> = {
  429: "RESOURCE_EXHAUSTED",
  500: "INTERNAL",
  503: "UNAVAILABLE"
}
