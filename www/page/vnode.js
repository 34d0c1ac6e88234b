// Elements as plain data, so that one and the same picture becomes nodes of a page, or text where there is no page.

/** `h('rect', { x: 1 }, 'text', child)`; attributes that are null or false are left out, and so are such children. */
export function h(tag, attributes = {}, ...children) {
  return { tag, attributes, children: children.flat(Infinity).filter(Boolean) };
}

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// What XML cannot hold at all, not even escaped.
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escape = (text) => String(text).replace(FORBIDDEN, '\ufffd').replace(/[&<>"]/g, (letter) => ESCAPES[letter]);

/** As XML. `resolve` may change attributes on the way: a list of [name, value] for each, which may depend on the tag. */
export function markup(node, resolve = (name, value) => [[name, value]]) {
  if (typeof node === 'string') return escape(node);
  const attributes = Object.entries(node.attributes)
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .flatMap(([name, value]) => resolve(name, value, node.tag))
    .map(([name, value]) => ` ${name}="${escape(value === true ? '' : typeof value === 'number' ? Number(value.toFixed(2)) : value)}"`);
  const inner = node.children.map((child) => markup(child, resolve)).join('');
  return inner ? `<${node.tag}${attributes.join('')}>${inner}</${node.tag}>` : `<${node.tag}${attributes.join('')}/>`;
}
