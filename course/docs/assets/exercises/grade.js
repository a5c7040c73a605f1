/* What came of an answer: each point with what is wrong, what to try, and its hints, folded, one in the other. */
import { made } from "../playground/findings.js";
import { say } from "./words.js";

/* Shows a judgement in a block; the hints that one had unfolded stay so. */
export const show = (block, { outcomes, detail, reading }) => {
  const unfolded = new Set([...block.querySelectorAll("details[open]")].map((one) => one.dataset.gxHint));
  const list = made("ol", { class: "g-exercise__points" }, ...outcomes.map((one) => point(one, unfolded)));
  const others = [detail ? made("pre", {}, detail) : "", ...reading.map((line) => made("p", { class: "g-play__hint" }, line.trim()))];
  block.replaceChildren(list, ...others.filter(Boolean));
};

const point = (one, unfolded) => {
  const said = [one.message ? made("p", {}, one.message) : ""];
  for (const key of ["expected", "actual"]) if (one[key]) said.push(...labelled(say(key), one[key]));
  if (one.rules.length) said.push(ruled(one.rules));
  else if (one.try) said.push(...labelled(say("try"), one.try));
  const head = made("p", {}, made("strong", {}, one.state_told), ` (${say("points", one.points, one.out_of)}) `, one.title);
  return made("li", { class: `g-exercise__point--${one.state}`, "data-gx-check": one.check }, head, ...said, hint(one, 0, unfolded));
};

const labelled = (label, text) =>
  text.includes("\n") ? [made("p", {}, made("strong", {}, label)), made("pre", {}, text)] : [made("p", {}, made("strong", {}, label), ` ${text}`)];

/* In the page, a rule is read on its page; the command that shows it is for a terminal. */
const ruled = (rules) => {
  const links = rules.map((path) => made("a", { href: `../rules/${path}.html` }, path.split("/").pop()));
  return made("p", {}, made("strong", {}, say(rules.length > 1 ? "rules" : "rule")), ...links.flatMap((link, rank) => [rank ? ", " : " ", link]));
};

const HINTS = ["hint", "hint2", "hint3"];
const hint = (one, level, unfolded) => {
  if (level >= one.hints.length) return "";
  const key = `${one.check}.${level}`;
  const folded = made("details", { "data-gx-hint": key }, made("summary", {}, say(HINTS[level])), made("p", {}, one.hints[level]), hint(one, level + 1, unfolded));
  folded.open = unfolded.has(key);
  return folded;
};

/* Shows the files of the solution, and moves there. */
export const solved = (block, files) => {
  const title = made("h3", { tabindex: "-1" }, say("solved"));
  const parts = Object.entries(files).flatMap(([name, text]) => [made("p", {}, made("strong", {}, name)), made("pre", {}, text)]);
  block.replaceChildren(title, ...parts);
  title.focus();
};
