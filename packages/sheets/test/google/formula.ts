/**
 * Formulas of the test spreadsheet: their text with references that follow rows, columns and tabs, and as much evaluation as
 * lookups and a few common formulas need. For `SpreadsheetDoc`.
 */

export interface RefEnd {
  /** Left out in references to whole columns. */
  readonly row?: number
  readonly rowFixed?: boolean
  /** Left out in references to whole rows. */
  readonly column?: number
  readonly columnFixed?: boolean
}

export interface Ref {
  /** The tab it names; the formula's own when left out. */
  readonly tab?: number
  readonly from: RefEnd
  /** Of ranges. */
  readonly to?: RefEnd
}

/** What became of a reference whose cells were deleted. */
const DEAD = "#REF!"

export interface Formula {
  readonly tokens: ReadonlyArray<string | Ref>
  /** What parts its arguments, by the spreadsheet's locale. */
  readonly separator: "," | ";"
  tree?: Node
}

export class FormulaError {
  readonly code: string
  constructor(code: string) {
    this.code = code
  }
}

/** Says by its message which error the cell shows. */
class ParseFailure extends Error {}

export type Value = string | number | boolean | FormulaError | undefined

export interface Tabs {
  readonly idOf: (title: string) => number | undefined
  readonly titleOf: (id: number) => string | undefined
  /** Whether arguments may be parted by commas: not where commas are decimal. */
  readonly commas: boolean
}

const END = String.raw`(?:\$?[A-Z]{1,3}\$?[1-9]\d*|\$?[A-Z]{1,3}(?![\w(])|\$?[1-9]\d*(?!\w))`
const REFERENCE = new RegExp(
  String.raw`^(?:('(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?(\$?[A-Z]{1,3}\$?[1-9]\d*(?![\w(])(?::${END})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?!\w))`
)

/** Of a text that begins with `=`. */
export const parseFormula = (text: string, tabs: Tabs): Formula => {
  const tokens: Array<string | Ref> = []
  let rest = text.slice(1)
  while (rest !== "") {
    const literal = /^"(?:[^"]|"")*"/.exec(rest)?.[0]
    if (literal !== undefined) {
      tokens.push(literal)
      rest = rest.slice(literal.length)
      continue
    }
    const found = REFERENCE.exec(rest)
    if (found !== null) {
      const [whole, title, cells] = found
      const tab = title === undefined ? undefined : tabs.idOf(title.replace(/^'|'$/g, "").replaceAll("''", "'"))
      if (title !== undefined && tab === undefined) tokens.push(DEAD)
      else {
        const [from, to] = cells!.split(":")
        tokens.push({
          ...(tab === undefined ? {} : { tab }),
          from: parseEnd(from!),
          ...(to === undefined ? {} : { to: parseEnd(to) })
        })
      }
      rest = rest.slice(whole.length)
      continue
    }
    const plain = /^(?:#REF!|\s+|[A-Za-z_][\w.]*|\d+(?:\.\d+)?|<>|<=|>=|.)/s.exec(rest)![0]
    tokens.push(plain)
    rest = rest.slice(plain.length)
  }
  // In locales with decimal points, semicolons are turned into the usual commas.
  return tabs.commas
    ? { tokens: tokens.map((token) => (token === ";" ? "," : token)), separator: "," }
    : { tokens, separator: ";" }
}

const parseEnd = (text: string): RefEnd => {
  const [, columnFixed, column, rowFixed, row] = /^(\$?)([A-Z]*)(\$?)(\d*)$/.exec(text)!
  return {
    ...(column === "" ? {} : { column: columnIndex(column!), columnFixed: columnFixed === "$" }),
    ...(row === "" ? {} : { row: Number(row) - 1, rowFixed: (column === "" ? columnFixed : rowFixed) === "$" })
  }
}

const columnIndex = (name: string): number =>
  [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

const columnName = (index: number): string =>
  (index < 26 ? "" : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))

