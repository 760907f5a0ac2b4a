/** How a job tells what it finds to the process that started it; any number of times. */
export type Say = (message: unknown) => void
