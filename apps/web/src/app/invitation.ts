/** Whether an address's fragment is an invitation to join a log, as `core/log/PairingCode.ts` makes them. */
export const isInvitation = (hash: string): boolean => hash.startsWith("#kith-pair/")
