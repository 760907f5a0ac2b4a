/** Who led to whom, drawn: it scrolls and grows, and arrow keys go from one person to the next. */
import Minus from "lucide-solid/icons/minus"
import Plus from "lucide-solid/icons/plus"
import { createMemo, createSignal, For, onMount, Show } from "solid-js"
import { useWords } from "../app/LogContext.tsx"
import { chartWords } from "./chartWords.ts"
import type { PlacedNode, PlacedTree, TreeNode } from "./treeLayout.ts"
import "./sheet.css"
import "./treeChart.css"

export interface TreeChartProps {
  readonly root: TreeNode
  readonly label: string
  /** The root opens nothing. */
  readonly onOpen: (id: string) => void
}

const SCALES = [0.6, 0.8, 1, 1.25, 1.6]

export const TreeChart = (props: TreeChartProps) => {
  const words = useWords(chartWords)
  const [layout, setLayout] = createSignal<{ readonly placeTree: (root: TreeNode) => PlacedTree }>()
  onMount(() => void import("./treeLayout.ts").then((loaded) => setLayout(loaded)))
  const placed = createMemo(() => layout()?.placeTree(props.root))
  const [size, setSize] = createSignal(2)
  const scale = () => SCALES[size()]!
  return (
    <figure class="tree">
      <div class="tree-tools no-print">
        <p class="soft">{words().treeHint}</p>
        <button
          type="button"
          class="icon-button"
          aria-label={words().zoomOut}
          disabled={size() === 0}
          onClick={() => setSize(size() - 1)}
        >
          <Minus aria-hidden="true" />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={words().zoomIn}
          disabled={size() === SCALES.length - 1}
          onClick={() => setSize(size() + 1)}
        >
          <Plus aria-hidden="true" />
        </button>
      </div>
      <div class="tree-scroll">
        <Show when={placed()}>
          {(tree) => (
            <svg
              viewBox={`0 0 ${tree().width} ${tree().height}`}
              width={tree().width * scale()}
              height={tree().height * scale()}
              role="tree"
              aria-label={props.label}
            >
              <Branches tree={tree()} />
              <People {...props} tree={tree()} />
            </svg>
          )}
        </Show>
      </div>
    </figure>
  )
}

const Branches = (props: { readonly tree: PlacedTree }) => {
  const path = (node: PlacedNode): string => {
    const from = props.tree.nodes[node.parent]!
    const start = from.x + from.width
    const middle = (start + node.x) / 2
    return `M${start} ${from.y}C${middle} ${from.y} ${middle} ${node.y} ${node.x} ${node.y}`
  }
  return (
    <g aria-hidden="true">
      <For each={props.tree.nodes}>
        {(node) => (
          <Show when={node.parent !== -1}>
            <path class="tree-branch" d={path(node)} />
          </Show>
        )}
      </For>
    </g>
  )
}

const People = (props: TreeChartProps & { readonly tree: PlacedTree }) => {
  const elements: Array<SVGGElement> = []
  // One of them can be reached with Tab, the others from there with arrows: a tree is one stop on the way through a page.
  const [at, setAt] = createSignal(0)
  const here = () => Math.min(at(), props.tree.nodes.length - 1)
  const next = (index: number, by: 1 | -1): number => {
    const { nodes } = props.tree
    const { level, y } = nodes[index]!
    const column = nodes
      .map((node, place) => ({ node, place }))
      .filter(({ node }) => node.level === level && (by === 1 ? node.y > y : node.y < y))
      .sort((a, b) => by * (a.node.y - b.node.y))
    return column[0]?.place ?? index
  }
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const { nodes } = props.tree
    const { id, level, parent, child } = nodes[index]!
    if (event.key === "Enter" && level > 1) return props.onOpen(id)
    const wanted = {
      ArrowRight: child === -1 ? index : child,
      ArrowLeft: parent === -1 ? index : parent,
      ArrowDown: next(index, 1),
      ArrowUp: next(index, -1),
      Home: 0,
      End: nodes.length - 1
    }[event.key]
    if (wanted === undefined) return
    event.preventDefault()
    setAt(wanted)
    elements[wanted]?.focus()
  }
  return (
    <For each={props.tree.nodes}>
      {(node, index) => (
        <g
          ref={(element) => (elements[index()] = element)}
          class="tree-person"
          classList={{ "tree-root": node.level === 1 }}
          role="treeitem"
          aria-level={node.level}
          aria-posinset={node.position}
          aria-setsize={node.size}
          aria-selected={here() === index()}
          aria-expanded={node.child === -1 ? undefined : true}
          aria-label={`${node.name} ${node.about}`.trim()}
          tabindex={here() === index() ? 0 : -1}
          onFocus={() => setAt(index())}
          onKeyDown={(event) => onKeyDown(event, index())}
          onClick={() => node.level > 1 && props.onOpen(node.id)}
        >
          <rect x={node.x} y={node.y - 22} width={node.width} height="44" rx="10" />
          {/* Whatever does not fit is cut off at the edge: letters differ in width, and so do scripts. */}
          <svg x={node.x + 12} y={node.y - 22} width={node.width - 16} height="44">
            <text class="tree-name" x="0" y={node.about === "" ? 27 : 20}>
              {/* The space keeps both lines apart where they are read out. */}
              {`${shortened(node.name, NAME)} `}
            </text>
            <Show when={node.about !== ""}>
              <text class="tree-about" x="0" y="37">
                {shortened(node.about, ABOUT)}
              </text>
            </Show>
          </svg>
        </g>
      )}
    </For>
  )
}

/** The most letters that are drawn of each. */
const NAME = 27
const ABOUT = 31

/** What does not fit is said in full to screen readers and where it is opened. */
const shortened = (text: string, most: number): string => {
  const letters = [...text]
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`
}
