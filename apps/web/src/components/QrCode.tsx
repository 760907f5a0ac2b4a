/** A QR code as a graphic that prints; whatever it says has to stand beside it as text, too. */
import { createResource } from "solid-js"
import "./qrCode.css"

export const QrCode = (props: { readonly text: string; readonly label: string }) => {
  const [path] = createResource(
    () => props.text,
    async (text) => {
      const { encode } = await import("uqr")
      const { data, size } = encode(text, { ecc: "M", border: 2 })
      const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
      return { d: dark.join(""), size }
    }
  )
  return (
    <svg
      class="qr-code"
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${path()?.size ?? 1} ${path()?.size ?? 1}`}
      shape-rendering="crispEdges"
    >
      <path d={path()?.d ?? ""} />
    </svg>
  )
}
