/* Files kept on a disk or in a link: what follows # in an address is never sent to a server. */
const KEY = "guichet-files";

const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const through = async (bytes, stream) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

/* An address of this page that holds the files. */
export const toLink = async (files) => {
  const packed = await through(new TextEncoder().encode(JSON.stringify(files)), new CompressionStream("deflate-raw"));
  const text = base64(packed).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return `${location.href.split("#")[0]}#files=${text}`;
};

/* The files that a fragment holds, or null. */
export const fromLink = async (fragment) => {
  const text = /^#files=([\w-]+)$/.exec(fragment)?.[1];
  if (!text) return null;
  try {
    const packed = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
    return sound(JSON.parse(new TextDecoder().decode(await through(packed, new DecompressionStream("deflate-raw")))));
  } catch {
    return null; /* Cut or damaged: the page stays as it is. */
  }
};

/* Names and texts, and nothing else. */
const sound = (given) => {
  const entries = Object.entries(given ?? {}).filter(([name, text]) => typeof text === "string" && name && !/^[./]|\\|(^|\/)\.\.(\/|$)/.test(name));
  return entries.length ? Object.fromEntries(entries) : null;
};

/* One file is saved as it is; several, as one that this page opens again. */
export const download = (files) => {
  const [name, ...others] = Object.keys(files);
  const link = document.createElement("a");
  link.download = others.length ? "guichet.json" : name.split("/").pop();
  link.href = URL.createObjectURL(new Blob([others.length ? JSON.stringify({ [KEY]: files }, null, 1) : files[name]]));
  link.click();
  URL.revokeObjectURL(link.href);
};

/* What somebody chose on a disk: files, or one that `download` made. */
export const fromFiles = async (chosen) => {
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
