/* What a link or an archive unfolds to, up to a limit: a few thousand signs may hold gigabytes. */

/* The most that anything brought to a page may weigh, in bytes: far more than anybody writes, far less than what stops a browser. */
export const MOST = 8 << 20;

/* The bytes that a raw deflate stream holds; a RangeError beyond the limit. */
export const inflated = async (packed, most = MOST) => {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts = [];
  let size = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    size += read.value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError("too large");
    }
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
};
