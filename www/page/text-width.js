// How wide a text will be, before it is drawn.

const context = document.createElement('canvas').getContext('2d');

export function textWidth(text, font) {
  context.font = font;
  return context.measureText(text).width;
}

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function shorten(text, font, width) {
  if (textWidth(text, font) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, font) > width) letters.pop();
  return `${letters.join('')}…`;
}
