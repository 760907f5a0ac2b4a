/** Somebody's initials on a colour that follows from their name: no pictures, and the same on every device. */
import "./avatar.css"

const HUES = 12

export const Avatar = (props: { readonly name: string; readonly size?: "small" | "large" }) => (
  // One attribute: a list of classes beside it would be lost where the name changes.
  <span class={`avatar avatar-${hueOf(props.name)}${props.size === "large" ? " avatar-large" : ""}`} aria-hidden="true">
    {initialsOf(props.name)}
  </span>
)

/** The first letters of the first and the last word; of one word, its first. */
const initialsOf = (name: string): string => {
  const words = name.split(/[\s.-]+/u).filter((word) => /^\p{L}/u.test(word))
  const first = [...(words[0] ?? name.trim())][0] ?? "?"
  const last = words.length > 1 ? [...words.at(-1)!][0]! : ""
  return (first + last).toLocaleUpperCase()
}

const hueOf = (name: string): number => {
  let sum = 7
  for (const letter of name.normalize("NFC")) sum = (sum * 31 + letter.codePointAt(0)!) % 9973
  return sum % HUES
}
