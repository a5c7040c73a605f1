/* Files kept on a disk or in a link: what follows # in an address is never sent to a server. */
import { MOST, inflated } from "./inflate.js";

const KEY = "guichet-files";

const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const deflated = async (text) => new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());

/* An address of this page that holds the files. */
export const toLink = async (files) => {
  const text = base64(await deflated(JSON.stringify(files))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return `${location.href.split("#")[0]}#files=${text}`;
};

/* The files that a fragment holds, or null. */
export const fromLink = async (fragment) => {
  const text = /^#files=([\w-]+)$/.exec(fragment)?.[1];
  if (!text) return null;
  try {
    const packed = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
    return sound(JSON.parse(new TextDecoder().decode(await inflated(packed))));
  } catch {
    return null; /* Cut, damaged or too large: the page stays as it is. */
  }
};

/* Names and texts, and nothing else. */
const sound = (given) => {
  const entries = Object.entries(given ?? {}).filter(([name, text]) => typeof text === "string" && name && !/^[./]|\\|(^|\/)\.\.(\/|$)/.test(name));
  return entries.length ? Object.fromEntries(entries) : null;
};

/* Has something saved on a disk under that name. */
export const saved = (blob, name) => {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(blob);
  link.click();
  URL.revokeObjectURL(link.href);
};

/* One file is saved as it is; several, as one that this page opens again. */
export const download = (files) => {
  const [name, ...others] = Object.keys(files);
  const text = others.length ? JSON.stringify({ [KEY]: files }, null, 1) : files[name];
  saved(new Blob([text]), others.length ? "guichet.json" : name.split("/").pop());
};

/* What somebody chose on a disk: files, or one that `download` made; a RangeError when they are too large for a page. */
export const fromFiles = async (chosen) => {
  if ([...chosen].reduce((sum, file) => sum + file.size, 0) > MOST) throw new RangeError("too large");
  const given = {};
  for (const file of chosen) {
    const text = await file.text();
    let held;
    try {
      held = file.name.endsWith(".json") ? sound(JSON.parse(text)[KEY]) : null;
    } catch {
      held = null;
    }
    Object.assign(given, held ?? { [file.name]: text });
  }
  return given;
};
