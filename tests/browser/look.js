// What a page looks like, measured in the page itself. Evaluated by tests/browser/looking.py.
(() => {
  "use strict";
  const PICTURE = "svg, [aria-hidden='true']";
  // There for who listens, not for who looks.
  const hidden = (element) => {
    for (let one = element; one; one = one.parentElement) if (getComputedStyle(one).clipPath !== "none") return true;
    return false;
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
      if (element.closest(PICTURE) || !shown(element)) continue;
      const box = element.getBoundingClientRect();
      if (box.width && (box.right > right || box.left < -1)) found.push(`${named(element)}: ${Math.round(box.left)} to ${Math.round(box.right)} in ${right - 1}`);
      const style = getComputedStyle(element);
      const cutsX = style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
      const cutsY = style.overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1;
      if ((cutsX || cutsY) && style.display !== "inline") found.push(`${named(element)}: cut off`);
    }
    return found.slice(0, 5);
  };

  const geometry = () => ({ overflow: overflow(), targets: targets() });

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

  return {
    open: () => document.querySelectorAll("details").forEach((details) => (details.open = true)),
    geometry,
    // At one width, as it is and with WCAG's text spacing.
    both: () => {
      const plain = geometry();
      document.adoptedStyleSheets = [spaced];
      const wide = geometry();
      document.adoptedStyleSheets = [];
      return [plain, wide];
    },
    geometry,
    // At one width, as it is and with WCAG's text spacing.
    both: () => {
      const plain = geometry();
      document.adoptedStyleSheets = [spaced];
      const wide = geometry();
      document.adoptedStyleSheets = [];
      return [plain, wide];
    },
    skeletons: () => [bones(document.querySelector("main")), bones(document.documentElement, document.querySelector("main"))],
    forms,
    // Sends a form as it stands, without what the browser itself would hold back.
    empty: (at) => {
      const form = document.querySelectorAll("main form")[at];
      for (const field of form.elements) {
        if (field.type === "hidden" || field.tagName === "BUTTON" || field.tagName === "FIELDSET") continue;
        if (field.type === "radio" || field.type === "checkbox") field.checked = false;
        else if (field.tagName === "SELECT") field.selectedIndex = -1;
        else field.value = "";
      }
      HTMLFormElement.prototype.submit.call(form);
    },
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
