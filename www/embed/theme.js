// Light or dark, as the page around is. A page that declares its `color-scheme` hands it down by itself; of one that only
// sets colours, its text tells: light text stands on a dark page.

const followed = new Map();
let observer = null;

/** @param {HTMLElement} element @param {(scheme: string) => void} apply hears a value for `color-scheme` */
export function follow(element, apply) {
  followed.set(element, apply);
  apply(schemeAround(element));
  observer ??= observe();
}

export function unfollow(element) {
  followed.delete(element);
}

function observe() {
  const again = () => {
    for (const [element, apply] of followed) apply(schemeAround(element));
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
  const themed = new MutationObserver(again);
  // Where themes are switched: by a class, a data attribute or a style of the page's outermost elements.
  for (const node of [document.documentElement, document.body]) if (node) themed.observe(node, { attributes: true });
  return themed;
}

function schemeAround(element) {
  const { colorScheme, color } = getComputedStyle(element.parentElement ?? document.documentElement);
  if (colorScheme !== 'normal' && colorScheme !== '') return '';
  return isLight(color) ? 'dark' : 'light';
}

/** Of a computed colour: rgb(…), or color(…) with parts from 0 to 1. */
function isLight(color) {
  const parts = color.match(/[\d.]+(?=[ ,)/]|$)/g)?.slice(0, 3).map(Number) ?? [0, 0, 0];
  const [red, green, blue] = color.startsWith('rgb') ? parts.map((part) => part / 255) : parts;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5;
}
