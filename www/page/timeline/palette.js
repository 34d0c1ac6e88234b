// The page's colours where its style sheet does not reach: in a file.

/**
 * @param {(name: string) => string} valueOf the value of a custom property as tokens.css has it: `light-dark(#fff, #000)`
 * @param {'light' | 'dark'} theme
 * @returns {(name: string, value: string) => [string, string][]} for vnode.js: `var(--…)` becomes the colour
 */
export function resolverOf(valueOf, theme) {
  const known = new Map();
  const colour = (property) => {
    if (!known.has(property)) known.set(property, pick(valueOf(property), theme));
    return known.get(property);
  };
  return (name, value) => [[name, typeof value === 'string' ? value.replace(/var\((--[\w-]+)\)/g, (_, property) => colour(property)) : value]];
}

function pick(value, theme) {
  const both = value.trim().match(/^light-dark\(([^,]+),\s*([^)]+)\)$/);
  if (!both) return value.trim();
  return both[theme === 'dark' ? 2 : 1].trim();
}

/** The properties as a style sheet's text has them. */
export function propertiesOf(css) {
  const table = new Map(Array.from(css.matchAll(/(--[\w-]+):\s*([^;]+);/g), ([, name, value]) => [name, value]));
  return (name) => table.get(name) ?? '';
}
