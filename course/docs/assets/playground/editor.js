/* Where one writes: a plain field, or CodeMirror. Both: set(text, name), mark(findings), go(finding), focus(place), and leave(),
   which returns the place where somebody was writing, or null. */
import { offsets } from "./findings.js";

/* A plain field, which marks nothing, but selects what a finding speaks of. */
export const fieldIn = (area, label, changed) => {
  const hear = () => changed(area.value);
  area.hidden = false;
  label.htmlFor = area.id;
  area.addEventListener("input", hear);
  return {
    set(text) {
      area.value = text;
    },
    mark() {},
    go(finding) {
      const { from, to } = offsets(area.value, finding);
      area.focus();
      area.setSelectionRange(from, to);
      area.scrollTop = Math.max(0, (finding.line - 4) * parseFloat(getComputedStyle(area).lineHeight));
    },
    focus(place = area.selectionStart) {
      area.focus();
      area.setSelectionRange(place, place);
    },
    leave() {
      const place = document.activeElement === area ? area.selectionStart : null;
      area.removeEventListener("input", hear);
      area.hidden = true;
      return place;
    },
  };
};

/* CodeMirror, from the folder of its modules. Tab leaves it, as it leaves any field. */
export const editorIn = async (place, area, label, base, changed) => {
  const [view, state, commands, language, highlight, html, python, script] = await Promise.all(
    ["codemirror-view", "codemirror-state", "codemirror-commands", "codemirror-language", "lezer-highlight", "codemirror-lang-html", "codemirror-lang-python", "codemirror-lang-javascript"].map(
      (name) => import(`${base}${name}.js`),
    ),
  );
  const { Decoration, EditorView } = view;
  const speech = new state.Compartment();
  const spoken = (name) =>
    /\.py$/.test(name) ? python.python()
    : /\.[mc]?[jt]sx?$/.test(name) ? script.javascript({ jsx: true, typescript: /tsx?$/.test(name) })
    : /\.(txt|md|css|sql|ya?ml|crontab)$|^[^.]*$/.test(name) ? []
    : html.html({ autoCloseTags: false });

  const setMarks = state.StateEffect.define();
  const marks = state.StateField.define({
    create: () => Decoration.none,
    update: (held, change) => change.effects.reduce((found, one) => (one.is(setMarks) ? one.value : found), held.map(change.changes)),
    provide: (field) => EditorView.decorations.from(field),
  });
  let isSetting = false;
  const editor = new EditorView({
    parent: place,
    extensions: [
      view.lineNumbers(),
      view.keymap.of([...commands.historyKeymap, ...commands.defaultKeymap]),
      commands.history(),
      language.syntaxHighlighting(highlight.classHighlighter),
      language.bracketMatching(),
      EditorView.lineWrapping,
      EditorView.domEventHandlers({ focus: () => void place.scrollIntoView({ block: "nearest" }) }),
      EditorView.contentAttributes.of({ "aria-labelledby": label.id, tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !isSetting) changed(update.state.doc.toString());
      }),
      speech.of([]),
      marks,
    ],
  });
  place.hidden = false;
  return {
    set(text, name) {
      isSetting = true;
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text }, effects: speech.reconfigure(spoken(name)), selection: { anchor: 0 } });
      isSetting = false;
    },
    mark(findings) {
      const text = editor.state.doc.toString();
      const found = findings.map((one) => ({ ...offsets(text, one), one })).filter(({ from, to }) => to > from);
      const made = found.map(({ from, to, one }) => Decoration.mark({ class: `g-play-mark g-play-mark--${one.certainty}` }).range(from, to));
      editor.dispatch({ effects: setMarks.of(Decoration.set(made, true)) });
    },
    go(finding) {
      const { from, to } = offsets(editor.state.doc.toString(), finding);
      editor.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
      editor.focus();
    },
    focus(at = editor.state.selection.main.head) {
      editor.dispatch({ selection: { anchor: Math.min(at, editor.state.doc.length) }, scrollIntoView: true });
      editor.focus();
    },
    leave() {
      const at = editor.hasFocus ? editor.state.selection.main.head : null;
      editor.destroy();
      place.hidden = true;
      return at;
    },
  };
};
