/** A buffer as the plain bytes that it holds: what a `Buffer` slices shares memory with it, and it equals no other array. */
export const plain = (buffer: Buffer): Uint8Array => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
