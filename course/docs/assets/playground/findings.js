/* What guichet found, as a list that is read from top to bottom: by file, each flaw with its place, who, and where to learn. */
import { lang, say, severity } from "./words.js";

export const made = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter((one) => one !== ""));
  return element;
};

/* How many flaws, how many points for a person to check. */
export const counted = (found) => say("found", ...["violation", "review"].map((kind) => found.filter((one) => one.certainty === kind).length));

/* Shows findings in a block, the file that one is looking at first. `go` is called with the one that somebody wants to see. */
export const show = (block, found, { rules }, { files, current, lessons = {}, go, root = "", isTitled = true }) => {
  const paths = Object.keys(files).sort((a, b) => (b === current) - (a === current));
  const parts = [];
  for (const path of paths) {
    const here = found.filter((one) => one.path === path);
    if (!here.length) continue;
    if (isTitled) parts.push(made("h3", {}, `${path} (${here.length})`));
    parts.push(made("ol", { class: "g-play__list" }, ...here.map((one) => entry(one, { rules, files, lessons, go, root }))));
  }
  const focused = block.contains(document.activeElement) ? [...block.querySelectorAll("a, button")].indexOf(document.activeElement) : -1;
  block.replaceChildren(...parts);
  if (focused >= 0) ([...block.querySelectorAll("a, button")].at(focused) ?? block).focus();
};

let said = 0;

const entry = (one, { rules, files, lessons, go, root }) => {
  const rule = rules[one.rule];
  const lesson = rule && lessons[rule.lesson];
  const place = made("button", { type: "button", "aria-describedby": `g-play-said-${(said += 1)}` }, say("place", one.line));
  place.addEventListener("click", () => go(one));
  const kind = one.certainty === "review" ? say("review") : severity(one.severity);
  const links = made("p", { class: "g-play__links" });
  if (rule?.page) links.append(made("a", { href: `${root}${rule.page}.html` }, say("rule", rule.title)));
  /* In its own lesson, a link would load the page again, and lose what was written. */
  const there = lesson && made("a", { href: `${root}${rule.lesson}.html` }, say("lesson", lesson[lang]));
  if (there && there.pathname !== location.pathname) links.append(" ", there);
  return made(
    "li",
    { class: `g-play__finding g-play__finding--${one.certainty === "review" ? "review" : one.severity}` },
    made("p", {}, place, " ", made("strong", {}, kind), one.page ? ` (${say("page", one.page)})` : ""),
    made("p", {}, made("code", {}, excerpt(files[one.path], one))),
    made("p", { id: place.getAttribute("aria-describedby") }, one.message),
    made("p", {}, `${say("out")} ${one.harms}`),
    links,
  );
};

const LONGEST = 120;
const excerpt = (text, one) => {
  const { from, to } = offsets(text, one);
  const said = text.slice(from, to).split("\n")[0].trim() || text.split("\n")[one.line - 1]?.trim() || "…";
  return said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said;
};

/* Where a finding is in a text, in the units of JavaScript: guichet counts lines from 1, and characters, not halves of them. */
export const offsets = (text, { line, column, end_line, end_column }) => {
  const lines = text.split("\n");
  const at = (row, place) => {
    const start = lines.slice(0, row - 1).reduce((sum, one) => sum + one.length + 1, 0);
    return start + [...(lines[row - 1] ?? "")].slice(0, place - 1).join("").length;
  };
  const limit = (value) => Math.min(value, text.length);
  const from = limit(at(line, column));
  return { from, to: Math.max(from, limit(at(end_line, end_column))) };
};
