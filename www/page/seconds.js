// Numbers of seconds as the page writes them; the unit is a word of the page's language.

/** For a ruler or a sentence: '3', '0.25'. */
export function shortSeconds(seconds) {
  return String(Number(seconds.toFixed(3)));
}

/** For a column of times, which should line up: '3.00', '0.125'. */
export function alignedSeconds(seconds) {
  return seconds.toFixed(3).replace(/0$/, '');
}
