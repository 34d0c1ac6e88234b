// The timeline's colours in a page of which we know nothing, light or dark: text and lines have the colour of the page's
// own text, and each hue is one that both white and near-black set off (3:1), and on which white can be read (4.5:1).

/** What fills shapes. */
export const HUES = {
  '--hue-0': '#0d72e3',
  '--hue-1': '#c1540a',
  '--hue-2': '#9959be',
  '--hue-3': '#008378',
  '--hue-4': '#d23383',
  '--hue-5': '#887300',
  '--hue-6': '#a8633a',
  '--hue-7': '#687687',
  '--ready': '#9d6b00',
  '--error': '#db332a',
};

const OTHERS = {
  '--ink': 'currentColor',
  '--muted': 'currentColor',
  '--edge': 'currentColor',
  '--edge-strong': '#808080',
  '--panel': 'none',
  '--on-hue': '#ffffff',
};

/** How strong the page's own colour is: of text, and of lines. Shapes say it themselves. */
const STRENGTH = { '--muted': 0.75, '--edge': 0.18 };

/** For vnode.js: the attribute with its colour. */
export function resolve(name, value, tag) {
  const [, property] = (typeof value === 'string' && value.match(/^var\((--[\w-]+)\)$/)) || [];
  if (!property) return [[name, value]];
  // Letters are thin: in a hue they would need more contrast than it has on both.
  if (tag === 'text' && property.startsWith('--hue-')) return [[name, 'currentColor']];
  const colour = [name, HUES[property] ?? OTHERS[property]];
  const strength = property === '--muted' && tag !== 'text' ? undefined : STRENGTH[property];
  return strength ? [colour, [`${name}-opacity`, strength]] : [colour];
}
