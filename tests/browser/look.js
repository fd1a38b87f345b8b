// What a page looks like, measured in the page itself. In every page that tests/browser/looking.py opens.
(() => {
  "use strict";
  const PICTURE = "svg, [aria-hidden='true']";
  // There for who listens, not for who looks.
  let clipped = new WeakMap();
  const hidden = (element) => {
    if (element === null) return false;
    if (!clipped.has(element)) clipped.set(element, getComputedStyle(element).clipPath !== "none" || hidden(element.parentElement));
    return clipped.get(element);
  };
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".hide, .skip") && !hidden(element);
  const named = (element) =>
    `${element.tagName.toLowerCase()}${element.className && typeof element.className === "string" ? `.${element.className.split(" ").join(".")}` : ""}` +
    ` “${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}”`;

  // The area one can hit: a link may stretch over the thing it is in, a label is the target of its box.
  const area = (element) => {
    const after = getComputedStyle(element, "::after");
    if (after.content !== "none" && after.position === "absolute") return element.offsetParent.getBoundingClientRect();
    const label = element.closest("label");
    return (label ?? element).getBoundingClientRect();
  };

  // WCAG 2.5.8: a link in a sentence is as high as its line. Alone in its block it is a target like any other.
  const inSentence = (element) => {
    if (element.tagName !== "A" || !getComputedStyle(element).display.startsWith("inline")) return false;
    const around = element.closest("p, li, dd, dt, td, th, div, small, blockquote, caption, summary");
    return around !== null && around.textContent.trim() !== element.textContent.trim();
  };

  const targets = () => {
    const found = [];
    for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
      if (!shown(element) || inSentence(element)) continue;
      const { width, height } = area(element);
      const least = element.matches("main .button:not(.second)") ? 56 : 44;
      if (height < least - 0.5 || width < 44 - 0.5)
        found.push(`${named(element)}: ${Math.round(width)} x ${Math.round(height)}, at least 44 x ${least}`);
    }
    return found;
  };

  const overflow = () => {
    const root = document.scrollingElement;
    const found = root.scrollWidth > root.clientWidth ? [`page: ${root.scrollWidth} in ${root.clientWidth}`] : [];
    const right = root.clientWidth + 1;
    for (const element of document.body.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      const beyond = box.width && (box.right > right || box.left < -1);
      const wider = element.scrollWidth > element.clientWidth + 1;
      const higher = element.scrollHeight > element.clientHeight + 1;
      if (!(beyond || wider || higher) || element.closest(PICTURE) || !shown(element)) continue;
      if (beyond) found.push(`${named(element)}: ${Math.round(box.left)} to ${Math.round(box.right)} in ${right - 1}`);
      const style = getComputedStyle(element);
      const cut = (wider && style.overflowX !== "visible") || (higher && style.overflowY === "hidden");
      if (cut && element.tagName !== "INPUT" && style.display !== "inline") found.push(`${named(element)}: cut off`);
    }
    return found.slice(0, 5);
  };

  const geometry = () => {
    clipped = new WeakMap();
    return { overflow: overflow(), targets: targets() };
  };

  // On what a text stands, in which colours: whatever stands the same way has the same contrast.
  const grounds = new WeakMap();
  const ground = (element) => {
    if (element === null) return "";
    if (!grounds.has(element)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
      const own = `${backgroundColor} ${backgroundImage} ${opacity}`;
      grounds.set(element, own === "rgba(0, 0, 0, 0) none 1" ? ground(element.parentElement) : `${own} on ${ground(element.parentElement)}`);
    }
    return grounds.get(element);
  };
  const STATES = ["aria-current", "aria-invalid", "disabled", "type"];
  const kind = (element) =>
    [element.tagName, ...element.classList, ...STATES.filter((name) => element.hasAttribute(name)).map((name) => `${name}=${element.getAttribute(name)}`)].join(".");
  const FIELDS = "input:not([type=hidden]), select, textarea";
  const saysSomething = (element) => element.matches(FIELDS) || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  let standing = new Map();
  const contexts = () => {
    standing = new Map();
    for (const element of document.body.querySelectorAll("*")) {
      if (!saysSomething(element) || element.closest("svg") || !element.checkVisibility()) continue;
      const { color, fontSize, fontWeight } = getComputedStyle(element);
      const family = [element, element.parentElement, element.parentElement.parentElement].map((one) => (one ? kind(one) : ""));
      const key = `${family.join(" in ")}: ${color} ${fontSize} ${fontWeight} on ${ground(element)}`;
      if (!standing.has(key)) standing.set(key, element);
    }
    return [...standing.keys()];
  };

  // Puts on the words of another page with the same style sheet, without fetching it.
  const trusted = trustedTypes.createPolicy("look", { createHTML: (html) => html });
  const wear = (html) => {
    const other = new DOMParser().parseFromString(trusted.createHTML(html), "text/html");
    document.documentElement.lang = other.documentElement.lang;
    document.title = other.title;
    document.body.replaceWith(document.adoptNode(other.body));
    open();
  };
  const open = () => document.querySelectorAll("details").forEach((details) => (details.open = true));

  const SPACED = `*, ::before, ::after { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-block-end: 2em !important; }`;
  const spaced = new CSSStyleSheet();
  spaced.replaceSync(SPACED);

  const forms = () =>
    [...document.querySelectorAll("main form")].map((form, at) => ({
      at,
      action: new URL(form.action).pathname,
      fields: [...form.elements]
        .filter((field) => field.name && field.tagName !== "BUTTON")
        .map((field) => ({ name: field.name, type: field.type, value: field.value, offered: field.options ? [...field.options].map((one) => one.value) : [] })),
      buttons: [...form.querySelectorAll("button")].map((button) => ({ name: button.name, value: button.value })),
    }));

  // At one width, as it is and with WCAG's text spacing.
  const both = () => {
    const plain = geometry();
    document.adoptedStyleSheets = [spaced];
    const wide = geometry();
    document.adoptedStyleSheets = [];
    return [plain, wide];
  };
  const all = () => {
    open();
    return [forms(), contexts(), geometry()];
  };

  return {
    open,
    wear,
    all,
    both,
    allOf: (pages) => pages.map((html) => (wear(html), all())),
    bothOf: (pages) => pages.map((html) => (wear(html), both())),
    at: (keys) => keys.map((key) => standing.get(key)),
    // Sends fields to an address, as a page that has been open for a while would.
    send: (action, pairs) => {
      const form = document.createElement("form");
      form.method = "post";
      form.action = action;
      for (const [name, value] of pairs) {
        const field = document.createElement("textarea");
        field.name = name;
        field.value = value;
        form.append(field);
      }
      document.body.append(form);
      HTMLFormElement.prototype.submit.call(form);
    },
  };
})()
