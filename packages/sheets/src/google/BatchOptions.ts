/** What a batch is made with that is in neither the edit nor the snapshot. */
export interface BatchOptions {
  readonly workspace?: string
  /** A number for new metadata that none has yet. */
  readonly newMetadataId: () => number
  /** Said to who edits a column that the connector needs. */
  readonly warning: string
}
