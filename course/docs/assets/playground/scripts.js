/* The parsers of scripts: each tree is given to Python as one row of numbers, five for each node. */
const languages = new Map();
let tree_sitter;
let parser;

/* Makes the library ready, then one grammar more. */
export const grammars = async (base, held, name = "javascript") => {
  if (!tree_sitter) {
    tree_sitter = await import(`${base}web-tree-sitter.js`);
    await tree_sitter.Parser.init({ locateFile: (file) => base + file });
    parser = new tree_sitter.Parser();
  }
  if (languages.has(name)) return;
  const grammar = held.get(`${name}.wasm`) ?? (await bytes(`${base}${name}.wasm`));
  languages.set(name, await tree_sitter.Language.load(new Uint8Array(grammar)));
};

const bytes = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.arrayBuffer();
};

/* Gives the parser a grammar; says whether it is there. */
const speaks = (name) => languages.has(name) && Boolean(parser.setLanguage(languages.get(name)));

/* Whether the parser came through some code, for who is asked at each of its steps whether it is too many; nothing when
   its grammar is not there. */
export const tried = (name, code, isOver) => {
  if (!speaks(name)) return undefined;
  const tree = parser.parse(code, null, { progressCallback: (state) => isOver(state.currentOffset, state.hasError) });
  if (!tree) parser.reset();
  tree?.delete();
  return Boolean(tree);
};

/* The tree of some code, or nothing when its grammar is not there. */
export const parse = (name, code) => {
  if (!speaks(name)) return undefined;
  const tree = parser.parse(code);
  const at = places(code);
  const rows = [];
  const cursor = tree.walk();
  for (let depth = 0; ; ) {
    const marks = (cursor.currentFieldId << 2) | (cursor.nodeIsMissing << 1) | cursor.nodeIsNamed;
    rows.push(cursor.nodeTypeId, at(cursor.startIndex), at(cursor.endIndex), depth, marks);
    if (cursor.gotoFirstChild()) {
      depth += 1;
      continue;
    }
    while (depth && !cursor.gotoNextSibling()) {
      cursor.gotoParent();
      depth -= 1;
    }
    if (!depth) break;
  }
  cursor.delete();
  tree.delete();
  return Int32Array.from(rows);
};

/* What the numbers of types and of fields stand for, "" for none. */
export const words = (name) => ["types", "fields"].map((one) => languages.get(name)[one].map((word) => word ?? ""));

/* From places in a text of JavaScript to places in its UTF-8, which guichet counts in. */
const places = (code) => {
  if (/^[\0-\x7f]*$/.test(code)) return (index) => index;
  const found = new Int32Array(code.length + 1);
  let at = 0;
  for (let index = 0; index < code.length; index += 1) {
    found[index] = at;
    const point = code.codePointAt(index);
    if (point > 0xffff) {
      found[index + 1] = at + 4;
      index += 1;
    }
    at += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  found[code.length] = at;
  return (index) => found[index];
};
