/** A text as one word of a shell, for commands that are shown to be typed. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
