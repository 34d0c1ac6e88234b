// Elements made from data. Text is always set as text, so nothing a program prints can become markup.

const SVG = 'http://www.w3.org/2000/svg';

/** `el('p', { class: 'note', onclick: f }, 'text', child)`; attributes that are null or false are left out. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** The SVG node of one made by vnode.js; `onNode` hears of each that is made. */
export function svgOf(vnode, onNode) {
  if (typeof vnode === 'string') return vnode;
  const node = svg(vnode.tag, vnode.attributes, ...vnode.children.map((child) => svgOf(child, onNode)));
  onNode?.(node, vnode);
  return node;
}
