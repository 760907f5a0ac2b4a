/** Ways to break the kernel, each of which the laws must notice: a place in its source, and what stands there instead. */

export interface Mutant {
  readonly name: string
  /** From `src`. */
  readonly file: string
  /** Must stand in the file exactly once. */
  readonly replace: string
  readonly by: string
}

const inFile = (file: string, changes: ReadonlyArray<readonly [name: string, replace: string, by: string]>) =>
  changes.map(([name, replace, by]): Mutant => ({ name, file, replace, by }))

export const mutants: ReadonlyArray<Mutant> = [
  ...inFile("log/Dot.ts", [
    ["sameDot ignores the device", "a.seq === b.seq && a.device === b.device", "a.seq === b.seq"],
    ["sameDot ignores the seq", "a.seq === b.seq && a.device === b.device", "a.device === b.device"],
    ["dotKey ignores the device", "`${dot.device}:${dot.seq}`", "`${dot.seq}`"]
  ]),
  ...inFile("log/VersionVector.ts", [
    ["includesDot is inverted", "(self.get(dot.device) ?? 0) >= dot.seq", "(self.get(dot.device) ?? 0) < dot.seq"],
    [
      "includesDot leaves the last one out",
      "(self.get(dot.device) ?? 0) >= dot.seq",
      "(self.get(dot.device) ?? 0) > dot.seq"
    ],
    ["includesDot takes unknown devices as held", "(self.get(dot.device) ?? 0)", "(self.get(dot.device) ?? Infinity)"],
    ["joinVersions takes the smaller", "Math.max(seq, out.get(device) ?? 0)", "Math.min(seq, out.get(device) ?? seq)"],
    ["joinVersions takes the right one", "Math.max(seq, out.get(device) ?? 0)", "seq"]
  ]),
  ...inFile("domain/merge/CellAddress.ts", [
    [
      "an edit that removes counts as one that adds",
      "write.edit === true && write.value !== undefined",
      "write.edit === true"
    ],
    ["no edit adds", "write.edit === true && write.value !== undefined", "false"],
    ["hidden elements are called like open ones", 'hidden === true ? "#" : edit === true', "edit === true"],
    ["edits are called like elements", 'edit === true ? "+" : "/"', '"/"'],
    ["an address is cut at its last mark", "address.search(MARK)", "address.search(/[/#+-][^/#+-]*$/)"],
    ["a removal forgets that it is of edits", "? { field, key, edit: true }", "? { field, key }"],
    ["a removal forgets that its key is hidden", "? { field, key, hidden: true }", "? { field, key }"],
    ["a stub calls edits taken away like edits added", "`${field}-${root}`", "`${field}/${root}`"],
    ["a hidden name forgets the field", "`${field}#${hide(field, key)}`", "`#${hide(field, key)}`"]
  ]),
  ...inFile("domain/merge/apply.ts", [
    ["apply takes an event twice", "if (includesDot(version, delta.dot)) return self", ""],
    ["apply lets edits replace", "isAppend(write) ? [] : delta.replaces", "delta.replaces"],
    ["apply replaces nothing", "isAppend(write) ? [] : delta.replaces", "[]"],
    ["apply keeps what is replaced and drops the rest", "!hasDot(replaced, value.dot)", "hasDot(replaced, value.dot)"],
    ["apply looks for hidden elements by their open key", "hide(field, key) === write.key", "key === write.key"],
    ["apply clears elements of every field alike", "field === write.field && hide", "hide"],
    ["apply adds what was replaced ahead", "!isReplacedAhead(ahead, write, delta.dot, hide)", "true"],
    ["apply adds beside nothing", "[...(live.get(address) ?? []), {", "[{"],
    ["apply forgets who waits", "ahead.set(address, [...early, dot])", "ahead.set(address, [dot])"],
    ["apply waits for what it holds", " && !includesDot(version, dot)", ""],
    ["apply goes on waiting for what has come", "dots.filter((dot) => !sameDot(dot, delta.dot))", "dots"],
    [
      "apply ignores hidden names that wait",
      "hasDot(ahead.get(hiddenAddress(hide, write.field, write.key)) ?? [], dot)",
      "false"
    ]
  ]),
  ...inFile("domain/merge/EntityRecord.ts", [
    ["fold lets edits replace", "const append = isAppend(write)", "const append = false"],
    ["fold takes nothing away", "remove(self, write, replaces, hide)", "undefined"],
    ["fold adds what was replaced ahead", "!(self.ahead.size > 0 && isReplacedAhead(self, write, dot, hide))", "true"],
    ["fold overwrites values beside", "before === undefined ? value : [...asArray(before), value]", "value"],
    ["fold waits for what it holds", "if (!includesDot(version, replaced)) addAhead", "addAhead"],
    ["fold never waits", "addAhead(self, addressOf(write), replaced)", "undefined"],
    ["fold goes on waiting for what has come", "if (self.ahead.size > 0) forgetAhead(self, dot)", ""],
    [
      "fold looks for hidden elements by their open key",
      "if (hide(write.field, key) === write.key) removeFrom",
      "if (key === write.key) removeFrom"
    ],
    [
      "fold deletes the whole cell",
      "if (kept.length === 0) cells.delete(key)",
      "if (kept.length < live.length) cells.delete(key)"
    ],
    [
      "fold keeps a single value that is replaced",
      "if (includes(replaces, (live as Dotted).dot)) cells.delete(key)",
      ""
    ],
    ["fold deletes a single value that is not", "if (includes(replaces, (live as Dotted).dot)) cells", "cells"],
    ["fold leaves empty fields behind", "if (cells.size === 0) ownElements(self).delete(write.field)", ""],
    [
      "fold ignores hidden names that wait",
      "includes(self.ahead.get(hiddenAddress(hide, write.field, write.key)) ?? [], dot)",
      "false"
    ],
    ["fold ignores open names that wait", "includes(self.ahead.get(addressOf(write)) ?? [], dot) ||", ""],
    [
      "fold waits for the newest only",
      "ownAhead(self).set(address, [...known, dot])",
      "ownAhead(self).set(address, [dot])"
    ],
    [
      "fold forgets all that waits at a cell",
      "if (waiting.length === 0) ownAhead(self)",
      "if (waiting.length < dots.length) ownAhead(self)"
    ],
    ["the reference form calls edits like elements", 'isText(field) ? "+" : "/"', '"/"'],
    ["the reference form forgets who waits", "ahead: new Map(self.ahead) }", "ahead: new Map() }"],
    ["a writer replaces by its edits", "    if (isAppend(write)) continue\n", ""],
    [
      "a writer replaces hidden elements by their open key",
      "if (hide(write.field, key) === write.key) take",
      "if (key === write.key) take"
    ],
    ["a writer replaces one value of several", "return [...dots.values()]", "return [...dots.values()].slice(0, 1)"]
  ]),
  ...inFile("domain/merge/merge.ts", [
    ["merge keeps what the other side saw and replaced", "if (includesDot(seen, value.dot)) return false", ""],
    ["merge drops what only one side saw", "if (includesDot(seen, value.dot)) return false", "return false"],
    [
      "merge revives what waits on the other side",
      "if (hasDot(other.ahead.get(cell) ?? [], value.dot)) return false",
      ""
    ],
    ["merge revives what waits under a hidden name", 'other.ahead.size === 0 || mark !== "/" ||', "true ||"],
    ["merge takes what both hold twice", "!l.some((other) => sameDot(other.dot, value.dot)) && ", ""],
    [
      "merge drops what both hold",
      "(other.live.get(cell) ?? []).some((held) => sameDot(held.dot, value.dot))",
      "false"
    ],
    [
      "merge judges the left by its own version",
      "survives(value, cell, right, rightVersion, hide)",
      "survives(value, cell, right, leftVersion, hide)"
    ],
    ["merge waits for the right side's only", "[...known, ...dots.filter", "[...dots.filter"],
    ["merge waits for what one side holds", "dots.filter((dot) => !includesDot(version, dot))", "dots"],
    ["merge takes the left version", "joinVersions(a.version, b.version)", "a.version"]
  ])
]