export const printFormula = (formula: Formula, tabs: Tabs): string => {
  const print = (token: string | Ref): string => {
    if (typeof token === "string") return token
    const title = token.tab === undefined ? undefined : tabs.titleOf(token.tab)
    if (token.tab !== undefined && title === undefined) return DEAD
    const cells = [token.from, ...(token.to === undefined ? [] : [token.to])].map(printEnd).join(":")
    return title === undefined
      ? cells
      : `${/^[A-Za-z_]\w*$/.test(title) ? title : `'${title.replaceAll("'", "''")}'`}!${cells}`
  }
  return `=${formula.tokens.map(print).join("")}`
}

const printEnd = ({ row, rowFixed, column, columnFixed }: RefEnd): string =>
  (column === undefined ? "" : (columnFixed ? "$" : "") + columnName(column)) +
  (row === undefined ? "" : (rowFixed ? "$" : "") + (row + 1))

/** The formula with each reference as `change` gives it back; the same object where none changes. */
const withRefs = (formula: Formula, change: (ref: Ref) => Ref | typeof DEAD): Formula => {
  let changed = false
  const tokens = formula.tokens.map((token) => {
    if (typeof token === "string") return token
    const next = change(token)
    if (next !== token) changed = true
    return next
  })
  return changed ? { tokens, separator: formula.separator } : formula
}

export type Axis = "row" | "column"

/** Where rows or columns of a tab have gone: `undefined` for those deleted. */
export interface Shift {
  readonly tab: number
  readonly axis: Axis
  readonly to: (index: number) => number | undefined
  /** Of a range's ends, which shrink towards each other over what was deleted. */
  readonly count: number
}

/** After rows or columns of `shift.tab` were inserted, deleted or moved. `own`: the formula's tab. */
export const followShift = (formula: Formula, own: number, shift: Shift): Formula =>
  withRefs(formula, (ref) => {
    if ((ref.tab ?? own) !== shift.tab) return ref
    const { axis, to } = shift
    const start = ref.from[axis]
    if (start === undefined) return ref
    const end = ref.to?.[axis]
    if (ref.to === undefined || end === undefined) {
      const moved = to(start)
      if (moved === undefined) return DEAD
      return moved === start ? ref : { ...ref, from: { ...ref.from, [axis]: moved } }
    }
    let [first, last] = [start, end]
    while (first <= last && to(first) === undefined) first++
    while (last > first && to(last) === undefined) last--
    const [a, b] = [to(first), to(last)]
    if (first > last || a === undefined || b === undefined) return DEAD
    const [low, high] = [Math.min(a, b), Math.max(a, b)]
    if (low === start && high === end) return ref
    return { ...ref, from: { ...ref.from, [axis]: low }, to: { ...ref.to, [axis]: high } }
  })

/** Copied, or sorted, to another place: what is not fixed goes along. */
export const copiedBy = (formula: Formula, rows: number, columns: number): Formula =>
  rows === 0 && columns === 0
    ? formula
    : withRefs(formula, (ref) => {
        const shift = (end: RefEnd): RefEnd => ({
          ...end,
          ...(end.row === undefined || end.rowFixed ? {} : { row: end.row + rows }),
          ...(end.column === undefined || end.columnFixed ? {} : { column: end.column + columns })
        })
        const moved = { ...ref, from: shift(ref.from), ...(ref.to === undefined ? {} : { to: shift(ref.to) }) }
        const ends = [moved.from, ...(moved.to === undefined ? [] : [moved.to])]
        if (ends.some(({ row = 0, column = 0 }) => row < 0 || column < 0)) return DEAD
        return JSON.stringify(moved) === JSON.stringify(ref) ? ref : moved
      })

export const tabDeleted = (formula: Formula, tab: number): Formula =>
  withRefs(formula, (ref) => (ref.tab === tab ? DEAD : ref))

