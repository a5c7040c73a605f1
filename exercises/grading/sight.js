// What eyes meet of this page, in this window and medium: run by painted.py, once the page is still.
([shot, edges]) => {
  const linear = (part) => part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4;
  const light = (colour) => 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8 & 255)
    + 0.0722 * linear(colour & 255) + 0.05;
  const contrast = (one, other) => Math.max(light(one), light(other)) / Math.min(light(one), light(other));
  const {smallest, faintest, unshown, looked, farthest} = edges;
  const number = (element) => Number(element.getAttribute("data-seen-by") ?? -1);
  const styles = new Map();
  const style = (element) => styles.get(element) ?? styles.set(element, getComputedStyle(element)).get(element);
  const chain = (element) => element ? [element, ...chain(element.parentElement)] : [];
  const ink = (element) => chain(element).reduce((part, one) => part * Number(style(one).opacity), 1);

  // What a mouse or a finger reaches, before anything is changed.
  const stack = (x, y) => {
    if (x >= 0 && x < innerWidth && y >= 0 && y < innerHeight) return document.elementsFromPoint(x, y);
    // Out of the window, and perhaps in reach of its bars.
    const left = scrollX, top = scrollY;
    scrollTo({left: left + x - innerWidth / 2, top: top + y - innerHeight / 2, behavior: "instant"});
    const met = document.elementsFromPoint(x - scrollX + left, y - scrollY + top);
    scrollTo({left, top, behavior: "instant"});
    return met;
  };
  const points = ({left, top, width, height}) =>
    [[1, 1], [0.3, 1], [1.7, 1]].map(([x, y]) => [left + width * x / 2, top + height * y / 2]);
  const rects = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const inner = element.matches("input, select, textarea, img") ? [] : [...range.getClientRects()];
    return [...inner, ...element.getClientRects()].filter(({width, height}) => width > 1 && height > 1);
  };
  const reached = [], boxes = [];
  // A look that is about some elements asks what becomes of these, of the form they are in, and of the whole page when they
  // are large: nobody reads it with a pointer elsewhere.
  const isLarge = ({width, height}) => width * height > 0.5 * innerWidth * Math.min(innerHeight, 800);
  const scopes = looked && looked !== "window" ? [...document.querySelectorAll(looked)].map((one) =>
    isLarge(one.getBoundingClientRect()) ? document.documentElement : one.matches("input, select, textarea") && one.closest("form") || one) : [];
  // Where somebody has scrolled to, what is low may still be coming in, and what is high going out.
  const end = document.documentElement.scrollHeight - innerHeight - 1;
  const from = scrollY < 1 ? 0 : 0.25 * innerHeight, to = scrollY >= end ? innerHeight : 0.6 * innerHeight;
  const isAway = (element, boxes) => looked === "window" ? boxes.some(({top, bottom}) => top < from || bottom > to)
    : looked && !scopes.some((one) => one.contains(element));
  const about = [...document.querySelectorAll("[data-seen-by]")].filter((one) => !isAway(one, [one.getBoundingClientRect()])).map(number);
  const there = [...document.querySelectorAll("[data-seen-by]")].filter((one) =>
    (one.closest("select") ?? one).checkVisibility() || style(one).display === "contents").map(number);
  const muted = [...document.querySelectorAll("[data-seen-by]")]
    .filter((one) => one.closest("[aria-hidden=true], [inert]")).map(number);
  for (const one of document.querySelectorAll("label, a[href], button, summary, input, select, textarea")) {
    if (rects(one).some((rect) => points(rect).some(([x, y]) => one.contains(stack(x, y)[0])))) reached.push(number(one));
  }

  // From here on everything takes the pointer, so that what is under a point is what is painted there.
  const sheet = document.head.appendChild(document.createElement("style"));
  sheet.textContent = "* { pointer-events: auto !important; }";
  for (const one of document.querySelectorAll("[style*='pointer-events']"))
    one.style.setProperty("pointer-events", "auto", "important");
  const opaque = (element) => {
    const {backgroundColor, backgroundImage} = style(element);
    const alpha = /^rgba?\([^,]*,[^,]*,[^,]*, ?([\d.]+)\)$|\/ ?([\d.]+)\)$/.exec(backgroundColor);
    const filled = backgroundImage !== "none" || element.matches("img, video, canvas, iframe, object, embed, svg");
    return ink(element) * (filled ? 1 : alpha ? Number(alpha[1] ?? alpha[2]) : 1) > 0.5;
  };
  const meets = (element, x, y) => {
    for (const one of stack(x, y)) {
      if (one === element || (style(element).display === "contents" && one.contains(element))) return true;
      if (opaque(one)) return false;
    }
    return false;
  };
  const covers = (element, x, y) => {
    for (const one of stack(x, y)) {
      if (element.contains(one)) return true;
      if (opaque(one)) return false;
    }
    return false;
  };
  for (const one of document.querySelectorAll("input, select, textarea, button, img, svg, [role=img]")) {
    const on = rects(one).some((rect) => rect.width > 3 && rect.height > 3 &&
      points(rect).some(([x, y]) => covers(one, x, y)));
    if (on && ink(one) > 0.1 && style(one).visibility === "visible") boxes.push(number(one));
  }

  const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
  const goesBack = (one, other) =>
    one && other && Math.abs(one.top - other.top) < one.height / 2 && other.left < one.left - 1;
  // Upside down, or in a mirror.
  const turned = (element) => chain(element).some((one) => {
    const matrix = /^matrix\(([^,]+), ([^,]+), ([^,]+), ([^,]+)/.exec(style(one).transform)?.slice(1).map(Number);
    return matrix && matrix[0] * matrix[3] - matrix[1] * matrix[2] < 0;
  });
  // What is painted again beside letters, as dark as they are: it blots them, and what it falls on.
  const shadows = (text) => [...(text ?? "").matchAll(/(rgba?\([^)]*\)|color\([^)]*\)) (-?[\d.]+)px (-?[\d.]+)px(?: ([\d.]+)px)?/g)]
    .map(([, colour, x, y, blur]) => ({ground: pigment(colour), x: Number(x), y: Number(y), blur: Number(blur ?? 0)}));
  const pigments = new Map(), dye = Object.assign(document.createElement("canvas"), {width: 1, height: 1})
    .getContext("2d", {willReadFrequently: true});
  const pigment = (colour) => {
    if (!pigments.has(colour)) {
      dye.fillStyle = "#fff", dye.fillRect(0, 0, 1, 1), dye.fillStyle = colour, dye.fillRect(0, 0, 1, 1);
      const [red, green, blue] = dye.getImageData(0, 0, 1, 1).data;
      pigments.set(colour, red << 16 | green << 8 | blue);
    }
    return pigments.get(colour);
  };
  const alike = (ground, element) => contrast(ground, pigment(style(element).color)) < 3;
  const thrown = ({x, y, blur}) => Math.max(Math.abs(x), Math.abs(y)) > 2 && blur < 2 * Math.max(Math.abs(x), Math.abs(y));
  const cast = (element) => [...shadows(style(element).textShadow),
    ...chain(element).flatMap((one) => style(one).filter.includes("drop-shadow") ? shadows(style(one).filter) : [])];
  const blots = [...document.querySelectorAll("body, body *")].flatMap((one) =>
    [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim()) && one.checkVisibility()
      ? cast(one).filter(thrown).flatMap(({ground, x, y}) => rects(one).map(({left, top, width, height}) =>
        ({one, ground, left: left + x, top: top + y, width, height}))) : []);
  const blotted = (element, {left, top, width, height}) => blots.some((blot) => alike(blot.ground, element)
    && blot.left < left + width && left < blot.left + blot.width && blot.top < top + height && top < blot.top + blot.height);
  const smeared = (element) => {
    const dark = cast(element).filter(({ground}) => alike(ground, element));
    const {fontSize, webkitTextStrokeWidth, textEmphasisStyle} = style(element);
    return dark.some(thrown) || dark.length > 2 || parseFloat(webkitTextStrokeWidth) > 0.15 * parseFloat(fontSize)
      || /["']/.test(textEmphasisStyle) || chain(element).some((one) => style(one).webkitBoxReflect !== "none");
  };
  const gone = (element) => turned(element) || smeared(element) || chain(element).some((one) => style(one).textDecorationLine.includes("line-through"))
    || style(element).webkitTextSecurity !== "none" || parseFloat(style(element).fontSize) < smallest
    || style(element).visibility !== "visible" || ink(element) < 0.1;
  // How many pixels of ink the same word has where nothing cuts it, covers it or blurs it.
  const LEAST_INK = 0.5, FEW = 12, plains = new Map();
  const sheetOfPaper = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const CASES = {uppercase: (word) => word.toUpperCase(), lowercase: (word) => word.toLowerCase(),
    capitalize: (word) => word.charAt(0).toUpperCase() + word.slice(1)};
  const enlarged = (element) => chain(element).reduce((times, one) => {
    const {transform, scale, zoom} = style(one), matrix = /^matrix(3d)?\(([^)]*)\)/.exec(transform);
    const [a, b, c, d] = matrix ? [0, 1, ...(matrix[1] ? [4, 5] : [2, 3])].map((at) => Number(matrix[2].split(",")[at])) : [1, 0, 0, 1];
    const [wide, high] = scale === "none" ? [1, 1] : scale.split(" ").map(Number);
    return times * Math.abs(a * d - b * c) * Math.abs(wide * (high ?? wide)) * (Number(zoom) || 1) ** 2;
  }, 1);
  const plainInk = (holder, written) => {
    const {fontStyle, fontWeight, fontSize, fontFamily, fontVariantCaps, letterSpacing, textTransform} = style(holder);
    const word = (CASES[textTransform] ?? String)(written.replace(/\u00ad/g, ""));
    // Pictures and rules have several colours, or none of letters.
    if (!/[\p{L}\p{N}]/u.test(word) || /\p{Extended_Pictographic}/u.test(word.replace(/[\d#*©®™]/g, ""))) return 0;
    const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`, key = [font, fontVariantCaps, letterSpacing, word].join("|");
    if (!plains.has(key)) {
      const pen = sheetOfPaper, set = () => Object.assign(pen, {font, fontVariantCaps, letterSpacing: letterSpacing === "normal" ? "0px" : letterSpacing});
      set();
      const size = parseFloat(fontSize), [width, height] = [pen.measureText(word).width + size, 2 * size].map(Math.ceil);
      if (width > pen.canvas.width || height > pen.canvas.height)
        [pen.canvas.width, pen.canvas.height] = [Math.min(Math.max(width, pen.canvas.width), 4000), Math.min(Math.max(height, pen.canvas.height), 2000)];
      set();
      pen.clearRect(0, 0, width, height);
      pen.fillText(word, size / 2, 1.4 * size);
      const {data} = pen.getImageData(0, 0, width, height);
      let most = 0, count = 0;
      for (let at = 3; at < data.length; at += 4) most = Math.max(most, data[at]);
      for (let at = 3; at < data.length; at += 4) if (most && data[at] >= most / 2) count++;
      plains.set(key, count);
    }
    const count = plains.get(key) * enlarged(holder);
    return count < FEW ? 0 : count;
  };
  const look = async () => {
    let pen = null;
    if (shot) {
      const image = Object.assign(new Image(), {src: "data:image/png;base64," + shot});
      await image.decode();
      pen = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height})
        .getContext("2d", {willReadFrequently: true});
      pen.drawImage(image, 0, 0);
    }
    const far = (one, other) => [16, 8, 0].reduce((sum, at) => sum + Math.abs((one >> at & 255) - (other >> at & 255)), 0);
    // What a piece of a word is painted with: nothing that stands out of its ground, or so many pixels.
    const inkOf = (holder, {left, top, width, height}) => {
      const box = [left, top, Math.max(width, 1), Math.max(height, 1)].map(Math.round);
      // Lower than the tallest picture, or so far to the right, nobody has looked.
      if (pen && (box[1] >= pen.canvas.height || box[0] >= farthest)) return 0;
      if (!pen || box[0] < 0 || box[1] < 0 || box[0] + box[2] > pen.canvas.width || box[1] + box[3] > pen.canvas.height)
        return Infinity;
      const {data} = pen.getImageData(...box), counts = new Map();
      for (let at = 0; at < data.length; at += 4) {
        const colour = data[at] << 16 | data[at + 1] << 8 | data[at + 2];
        counts.set(colour, (counts.get(colour) || 0) + 1);
      }
      const [back] = [...counts].reduce((most, one) => one[1] > most[1] ? one : most);
      if (![...counts.keys()].some((one) => contrast(one, back) >= faintest)) return 0;
      // The edges of letters are paler than they are: what is nearer to the ink than to the ground is ink.
      const most = Math.max(...[...counts.keys()].map((one) => far(one, back)));
      const least = Math.max(24, Math.min(most, far(pigment(style(holder).color), back)) / 2);
      return [...counts].reduce((sum, [one, times]) => far(one, back) >= least ? sum + times : sum, 0);
    };
    const texts = [], drawn = [], walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    const before = new Map(), written = new Map(), lines = [];
    while (walker.nextNode()) {
      const node = walker.currentNode, holder = node.parentElement;
      if (!node.data.trim() || holder.closest(unshown)) continue;
      const rank = before.get(holder) ?? 0;
      before.set(holder, rank + 1);
      const lost = gone(holder), range = document.createRange(), words = [], leftward = RTL.test(node.data);
      let first = null, last = null;
      for (const word of node.data.matchAll(/[^\s]+/g)) {
        let seen = 0, length = word[0].length, start = null, end = null;
        range.setStart(node, word.index);
        range.setEnd(node, word.index + length);
        const rectangles = [...range.getClientRects()].filter(({width, height}) => width > 0 && height > 0);
        const parts = lost ? [] : rectangles;
        const long = Math.max(...["width", "height"].map((way) => parts.reduce((sum, part) => sum + part[way], 0)));
        const squeezed = long < 0.15 * length * parseFloat(style(holder).fontSize) && length > 1;
        if (isAway(holder, rectangles)) { words.push("-"); continue; }
        const inks = parts.map((part) => inkOf(holder, part)), ink = inks.reduce((sum, one) => sum + one, 0);
        const isInked = inks.every((one) => one > 0) && ink >= LEAST_INK * plainInk(holder, word[0]);
        if (parts.length && isInked && !squeezed && !parts.some((part) => blotted(holder, part)) && parts.every((part) => part.height >= smallest)) {
          for (let at = 0; at < length; at++) {
            range.setStart(node, word.index + at);
            range.setEnd(node, word.index + at + 1);
            const box = range.getClientRects()[0];
            if (box?.width) [start, end] = [start ?? box, box];
            if (!box || !box.width || meets(holder, box.left + box.width / 2, box.top + box.height / 2)) seen++;
          }
        }
        // Letters, or words, that go leftward in a script that goes rightward: 18 42 00 99 10 for 01 99 00 42 18.
        const backward = !leftward && (goesBack(start, end) || goesBack(last, start));
        if (backward && goesBack(last, start)) words.pop(), words.push("0");
        last = end ?? last;
        const is = length > 0 && seen >= 0.9 * length && !backward;
        if (is && !first) first = parts[0];
        if (is) drawn.push({words, at: words.length, node, box: parts[0]});
        words.push(is ? "1" : "0");
      }
      lines.push({holder, rank, node, words, first});
    }
    // Two words written over one another are read by nobody.
    const shared = (one, other) =>
      Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left))
      * Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));
    const area = ({width, height}) => width * height;
    drawn.sort((one, other) => one.box.top - other.box.top);
    drawn.forEach((one, index) => {
      for (let next = index + 1; next < drawn.length && drawn[next].box.top < one.box.bottom; next++) {
        const other = drawn[next];
        if (one.node !== other.node && shared(one.box, other.box) > 0.4 * Math.min(area(one.box), area(other.box)))
          one.words[one.at] = other.words[other.at] = "0";
      }
    });
    for (const {holder, rank, node, words, first} of lines) {
      if (holder.matches("[data-seen-made]")) {
        const said = node.data.split(/\s+/).filter(Boolean).filter((_, at) => words[at] !== "0");
        const giver = number(holder.parentElement);
        written.set(giver, [written.get(giver) ?? "", ...said].join(" "));
        continue;
      }
      const block = chain(holder).find((one) => !style(one).display.startsWith("inline") && style(one).display !== "contents");
      const box = (block ?? holder).getBoundingClientRect();
      texts.push([number(holder), rank, words.join(""),
        first ? [first.top + scrollY, first.left + scrollX, box.top + scrollY, box.left + scrollX].map(Math.round) : null]);
    }
    return {about, texts, written: [...written], reached, boxes, title: document.title, muted, there};
  };
  return look();
}
