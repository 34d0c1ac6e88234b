/**
 * A style sheet for shadow trees: one for all elements, and none that a page's Content-Security-Policy could refuse.
 * @param {string} text
 */
export function sheetOf(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
