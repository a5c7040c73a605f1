/* Archives (.zip): written without compression, read with or without. */
import { MOST, inflated } from "../playground/inflate.js";

const UTF8 = 0x0800;
const DAY = 0x0021; /* The first of January 1980, the oldest that an archive knows: no clock. */
const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const STORED = 0;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let turn = 0; turn < 8; turn += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
const checksum = (bytes) => (bytes.reduce((sum, byte) => table[(sum ^ byte) & 0xff] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

/* Numbers of two or four bytes, the lowest first. */
const packed = (...fields) => {
  const bytes = [];
  for (const [value, size] of fields) for (let at = 0; at < size; at += 1) bytes.push((value >>> (8 * at)) & 0xff);
  return Uint8Array.from(bytes);
};

/* An archive of some texts, {name: text}. */
export const zipped = (files) => {
  const encoder = new TextEncoder();
  const parts = [];
  const listed = [];
  let at = 0;
  for (const [path, text] of Object.entries(files)) {
    const name = encoder.encode(path);
    const data = encoder.encode(text);
    const told = [[20, 2], [UTF8, 2], [STORED, 2], [0, 2], [DAY, 2], [checksum(data), 4], [data.length, 4], [data.length, 4], [name.length, 2], [0, 2]];
    const header = packed([LOCAL, 4], ...told);
    listed.push(packed([CENTRAL, 4], [20, 2], ...told, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), name);
    parts.push(header, name, data);
    at += header.length + name.length + data.length;
  }
  const size = listed.reduce((sum, one) => sum + one.length, 0);
  const count = Object.keys(files).length;
  const end = packed([END, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [at, 4], [0, 2]);
  return new Blob([...parts, ...listed, end], { type: "application/zip" });
};

/* The files of an archive, [name, bytes]; none when it is not one; a RangeError when they are more than a page can hold. */
export const unzipped = async (bytes, most = MOST) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) return [];
  const found = [];
  let at = view.getUint32(end + 16, true);
  let room = most;
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const [method, size, length, extra, comment, place] = [[10, 2], [20, 4], [28, 2], [30, 2], [32, 2], [42, 4]].map(([offset, width]) =>
      width === 2 ? view.getUint16(at + offset, true) : view.getUint32(at + offset, true),
    );
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
    at += 46 + length + extra + comment;
    if (name.endsWith("/")) continue;
    const start = place + 30 + view.getUint16(place + 26, true) + view.getUint16(place + 28, true);
    const held = bytes.subarray(start, start + size);
    const data = method === STORED ? held : await inflated(held, room);
    room -= data.length;
    if (room < 0) throw new RangeError("too large");
    found.push([name, data]);
  }
  return found;
};