/** A duplicate of a tab names itself where the first named itself. */
export const tabDuplicated = (formula: Formula, from: number, to: number): Formula =>
  withRefs(formula, (ref) => (ref.tab === from ? { ...ref, tab: to } : ref))

type Node =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "ref"; readonly ref: Ref }
  | { readonly kind: "call"; readonly name: string; readonly args: ReadonlyArray<Node> }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Node; readonly right: Node }

export interface Cells {
  readonly valueAt: (tab: number, row: number, column: number) => Value
  readonly rowsOf: (tab: number) => number
  /** The first row whose cell in this column holds the key, as VLOOKUP compares: case apart. */
  readonly find: (tab: number, column: number, key: Value) => number | undefined
}

export interface Place {
  readonly tab: number
  readonly row: number
  readonly column: number
}

export const evaluate = (formula: Formula, at: Place, cells: Cells): Value => {
  formula.tree ??= parseTree(formula)
  return evaluateNode(formula.tree, at, cells)
}

const parseTree = (formula: Formula): Node => {
  const tokens = formula.tokens.filter((token) => typeof token !== "string" || token.trim() !== "")
  let at = 0
  const peek = () => tokens[at]
  const binary = (operators: ReadonlyArray<string>, next: () => Node) => (): Node => {
    let left = next()
    while (typeof peek() === "string" && operators.includes(peek() as string)) {
      const operator = tokens[at++] as string
      left = { kind: "binary", operator, left, right: next() }
    }
    return left
  }
  const atom = (): Node => {
    const token = tokens[at++]
    if (token === undefined) throw new ParseFailure("#ERROR!")
    if (typeof token !== "string") return { kind: "ref", ref: token }
    if (token === DEAD) return { kind: "value", value: new FormulaError(DEAD) }
    if (token === "-") return { kind: "binary", operator: "-", left: { kind: "value", value: 0 }, right: atom() }
    if (token.startsWith('"')) return { kind: "value", value: token.slice(1, -1).replaceAll('""', '"') }
    if (/^\d/.test(token)) return { kind: "value", value: Number(token) }
    if (token === "(") {
      const inner = comparison()
      if (tokens[at++] !== ")") throw new ParseFailure("#ERROR!")
      return inner
    }
    if (/^(true|false)$/i.test(token) && peek() !== "(") return { kind: "value", value: /true/i.test(token) }
    if (!/^[A-Za-z_]/.test(token) || peek() !== "(")
      throw new ParseFailure(/^[A-Za-z_]/.test(token) ? "#NAME?" : "#ERROR!")
    at++
    const args: Array<Node> = []
    while (peek() !== ")") {
      args.push(comparison())
      if (peek() === formula.separator) at++
      else if (peek() !== ")") throw new ParseFailure("#ERROR!")
    }
    at++
    return { kind: "call", name: token.toUpperCase(), args }
  }
  const comparison: () => Node = binary(
    ["=", "<>", "<", ">", "<=", ">="],
    binary(["&"], binary(["+", "-"], binary(["*", "/"], atom)))
  )
  try {
    const tree = comparison()
    return at === tokens.length ? tree : { kind: "value", value: new FormulaError("#ERROR!") }
  } catch (error) {
    return { kind: "value", value: new FormulaError(error instanceof ParseFailure ? error.message : "#ERROR!") }
  }
}

const evaluateNode = (node: Node, at: Place, cells: Cells): Value => {
  switch (node.kind) {
    case "value":
      return node.value
    case "ref": {
      const { ref } = node
      if (ref.to !== undefined) return new FormulaError("#VALUE!")
      return cells.valueAt(ref.tab ?? at.tab, ref.from.row!, ref.from.column!)
    }
    case "binary": {
      const [left, right] = [evaluateNode(node.left, at, cells), evaluateNode(node.right, at, cells)]
      if (left instanceof FormulaError) return left
      if (right instanceof FormulaError) return right
      return operate(node.operator, left, right)
    }
    case "call":
      return call(node.name, node.args, at, cells)
  }
}

