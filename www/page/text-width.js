// How wide a text will be, before it is drawn: measured where there is a page, and estimated where there is none.

const context = globalThis.document?.createElement('canvas').getContext('2d');

export function textWidth(text, font) {
  if (!context) return estimate(text) * parseFloat(font.match(/[\d.]+px/)[0]);
  context.font = font;
  return context.measureText(text).width;
}

/** In units of the font's size, rather too wide than too narrow. */
function estimate(text) {
  let width = 0;
  for (const letter of text) {
    if (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uff00-\uff60]/.test(letter)) width += 1;
    else if (/[il.,:;|'!()[\] ]/.test(letter)) width += 0.34;
    else width += /[mwMW@%…]/.test(letter) ? 0.9 : 0.61;
  }
  return width;
}

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function shorten(text, font, width) {
  if (textWidth(text, font) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, font) > width) letters.pop();
  return `${letters.join('')}…`;
}
