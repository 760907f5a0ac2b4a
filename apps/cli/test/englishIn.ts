/** Finds English that was left in French sentences. */

/** Words that no French sentence has. */
export const ENGLISH =
  /\b(?:the|and|with|from|since|today|tomorrow|yesterday|nothing|there|which|what|was|were|done|met|thank|next|week|until|changed|saved|taken|people|new|known|lines?|shown|ago|its|they|them)\b/i

/** Without what is typed or stored as it stands: commands, flags and their choices, ids of what comes with Kith. */
export const spoken = (text: string): string =>
  text
    .replace(/kith [a-z][^\n·|«»]*/g, "")
    .replace(/\b[a-z]+(?:-[a-z]+)+\b/g, "")
    .replace(/(?:Au choix|Il y a|On y trouve)\s:[^\n]*|, mais [^\n]*/g, "")
    .replace(/JSON Lines/g, "")
    .replace(/--\S+/g, "")
    .replace(/\/\S+/g, "")