const operate = (operator: string, left: Value, right: Value): Value => {
  if (operator === "&") return asText(left) + asText(right)
  if (operator === "=") return left === right
  if (operator === "<>") return left !== right
  const [a, b] = [Number(left ?? 0), Number(right ?? 0)]
  if (Number.isNaN(a) || Number.isNaN(b)) return new FormulaError("#VALUE!")
  if (operator === "+") return a + b
  if (operator === "-") return a - b
  if (operator === "*") return a * b
  if (operator === "/") return b === 0 ? new FormulaError("#DIV/0!") : a / b
  if (operator === "<") return a < b
  if (operator === ">") return a > b
  return operator === "<=" ? a <= b : a >= b
}

export const asText = (value: Value): string =>
  value === undefined
    ? ""
    : value instanceof FormulaError
      ? value.code
      : typeof value === "boolean"
        ? String(value).toUpperCase()
        : String(value)

const call = (name: string, args: ReadonlyArray<Node>, at: Place, cells: Cells): Value => {
  const value = (index: number): Value => {
    const node = args[index]
    return node === undefined ? undefined : evaluateNode(node, at, cells)
  }
  const range = (index: number): Ref | undefined => {
    const node = args[index]
    return node?.kind === "ref" ? node.ref : undefined
  }
  switch (name) {
    case "IFERROR": {
      const tried = value(0)
      return tried instanceof FormulaError ? (value(1) ?? "") : tried
    }
    case "IF": {
      const test = value(0)
      return test instanceof FormulaError ? test : test ? value(1) : value(2)
    }
    case "ROW":
      return (range(0)?.from.row ?? at.row) + 1
    case "COLUMN":
      return (range(0)?.from.column ?? at.column) + 1
    case "INDEX": {
      const ref = range(0)
      const row = value(1)
      const column = value(2) ?? 1
      if (ref === undefined) return errorIn(value(0)) ?? new FormulaError("#VALUE!")
      if (typeof row !== "number" || typeof column !== "number") return new FormulaError("#VALUE!")
      return cells.valueAt(ref.tab ?? at.tab, (ref.from.row ?? 0) + row - 1, (ref.from.column ?? 0) + column - 1)
    }
    case "VLOOKUP": {
      const key = value(0)
      const ref = range(1)
      const nth = value(2)
      if (key instanceof FormulaError) return key
      if (ref === undefined) return errorIn(value(1)) ?? new FormulaError("#VALUE!")
      if (typeof nth !== "number") return new FormulaError("#VALUE!")
      const tab = ref.tab ?? at.tab
      const first = ref.from.column ?? 0
      if (first + nth - 1 > (ref.to?.column ?? first)) return new FormulaError(DEAD)
      const row = key === undefined || key === "" ? undefined : cells.find(tab, first, key)
      return row === undefined ? new FormulaError("#N/A") : (cells.valueAt(tab, row, first + nth - 1) ?? "")
    }
    case "SUM": {
      let sum = 0
      for (let index = 0; index < args.length; index++) {
        const ref = range(index)
        if (ref?.to === undefined) sum += Number(value(index) ?? 0) || 0
        else {
          const tab = ref.tab ?? at.tab
          for (let row = ref.from.row ?? 0; row <= (ref.to.row ?? cells.rowsOf(tab) - 1); row++)
            for (let column = ref.from.column ?? 0; column <= (ref.to.column ?? 0); column++) {
              const item = cells.valueAt(tab, row, column)
              if (typeof item === "number") sum += item
            }
        }
      }
      return sum
    }
    case "UPPER":
      return asText(value(0)).toUpperCase()
    case "LEN":
      return asText(value(0)).length
    case "CONCATENATE":
      return args.map((_, index) => asText(value(index))).join("")
    default:
      return new FormulaError("#NAME?")
  }
}

const errorIn = (value: Value): FormulaError | undefined => (value instanceof FormulaError ? value : undefined)
